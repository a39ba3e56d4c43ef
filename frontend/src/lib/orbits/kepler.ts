/**
 * Kepler's equation for ellipses and hyperbolas, in float64.
 *
 * Start value of Mikkola (1987, Celestial Mechanics 40, 329), right to 2e-3 rad for every eccentricity and
 * phase; each Halley step cubes the error. The residual is written with 1 − e and E − sin E so that it keeps
 * its digits near the perihelion of nearly parabolic orbits. `scene/glsl/kepler.ts` does the same in float32.
 */
import { TWO_PI } from "./constants";

const HALLEY_STEPS = 3;
/** Below this anomaly E − sin E and sinh F − F are summed as series: their difference would lose digits. */
const SERIES_BELOW = 0.5;

/** Angle wrapped to [−π, π). */
export function wrapAngle(radians: number): number {
  return radians - TWO_PI * Math.floor(radians / TWO_PI + 0.5);
}

/** Root of Mikkola's cubic s³ + 3αs − 2β = 0, written so that nothing cancels. */
function mikkolaRoot(meanAnomaly: number, oneMinusE: number): number {
  const e = 1 - oneMinusE;
  const scale = 4 * e + 0.5;
  const alpha = Math.abs(oneMinusE) / scale;
  const beta = Math.abs(meanAnomaly) / (2 * scale);
  const z = Math.cbrt(beta + Math.sqrt(beta * beta + alpha ** 3));
  if (z === 0) return 0;
  const s = (2 * beta) / (z * z + alpha + (alpha * alpha) / (z * z));
  return Math.sign(meanAnomaly) * s;
}

/** Sum of x³/3! ± x⁵/5! + …: x − sin x for sign −1, sinh x − x for sign +1. */
function cubicTail(x: number, sign: 1 | -1): number {
  let term = (x * x * x) / 6;
  let sum = term;
  for (let k = 5; k <= 21; k += 2) {
    term *= (sign * x * x) / (k * (k - 1));
    sum += term;
  }
  return sum;
}

/**
 * Eccentric anomaly E of M = E − e sin E.
 *
 * @param meanAnomaly radians, any; the result lies in [−π, π]
 * @param oneMinusE 1 − e, in (0, 1]
 */
export function eccentricAnomaly(meanAnomaly: number, oneMinusE: number): number {
  const m = wrapAngle(meanAnomaly);
  const e = 1 - oneMinusE;
  const root = mikkolaRoot(m, oneMinusE);
  const w = root - (0.078 * root ** 5) / (1 + e);
  let anomaly = m + e * (3 * w - 4 * w ** 3);
  for (let i = 0; i < HALLEY_STEPS; i++) {
    const sin = Math.sin(anomaly);
    const tail = Math.abs(anomaly) < SERIES_BELOW ? cubicTail(anomaly, -1) : anomaly - sin;
    const value = oneMinusE * anomaly + e * tail - m;
    const slope = oneMinusE + 2 * e * Math.sin(anomaly / 2) ** 2;
    anomaly -= value / (slope - (value * e * sin) / (2 * slope));
  }
  return anomaly;
}

/**
 * Hyperbolic anomaly F of M = e sinh F − F.
 *
 * @param meanAnomaly radians, any, not wrapped
 * @param oneMinusE 1 − e, negative
 */
export function hyperbolicAnomaly(meanAnomaly: number, oneMinusE: number): number {
  const e = 1 - oneMinusE;
  const root = mikkolaRoot(meanAnomaly, oneMinusE);
  const s = root + (0.071 * root ** 5) / ((1 + 0.45 * root * root) * (1 + 4 * root * root) * e);
  let anomaly = 3 * Math.asinh(s);
  for (let i = 0; i < HALLEY_STEPS; i++) {
    const sinh = Math.sinh(anomaly);
    const tail = Math.abs(anomaly) < SERIES_BELOW ? cubicTail(anomaly, 1) : sinh - anomaly;
    const value = -oneMinusE * anomaly + e * tail - meanAnomaly;
    const slope = -oneMinusE + 2 * e * Math.sinh(anomaly / 2) ** 2;
    anomaly -= value / (slope - (value * e * sinh) / (2 * slope));
  }
  return anomaly;
}
