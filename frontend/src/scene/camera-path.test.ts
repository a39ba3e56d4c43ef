import { Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { eased, FARTHEST_AU, NEAREST_AU, turned, turnOfKey } from "./camera-path";

const offset = new Vector3(0, -3, 2);

describe("turned", () => {
  it("turns in longitude without changing height or distance", () => {
    const next = turned(offset, { longitude: Math.PI / 2 });
    expect(next.x).toBeCloseTo(3, 12);
    expect(next.z).toBeCloseTo(2, 12);
    expect(next.length()).toBeCloseTo(offset.length(), 12);
  });

  it("stops short of the poles and of its distances", () => {
    expect(turned(offset, { latitude: 9 }).z).toBeLessThan(offset.length());
    expect(turned(offset, { latitude: 9 }).y).toBeLessThan(0);
    expect(turned(offset, { zoom: 1e-9 }).length()).toBeCloseTo(NEAREST_AU, 12);
    expect(turned(offset, { zoom: 1e9 }).length()).toBeCloseTo(FARTHEST_AU, 9);
  });
});

it("knows the camera's keys and leaves the others alone", () => {
  expect(turnOfKey("ArrowLeft")?.longitude).toBeLessThan(0);
  expect(turnOfKey("+")?.zoom).toBeLessThan(1);
  expect(turnOfKey("Tab")).toBeNull();
});

it("eases from nothing to all", () => {
  expect([eased(0), eased(0.5), eased(1)]).toEqual([0, 0.5, 1]);
});
