import { expect, it } from "vitest";

import type { Approach } from "@/api/types";
import { DAY } from "@/lib/time";

import { heldSpan, markAt, marksOf, radiusScale, scalesOf } from "./timeline-marks";

const FROM = Date.UTC(2026, 2, 26);
const span = { from: FROM, to: FROM + 67 * DAY };
const frame = { width: 900, height: 240, left: 44, right: 12, top: 8, bottom: 24 };
const approach = (days: number, lunar: number | null, size: number | null = 0.02) =>
  ({
    approach_id: `${days}`,
    approach_at: new Date(FROM + days * DAY).toISOString(),
    miss_distance_lunar: lunar,
    diameter_avg_km: size,
  }) as Approach;

it("keeps what lies in the span and has a distance, the small ones last", () => {
  const marks = marksOf([approach(3, 2, 0.01), approach(5, 4, 0.8), approach(90, 1), approach(4, null)], span);
  expect(marks.map(({ approach: a }) => a.approach_id)).toEqual(["5", "3"]);
});

it("gives area to size, not radius", () => {
  const radius = radiusScale();
  expect((radius(0.8) - 2) / (radius(0.2) - 2)).toBeCloseTo(2, 10);
  expect(radius(35)).toBe(radius(1));
});

it("always shows the Moon's distance and finds the mark under the pointer", () => {
  const marks = marksOf([approach(30, 12)], span);
  const scales = scalesOf(marks, span, frame);
  expect(scales.y(1)).toBeLessThan(frame.height - frame.bottom);
  expect(scales.y(1)).toBeGreaterThan(scales.y(12));
  expect(markAt(marks, scales, scales.x(FROM + 30 * DAY) + 4, scales.y(12))?.lunar).toBe(12);
  expect(markAt(marks, scales, 0, 0)).toBeNull();
});

it("shows what was asked for and a day on either side", () => {
  const gaps = [
    { from: "2026-03-26T00:00:00Z", to: "2026-04-01T00:00:00Z" },
    { from: "2026-04-09T00:00:00Z", to: "2026-06-01T00:00:00Z" },
  ];
  expect(heldSpan(span, gaps)).toEqual({ from: Date.UTC(2026, 2, 31), to: Date.UTC(2026, 3, 10) });
  expect(heldSpan(span, [])).toEqual(span);
  expect(heldSpan(span, [{ from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z" }])).toEqual(span);
});
