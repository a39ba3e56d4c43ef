import { describe, expect, it } from "vitest";
import { eccentricAnomaly, hyperbolicAnomaly, wrapAngle } from "./kepler";

const phases = Array.from({ length: 401 }, (_, k) => -Math.PI + (2 * Math.PI * k) / 401);

describe("eccentricAnomaly", () => {
  it.each([1, 0.8, 0.3, 0.03, 1e-3, 1e-6, 1e-9])("satisfies Kepler's equation for 1 − e = %s", (oneMinusE) => {
    const e = 1 - oneMinusE;
    for (const m of [...phases, 1e-3, 1e-6, 1e-12, -1e-6]) {
      const anomaly = eccentricAnomaly(m, oneMinusE);
      const slope = 1 - e * Math.cos(anomaly);
      expect(Math.abs(anomaly - e * Math.sin(anomaly) - m)).toBeLessThan(2e-15 + 1e-15 * slope);
    }
  });

  it("keeps its digits at the perihelion of a nearly parabolic orbit, where M is the series of E", () => {
    const oneMinusE = 1e-8;
    for (const anomaly of [1e-5, 1e-4, 1e-3, 1e-2]) {
      const m = oneMinusE * anomaly + (1 - oneMinusE) * (anomaly ** 3 / 6 - anomaly ** 5 / 120 + anomaly ** 7 / 5040);
      expect(eccentricAnomaly(m, oneMinusE) / anomaly).toBeCloseTo(1, 12);
    }
  });

  it("is zero at perihelion and π at aphelion, and does not depend on whole turns", () => {
    expect(eccentricAnomaly(0, 0.1)).toBe(0);
    expect(Math.abs(eccentricAnomaly(Math.PI, 0.1))).toBeCloseTo(Math.PI, 14);
    expect(eccentricAnomaly(0.7 + 40 * Math.PI, 0.5)).toBeCloseTo(eccentricAnomaly(0.7, 0.5), 12);
  });
});

describe("hyperbolicAnomaly", () => {
  it.each([-1e-9, -1e-6, -1e-3, -0.2, -2.36, -5])("satisfies Kepler's equation for 1 − e = %s", (oneMinusE) => {
    const e = 1 - oneMinusE;
    for (const m of [0, 1e-9, 1e-4, 0.3, 3, 30, 3000, -0.3, -30]) {
      const anomaly = hyperbolicAnomaly(m, oneMinusE);
      const residual = e * Math.sinh(anomaly) - anomaly - m;
      expect(Math.abs(residual)).toBeLessThan(1e-13 * Math.max(1e-2, Math.abs(m)));
    }
  });
});

it("wraps angles to [−π, π)", () => {
  expect(wrapAngle(3 * Math.PI)).toBeCloseTo(-Math.PI, 12);
  expect(wrapAngle(-0.1)).toBeCloseTo(-0.1, 15);
});
