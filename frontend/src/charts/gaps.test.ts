import { describe, expect, it } from "vitest";

import { domainOf, freeHeight, spread } from "./domain";
import { nearest, unbroken } from "./gaps";

const times = [0, 60, 120, 600, 660];

describe("a gap in the data is a gap in the line", () => {
  it("breaks between the samples that a gap lies between", () => {
    expect(unbroken(times, [[120, 600]])).toEqual([[0, 3], [3, 5]]);
  });

  it("breaks where a gap only touches the time between two samples", () => {
    expect(unbroken(times, [[130, 200]])).toEqual([[0, 3], [3, 5]]);
  });

  it("takes gaps in any order, also several between two samples and outside of all", () => {
    expect(unbroken(times, [[610, 650], [300, 400], [200, 250], [-50, 0], [700, 900]])).toEqual([[0, 3], [3, 4], [4, 5]]);
  });

  it("draws everything where nothing is missing, and nothing of nothing", () => {
    expect(unbroken(times, [])).toEqual([[0, 5]]);
    expect(unbroken([], [[0, 1]])).toEqual([]);
  });
});

describe("the sample at the crosshair", () => {
  it("is the nearest within reach", () => {
    expect(nearest(times, 100, 60)).toBe(2);
    expect(nearest(times, 5000, 60)).toBeNull();
    expect(nearest(times, 350, 60)).toBeNull();
    expect(nearest([], 0, 60)).toBeNull();
  });
});

describe("vertical domains", () => {
  it("hold every sample and what must be in view", () => {
    const [low, high] = domainOf([3, 9], { include: [0] });
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(9);
    expect(domainOf([-12, 8], {})[0]).toBeLessThan(-12);
  });

  it("end at whole decades on a log scale and leave zeros out", () => {
    expect(domainOf([0, 2e-7, 3e-5], { log: true })).toEqual([1e-7, expect.closeTo(1e-4, 9)]);
  });

  it("exist without data", () => expect(domainOf([], {})).toEqual([0, 1]));
});

describe("labels", () => {
  it("are moved apart and stay within the chart", () => {
    const placed = spread([50, 52, 99], 15, 10, 100);
    const sorted = [...placed].sort((a, b) => a - b);
    expect(sorted.every((y, i) => i === 0 || y - (sorted[i - 1] ?? 0) >= 15)).toBe(true);
    expect(Math.max(...placed)).toBeLessThanOrEqual(100);
  });

  it("take the nearest free height, or none", () => {
    expect(freeHeight(50, [[40, 60]], 10, 0, 100)).toBe(35);
    expect(freeHeight(50, [[0, 100]], 10, 0, 100)).toBeNull();
  });
});
