/** Known states: JPL Horizons, heliocentric, ecliptic and equinox J2000, au, TDB (recorded 2026-07). */
import { describe, expect, it } from "vitest";
import { GAUSS_K, jdTdbFromMs, msFromJdTdb } from "./constants";
import { lengthOf, orbitLine, orbitOf, positionAt, separation, type OrbitElements, type Vector } from "./elements";

const MJD = 2_400_000.5;

function elements(mjd: number, e: number, a: number, i: number, node: number, w: number, m: number, n: number): OrbitElements {
  return {
    epoch_jd_tdb: mjd + MJD,
    eccentricity: e,
    semi_major_axis_au: a,
    inclination_deg: i,
    ascending_node_deg: node,
    perihelion_argument_deg: w,
    mean_anomaly_deg: m,
    mean_motion_deg_d: n,
  };
}

type Known = readonly [string, OrbitElements, Vector];
const AV2: Known = [
  "2020 AV2 (inside Venus' orbit)",
  elements(59091, 0.1769572217868756, 0.5554455422469977, 15.8681003833299, 6.709403421321933, 187.3248177863985, 79.11166766236121, 2.38090378478785),
  [0.2184969861179754, -0.488165331818421, -0.1450698595270714],
];
const AMOR: Known = [
  "1221 Amor",
  elements(58864, 0.4352277422551087, 1.919277655985815, 11.87653722939578, 171.3302591848434, 26.68435071333624, 348.1198282656044, 0.3706784709687113),
  [-1.102274814594655, 0.2812504270676845, -0.02352922595392375],
];
const DAMOCLES: Known = [
  "5335 Damocles (e 0.87, far out)",
  elements(48587, 0.8670084403659819, 11.87023913529164, 61.88963566871038, 314.1041259807831, 191.2443807339965, 8.639984010464087, 0.02409987952385981),
  [0.2943355124060589, -2.726454716300823, -3.156523424274803],
];
const OUMUAMUA_KNOWN: Known = [
  "1I/ʻOumuamua (hyperbola)",
  elements(58080, 1.201133796102373, -1.272345007428081, 122.7417062847286, 24.5969095552324, 241.8105360304898, 51.15761979385627, 0.6867469493396313),
  [1.889136186533479, 0.6815829716216527, 0.259065170725899],
];
const KNOWN: readonly Known[] = [AV2, AMOR, DAMOCLES, OUMUAMUA_KNOWN];
const OUMUAMUA = OUMUAMUA_KNOWN[1];

function orbit(of: OrbitElements) {
  const found = orbitOf(of);
  if (found === null) throw new Error("the elements give no orbit");
  return found;
}

function ends(line: readonly Vector[]): [Vector, Vector] {
  return [line[0] ?? [0, 0, 0], line.at(-1) ?? [0, 0, 0]];
}

describe("positionAt", () => {
  it.each(KNOWN)("puts %s where Horizons does, to 1e-10 au", (_name, of, expected) => {
    expect(separation(positionAt(orbit(of), of.epoch_jd_tdb ?? 0), expected)).toBeLessThan(1e-10);
  });

  it("takes perihelion distance and time instead of mean anomaly", () => {
    const { perihelion_distance_au: q, perihelion_at_jd_tdb: at } = { perihelion_distance_au: 0.2559115812959117, perihelion_at_jd_tdb: 58005.50732137496 + MJD };
    const fromPerihelion = orbit({ ...OUMUAMUA, mean_anomaly_deg: null, perihelion_distance_au: q, perihelion_at_jd_tdb: at });
    expect(separation(positionAt(fromPerihelion, 58080 + MJD), OUMUAMUA_KNOWN[2])).toBeLessThan(1e-7);
  });

  it("follows Barker's equation on a parabola", () => {
    const parabola = orbit({ ...OUMUAMUA, eccentricity: 1, semi_major_axis_au: null, mean_anomaly_deg: null, perihelion_distance_au: 0.9, perihelion_at_jd_tdb: 2_460_000.5 });
    for (const days of [0, 0.01, 5, -40, 400, 4000]) {
      const w = (3 * GAUSS_K * days) / Math.sqrt(2 * 0.9 ** 3);
      const tangent = 2 * Math.sinh(Math.asinh(w / 2) / 3);
      const distance = 0.9 * (1 + tangent * tangent);
      expect(lengthOf(positionAt(parabola, 2_460_000.5 + days)) / distance).toBeCloseTo(1, 6);
    }
  });

  it("gives no orbit where the elements do not say one", () => {
    expect(orbitOf({ ...OUMUAMUA, inclination_deg: null })).toBeNull();
    expect(orbitOf({ ...OUMUAMUA, eccentricity: 1, semi_major_axis_au: null })).toBeNull();
    expect(orbitOf({ ...OUMUAMUA, eccentricity: Number.NaN })).toBeNull();
  });
});

describe("orbitLine", () => {
  it("closes an ellipse and begins at the body", () => {
    const amor = orbit(AMOR[1]);
    const line = orbitLine(amor, 58864 + MJD);
    const [first, last] = ends(line);
    expect(separation(first, AMOR[2])).toBeLessThan(1e-9);
    expect(separation(first, last)).toBeLessThan(1e-9);
  });

  it("cuts a hyperbola at its reach", () => {
    const line = orbitLine(orbit(OUMUAMUA), 58080 + MJD, 64, 30);
    for (const end of ends(line)) expect(lengthOf(end)).toBeCloseTo(30, 6);
    expect(Math.min(...line.map(lengthOf))).toBeCloseTo(0.2559, 3);
  });
});

it("converts instants to TDB and back", () => {
  const ms = Date.UTC(2026, 3, 2, 16);
  expect(jdTdbFromMs(ms)).toBeCloseTo(2_461_133.1666666665 + 69.184 / 86_400, 8);
  expect(msFromJdTdb(jdTdbFromMs(ms))).toBeCloseTo(ms, 0);
});
