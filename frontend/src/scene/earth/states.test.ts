import { expect, it } from "vitest";

import { isHidden, knotsOf, placeAt, shareOf, type Snapshot } from "./states";

const RADIUS = 6900;
const SPEED = Math.sqrt(398_600.8 / RADIUS);
const RATE = SPEED / RADIUS;

/** Satellites on one circle, a degree apart. */
function circle(at: number, numbers: readonly number[]): Snapshot {
  const angle = (n: number) => (n * Math.PI) / 180 + (RATE * at) / 1000;
  return {
    at,
    numbers: Int32Array.from(numbers),
    places: Float32Array.from(numbers.flatMap((n) => [RADIUS * Math.cos(angle(n)), RADIUS * Math.sin(angle(n)), 0])),
    speeds: Float32Array.from(numbers.flatMap((n) => [-SPEED * Math.sin(angle(n)), SPEED * Math.cos(angle(n)), 0])),
  };
}

it("is within tens of metres between knots two minutes apart", () => {
  const knots = knotsOf(circle(0, [1, 2, 3]), circle(120_000, [1, 2, 3]));
  for (const at of [0, 30_000, 60_000, 90_000, 120_000]) {
    const [x, y] = placeAt(knots, 1, at);
    const [tx = 0, ty = 0] = circle(at, [2]).places;
    expect(Math.hypot(x - tx, y - ty)).toBeLessThan(0.02);
  }
});

it("keeps the satellites that both knots have, each with its own row", () => {
  const knots = knotsOf(circle(0, [1, 2, 4, 7]), circle(120_000, [2, 3, 7]));
  expect([...knots.numbers]).toEqual([2, 7]);
  expect(knots.rows.get(7)).toBe(1);
  const [x, y] = placeAt(knots, 1, 120_000);
  expect(Math.atan2(y, x)).toBeCloseTo((7 * Math.PI) / 180 + RATE * 120, 5);
});

it("stays at a knot beyond it", () => {
  const knots = knotsOf(circle(0, [1]), circle(120_000, [1]));
  expect(shareOf(knots, -5)).toBe(0);
  expect(shareOf(knots, 500_000)).toBe(1);
});

it("hides what the globe covers", () => {
  expect(isHidden([3, 0, 0], [-2, 0, 0], 1)).toBe(true);
  expect(isHidden([3, 0, 0], [-2, 2.2, 0], 1)).toBe(false);
  expect(isHidden([3, 0, 0], [1.5, 0, 0], 1)).toBe(false);
});
