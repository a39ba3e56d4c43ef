import { expect, it } from "vitest";

import { DAY, HOUR, MINUTE } from "@/lib/time";

import { knotTimes } from "./knots";
import { compassPoint, placeOf } from "./place";
import { satelliteSentence } from "./sentence";

const now = Date.UTC(2026, 3, 2, 16);
const standing = { drawn: 14_905, group: null, newestAt: now - 45 * MINUTE, refused: 0, now };

it("says how many, how fresh, and what is lost", () => {
  expect(satelliteSentence(standing)).toBe("14,905 satellites followed; elements fetched 45 min ago.");
  expect(satelliteSentence({ ...standing, drawn: 1, group: "stations", newestAt: now - 9000, refused: 1 })).toBe(
    "1 satellite of the group stations followed; elements fetched just now. 1 has elements that give no place any more.",
  );
  expect(satelliteSentence({ ...standing, newestAt: now - 30 * HOUR })).toContain("no new elements for 1 d");
  expect(satelliteSentence({ ...standing, newestAt: now - 3 * DAY })).toContain("no new elements for 3 d");
  expect(satelliteSentence({ ...standing, newestAt: null })).toContain("how old their elements are is not known");
});

it("reads a place and refuses what is none", () => {
  expect(placeOf("52.52, 13.4")).toEqual({ lat: 52.52, lon: 13.4, elevation: 0 });
  expect(placeOf("-33.87 151.21 58")).toEqual({ lat: -33.87, lon: 151.21, elevation: 58 });
  for (const text of ["", "52", "95, 10", "10, 400", "Berlin", "1, 2, 3, 4", "1, 2, 99999"]) expect(placeOf(text)).toBeNull();
});

it("names directions", () => {
  expect([0, 44, 180, 359].map(compassPoint)).toEqual(["N", "NE", "S", "N"]);
});

it("sets knots about an instant", () => {
  expect(knotTimes(now + 5000, false)).toEqual([now, now + 2 * MINUTE]);
  expect(knotTimes(now + 5000, true)).toEqual([now, now + 10 * MINUTE]);
});
