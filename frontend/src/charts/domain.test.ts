import { describe, expect, it } from "vitest";

import { domainOf, freeHeight, spread } from "./domain";

describe("domainOf", () => {
  it("holds every sample, and zero where it belongs", () => {
    const [low, high] = domainOf([-16, 18], { include: [0] });
    expect(low).toBeLessThan(-16);
    expect(high).toBeGreaterThan(18);
    expect(domainOf([380, 650], {})[0]).toBeGreaterThan(0);
    expect(domainOf([3], { fixed: [0, 9.9] })).toEqual([0, 9.9]);
  });

  it("counts decades on a logarithmic axis, where a zero has no place and a rounding error adds none", () => {
    const rule = { log: true, include: [1e-9, 1e-2] };
    expect(domainOf([0, 9.999e-10, 1e-4], rule).map((v) => Math.round(Math.log10(v)))).toEqual([-9, -2]);
    expect(domainOf([], { log: true })).toEqual([1e-8, 1e-3]);
  });
});

it("moves labels apart within the plot", () => {
  expect(spread([50, 52], 15, 0, 100)).toEqual([50, 65]);
  expect(spread([98, 99], 15, 0, 100)).toEqual([85, 100]);
});

it("finds the nearest height that lies on nothing, or none", () => {
  expect(freeHeight(50, [], 10, 0, 100)).toBe(50);
  expect(freeHeight(50, [[45, 60]], 10, 0, 100)).toBe(40);
  expect(freeHeight(50, [[0, 100]], 10, 0, 100)).toBeNull();
});
