/**
 * Elements packed for the vertex shader: 44 bytes a body.
 *
 * The mean anomaly is reduced in float64 to a reference instant near the shown time, so that the float32 product
 * `mean motion × days since reference` stays below a few radians and costs no visible digit.
 */
import { DEG, GAUSS_K, orbitOf, wrapAngle, type Orbit } from "@/lib/orbits";

/** Elements of many bodies in columns, as the API's Arrow answer gives them; NaN is "not known". */
export interface ElementColumns {
  readonly count: number;
  readonly epoch_jd_tdb: Float64Array;
  readonly eccentricity: Float32Array;
  readonly semi_major_axis_au: Float32Array;
  readonly inclination_deg: Float32Array;
  readonly ascending_node_deg: Float32Array;
  readonly perihelion_argument_deg: Float32Array;
  readonly mean_anomaly_deg: Float64Array;
  readonly mean_motion_deg_d: Float64Array;
  readonly absolute_magnitude_h: Float32Array;
  readonly is_hazardous: Uint8Array;
}

export interface PackedBodies {
  readonly count: number;
  /** Bodies whose elements do not say where they are; they are listed, not drawn. */
  readonly undrawn: number;
  readonly toPerihelion: Float32Array;
  readonly toQuadrature: Float32Array;
  /** (a, 1 − e) for each body; a is 0 for a body that cannot be drawn. */
  readonly shape: Float32Array;
  /** Radians at the reference instant; rewritten by `rephase`. */
  readonly meanAnomaly: Float32Array;
  /** Radians a day. */
  readonly meanMotion: Float32Array;
  readonly hazardous: Uint8Array;
  /** 0 (H 28 and fainter) to 1 (H 16 and brighter). */
  readonly brightness: Float32Array;
}

/** Days from the reference at which the phases are reduced again. */
export const REPHASE_AFTER_D = 32;
const FAINTEST_H = 28;
const BRIGHTEST_H = 16;
const UNKNOWN_H = 22;

function brightnessOf(h: number): number {
  const magnitude = Number.isFinite(h) ? h : UNKNOWN_H;
  return Math.min(1, Math.max(0, (FAINTEST_H - magnitude) / (FAINTEST_H - BRIGHTEST_H)));
}

/** The CPU's orbit of one body of the columns, or null where its elements do not give one. */
export function orbitAt(columns: ElementColumns, index: number): Orbit | null {
  const at = (column: Float32Array | Float64Array) => column[index] ?? Number.NaN;
  return orbitOf({
    epoch_jd_tdb: at(columns.epoch_jd_tdb),
    eccentricity: at(columns.eccentricity),
    semi_major_axis_au: at(columns.semi_major_axis_au),
    inclination_deg: at(columns.inclination_deg),
    ascending_node_deg: at(columns.ascending_node_deg),
    perihelion_argument_deg: at(columns.perihelion_argument_deg),
    mean_anomaly_deg: at(columns.mean_anomaly_deg),
    mean_motion_deg_d: at(columns.mean_motion_deg_d),
  });
}

/** Pack every body's constant attributes; call `rephase` before drawing. */
export function packBodies(columns: ElementColumns): PackedBodies {
  const { count } = columns;
  const packed = {
    toPerihelion: new Float32Array(3 * count),
    toQuadrature: new Float32Array(3 * count),
    shape: new Float32Array(2 * count),
    meanAnomaly: new Float32Array(count),
    meanMotion: new Float32Array(count),
    hazardous: columns.is_hazardous,
    brightness: Float32Array.from(columns.absolute_magnitude_h, brightnessOf),
  };
  let undrawn = 0;
  for (let k = 0; k < count; k++) {
    const orbit = orbitAt(columns, k);
    if (orbit === null) {
      undrawn++;
      continue;
    }
    packed.toPerihelion.set(orbit.toPerihelion, 3 * k);
    packed.toQuadrature.set(orbit.toQuadrature, 3 * k);
    packed.shape.set([orbit.semiMajorAxis, orbit.oneMinusE], 2 * k);
    packed.meanMotion[k] = orbit.meanMotion;
  }
  return { count, undrawn, ...packed };
}

/** Reduce every phase to `jdTdb` in float64 and write it to `packed.meanAnomaly`. */
export function rephase(columns: ElementColumns, packed: PackedBodies, jdTdb: number): void {
  const at = (column: Float32Array | Float64Array, k: number) => column[k] ?? Number.NaN;
  for (let k = 0; k < packed.count; k++) {
    const a = at(packed.shape, 2 * k);
    if (a === 0) continue;
    const given = at(columns.mean_motion_deg_d, k) * DEG;
    const motion = given > 0 ? given : GAUSS_K / Math.abs(a) ** 1.5;
    const phase = at(columns.mean_anomaly_deg, k) * DEG + motion * (jdTdb - at(columns.epoch_jd_tdb, k));
    packed.meanAnomaly[k] = a > 0 ? wrapAngle(phase) : phase;
  }
}
