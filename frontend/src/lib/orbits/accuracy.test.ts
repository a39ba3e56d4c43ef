/** The drift that the page states is checked by an integration: Sun and eight planets against two bodies. */
import { describe, expect, it } from "vitest";
import { twoBodyDrift } from "./accuracy";
import { GAUSS_K } from "./constants";
import { orbitOf, positionAt, separation, type Orbit, type Vector } from "./elements";
import { PLANET_NAMES, planetPosition } from "./planets";

const EPOCH = 2_459_000.5;
const STEP_D = 1;
/** Sun's mass over the planet's, Mercury to Neptune: IAU 2009 best estimates; Earth with the Moon. */
const RECIPROCAL_MASS = [6_023_600, 408_523.719, 328_900.56, 3_098_703.59, 1_047.348644, 3_497.9018, 22_902.98, 19_412.26];

/** e, a, i, node, argument, M of numbered near-Earth objects at JD 2459000.5 TDB, JPL SBDB 2020. */
const OBJECTS: readonly (readonly [number, number, number, number, number, number])[] = [
  [0.46274606, 1.10010362, 28.79416, 94.277, 194.83067, 2.40848], // 137099
  [0.34938884, 1.86508765, 17.32065, 44.13354, 273.73979, 324.88633], // 276111
  [0.5986778, 2.9168518, 49.28064, 55.1984, 223.58381, 353.64442], // 433992
  [0.33077177, 0.7866826, 12.73923, 168.33112, 133.36973, 217.67594], // 456537
  [0.45471992, 1.09650053, 19.28635, 29.60301, 318.62037, 268.01487], // 154658
  [0.39112128, 1.59036559, 8.7197, 44.07788, 219.71305, 355.83402], // 388945
  [0.4895778, 1.56809554, 27.85074, 218.489, 66.29756, 356.55882], // 395207
  [0.48710076, 0.79877431, 30.70385, 209.32099, 358.6584, 35.27762], // 338292
  [0.31792719, 1.17169945, 2.94383, 176.92868, 120.10892, 0.38144], // 462959
  [0.29314637, 1.00421201, 5.23825, 25.56819, 280.95801, 285.06378], // 138175
  [0.23120358, 0.90629839, 23.85363, 270.94435, 261.14247, 98.3038], // 340666
  [0.78466372, 2.71838258, 46.75521, 70.33186, 277.90458, 349.65778], // 267494
  [0.44254826, 1.5537675, 9.10759, 325.73988, 30.32863, 322.0989], // 420591
  [0.34518769, 0.99809802, 33.17889, 18.34348, 234.24224, 335.2045], // 85770
  [0.6949548, 2.29949132, 5.20591, 327.70866, 319.17998, 351.55382], // 162210
  [0.03454161, 1.23157559, 12.54786, 270.17968, 255.90697, 52.22471], // 329340
  [0.55384086, 1.48364388, 46.7709, 323.16524, 317.95781, 336.15355], // 36284
  [0.55448021, 1.2801729, 22.7197, 120.27191, 270.98081, 269.39664], // 490684
  [0.3775746, 1.34063258, 9.63101, 176.03487, 108.07753, 308.1066], // 408792
];

function orbitFrom([e, a, i, node, w, m]: (typeof OBJECTS)[number]): Orbit {
  const found = orbitOf({
    epoch_jd_tdb: EPOCH,
    eccentricity: e,
    semi_major_axis_au: a,
    inclination_deg: i,
    ascending_node_deg: node,
    perihelion_argument_deg: w,
    mean_anomaly_deg: m,
    mean_motion_deg_d: null,
  });
  if (found === null) throw new Error("the elements give no orbit");
  return found;
}

/** Acceleration by the Sun and the planets in a frame that falls with the Sun, au/d². */
function acceleration(at: Vector, planets: readonly Vector[]): Vector {
  const mu = GAUSS_K ** 2;
  const r3 = Math.hypot(...at) ** 3;
  const sum: [number, number, number] = [(-mu * at[0]) / r3, (-mu * at[1]) / r3, (-mu * at[2]) / r3];
  planets.forEach((planet, k) => {
    const d3 = separation(planet, at) ** 3;
    const p3 = Math.hypot(...planet) ** 3;
    for (const axis of [0, 1, 2] as const)
      sum[axis] += (mu / (RECIPROCAL_MASS[k] ?? Number.NaN)) * ((planet[axis] - at[axis]) / d3 - planet[axis] / p3);
  });
  return sum;
}

const plus = (a: Vector, b: Vector, s: number): Vector => [a[0] + s * b[0], a[1] + s * b[1], a[2] + s * b[2]];

interface State {
  readonly at: Vector;
  readonly speed: Vector;
}

/** One Runge–Kutta–Nyström step of order four for a force that depends on place and time alone. */
function step({ at, speed }: State, h: number, planets: readonly [readonly Vector[], readonly Vector[], readonly Vector[]]): State {
  const k1 = acceleration(at, planets[0]);
  const middle = plus(plus(at, speed, h / 2), k1, (h * h) / 8);
  const k2 = acceleration(middle, planets[1]);
  const end = plus(plus(at, speed, h), k2, (h * h) / 2);
  const k3 = acceleration(end, planets[2]);
  return {
    at: plus(plus(plus(at, speed, h), k1, (h * h) / 6), k2, (h * h) / 3),
    speed: plus(plus(plus(speed, k1, h / 6), k2, (4 * h) / 6), k3, h / 6),
  };
}

function speedAt(orbit: Orbit, jd: number): Vector {
  const h = 1e-3;
  return plus([0, 0, 0], plus(positionAt(orbit, jd + h), positionAt(orbit, jd - h), -1), 1 / (2 * h));
}

/** Median two-body drift of the sample at each of the given ages, au. */
function measuredMedian(ages: readonly number[]): Map<number, number> {
  const orbits = OBJECTS.map(orbitFrom);
  let states: State[] = orbits.map((o) => ({ at: positionAt(o, EPOCH), speed: speedAt(o, EPOCH) }));
  const planetsAt = (jd: number) => PLANET_NAMES.map((name) => planetPosition(name, jd));
  const medians = new Map<number, number>();
  let begin = planetsAt(EPOCH);
  for (let age = STEP_D; age <= Math.max(...ages); age += STEP_D) {
    const jd = EPOCH + age;
    const [middle, end] = [planetsAt(jd - STEP_D / 2), planetsAt(jd)];
    states = states.map((s) => step(s, STEP_D, [begin, middle, end]));
    begin = end;
    if (!ages.includes(age)) continue;
    const drifts = orbits.map((o, k) => separation(positionAt(o, jd), states[k]?.at ?? [0, 0, 0])).sort((a, b) => a - b);
    medians.set(age, drifts[Math.floor(drifts.length / 2)] ?? Number.NaN);
  }
  return medians;
}

describe("twoBodyDrift", () => {
  it("agrees with an integration of real objects within a factor of three", () => {
    const medians = measuredMedian([100, 365, 1826]);
    for (const [age, median] of medians) {
      expect(median / twoBodyDrift(age).medianAu).toBeGreaterThan(1 / 3);
      expect(median / twoBodyDrift(age).medianAu).toBeLessThan(3);
    }
  });

  it("is nothing at the epoch, grows with age either way, and does not jump at a year", () => {
    expect(twoBodyDrift(0).medianAu).toBe(0);
    expect(twoBodyDrift(-500)).toEqual(twoBodyDrift(500));
    expect(twoBodyDrift(365.24).nineInTenAu).toBeCloseTo(twoBodyDrift(365.26).nineInTenAu, 6);
  });
});
