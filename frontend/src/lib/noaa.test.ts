import { describe, expect, it } from "vitest";

import { flareClass, gLevel, kpThirds, rLevel } from "./noaa";

describe("NOAA scales", () => {
  it.each([
    [4.33, 0],
    [4.67, 1],
    [5.33, 1],
    [5.67, 2],
    [6.67, 3],
    [8.67, 4],
    [9, 5],
  ])("Kp %d is G%d", (kp, level) => expect(gLevel(kp)).toBe(level));

  it.each([
    [9.9e-6, 0],
    [1e-5, 1],
    [5e-5, 2],
    [1e-4, 3],
    [1e-3, 4],
    [2e-3, 5],
  ])("a flux of %d W/m² is R%d", (flux, level) => expect(rLevel(flux)).toBe(level));

  it.each([
    [1.5e-4, "X1.5"],
    [1e-5, "M1.0"],
    [9.99e-6, "C9.9"],
    [3e-9, "A0.3"],
    [2.8e-3, "X28.0"],
  ])("a flux of %d W/m² is a %s", (flux, name) => expect(flareClass(flux)).toBe(name));

  it.each([
    [5, "5o"],
    [5.33, "5+"],
    [4.67, "5−"],
    [0, "0o"],
  ])("Kp %d is written %s", (kp, text) => expect(kpThirds(kp)).toBe(text));
});
