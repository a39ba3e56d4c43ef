import { describe, expect, it } from "vitest";

import { lengthText, localPlane, planOf, scaleBar } from "./plan";
import type { Way, Waypoint } from "./types";

const place = (longitude: number, latitude: number) => ({ mars_longitude_deg: longitude, mars_latitude_deg: latitude }) as Waypoint;
const way = (lines: number[][][]) => ({ traverse_id: "t", lines }) as Way;

describe("the plan of a way", () => {
  it("measures a degree of latitude on Mars", () => {
    const [east, north] = localPlane({ longitude: 77, latitude: 0 })(77, 1);
    expect(east).toBe(0);
    expect(north).toBeCloseTo(59_274.7, 0);
  });

  it("narrows longitudes away from the equator", () => {
    const [east] = localPlane({ longitude: 0, latitude: 60 })(1, 60);
    expect(east).toBeCloseTo(59_274.7 / 2, 0);
  });

  it("begins at the first place and reaches as far as places and lines", () => {
    const plan = planOf([place(77, 18), place(77.001, 18)], [way([[[77, 18], [77, 18.001, -2500]]])]);
    expect(plan?.places[0]?.at).toEqual([0, 0]);
    expect(plan?.north[1]).toBeCloseTo(59.27, 1);
    expect(plan?.east[1]).toBeCloseTo(56.37, 1);
  });

  it("stands on its lines where no place is held, and is none without either", () => {
    expect(planOf([], [way([[[77, 18], [77.01, 18]]])])?.ways[0]?.lines[0]).toHaveLength(2);
    expect(planOf([], [])).toBeNull();
    expect(planOf([], [{ traverse_id: "t", lines: null } as Way])).toBeNull();
  });

  it("has a bar of a round length", () => {
    expect([900, 5000, 12, 41_000].map(scaleBar)).toEqual([200, 1000, 2, 10_000]);
    expect([200, 1000, 10_000].map(lengthText)).toEqual(["200 m", "1 km", "10 km"]);
  });
});
