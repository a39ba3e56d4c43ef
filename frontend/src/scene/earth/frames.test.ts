import { expect, it } from "vitest";

import { EARTH_RADIUS_KM, groundOf, siderealTime, sunDirection } from "./frames";
import { terminator, unbroken } from "./map-view";

const DEG = Math.PI / 180;

it("turns as Greenwich does", () => {
  // Example 12.a of Meeus: 10 April 1987, 0 h UT, 13 h 10 min 46.3668 s.
  expect(siderealTime(Date.UTC(1987, 3, 10)) / DEG).toBeCloseTo((13 + 10 / 60 + 46.3668 / 3600) * 15, 3);
});

it("knows where the Sun stands at the equinox and the solstice", () => {
  const [x, , z] = sunDirection(Date.UTC(2026, 2, 20, 14, 46));
  expect(x).toBeCloseTo(1, 4);
  // A seventh of a degree of precession since 2000 is left out.
  expect(z).toBeCloseTo(0, 2);
  expect(Math.asin(sunDirection(Date.UTC(2026, 5, 21, 8, 25))[2]) / DEG).toBeCloseTo(23.44, 1);
});

it("finds the ground below a place as core does", () => {
  // The space station's elements of 2 April 2026 at 12:00 UTC, position and place as the API answers.
  const found = groundOf([-4743.746639704067, -640.420038020876, -4828.369661865592], siderealTime(Date.UTC(2026, 3, 2, 12)));
  expect(found.latitude).toBeCloseTo(-45.428018, 3);
  expect(found.longitude).toBeCloseTo(176.840838, 2);
  expect(found.altitude).toBeCloseTo(431.674, 1);
  expect(groundOf([0, 0, 6356.7523], 1).latitude).toBeCloseTo(90, 6);
  expect(groundOf([EARTH_RADIUS_KM, 0, 0], 0)).toMatchObject({ latitude: 0, longitude: 0 });
});

it("draws night where the Sun is below the horizon", () => {
  const ms = Date.UTC(2026, 5, 21, 12);
  const edge = terminator(sunDirection(ms), siderealTime(ms), 0);
  // At noon of the June solstice the terminator crosses Greenwich's meridian in the Antarctic.
  expect(edge).toBeGreaterThan(-67.5);
  expect(edge).toBeLessThan(-66);
});

it("breaks a track at the date line only", () => {
  const track = [170, 179, -179, -170].map((longitude) => ({ latitude: 0, longitude }));
  expect(unbroken(track).map((line) => line.length)).toEqual([2, 2]);
  expect(unbroken([])).toEqual([]);
});
