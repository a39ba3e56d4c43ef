/** Known places: Simon et al. 1994 (SOFA plan94), turned to the ecliptic J2000; both are fits, good to arcseconds–arcminutes. */
import { describe, expect, it } from "vitest";
import { separation, type Vector } from "./elements";
import { PLANET_NAMES, planetPosition } from "./planets";

const J2000: readonly Vector[] = [
  [-0.13009177, -0.44728672, -0.02459798],
  [-0.71830179, -0.0326562, 0.04101532],
  [-0.17716063, 0.96721398, 0],
  [1.3907052, -0.01337382, -0.03446175],
  [4.00156008, 2.9381113, -0.10166254],
  [6.40460227, 6.57042038, -0.36961048],
  [14.43205969, -13.73511459, -0.23830536],
  [16.81202507, -24.9916783, 0.12720537],
];
const APRIL_2026: readonly Vector[] = [
  [-0.16464223, -0.43493215, -0.02044357],
  [0.35094175, 0.63048733, -0.01158734],
  [-0.97953507, -0.19760937, 0.00001707],
  [1.29803018, -0.47119227, -0.04170529],
  [-2.33171606, 4.69748777, 0.03264871],
  [9.45185721, 0.76068128, -0.38982346],
  [9.56873745, 16.96011933, -0.06112228],
  [29.86395058, 0.80513145, -0.70474144],
];
/** JPL’s bounds in longitude and distance together with those of the comparison, arcseconds. */
const BOUND_ARCSEC = [25, 30, 30, 75, 500, 700, 150, 120];

describe.each([
  [2_451_545, J2000],
  [2_461_132, APRIL_2026],
])("planets at JD %s", (jd, places) => {
  it.each(PLANET_NAMES.map((name, k) => [name, k] as const))("%s stands within JPL's stated error", (name, k) => {
    const position = planetPosition(name, jd);
    const known = places[k] ?? [0, 0, 0];
    const bound = ((BOUND_ARCSEC[k] ?? 0) / 206_265) * Math.hypot(...known);
    expect(separation(position, known)).toBeLessThan(bound);
  });
});
