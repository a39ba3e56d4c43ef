import { describe, expect, it } from "vitest";

import { cornerOf, trackOf } from "./places";

const at = (longitude: number, latitude: number) => ({ date: "2026-01-01T00:00:00Z", type: "Point", coordinates: [longitude, latitude] });

describe("places", () => {
  it("reads points and the first corner of areas", () => {
    expect(cornerOf([10, 20])).toEqual([10, 20]);
    expect(cornerOf([[[1, 2], [3, 4]]])).toEqual([1, 2]);
    expect(cornerOf("nowhere")).toBeNull();
    expect(cornerOf([])).toBeNull();
  });

  it("cuts a track at the map's edge", () => {
    expect(trackOf([at(178, 5), at(179, 6), at(-179, 7)])).toEqual([[[178, 5], [179, 6]], [[-179, 7]]]);
  });
});
