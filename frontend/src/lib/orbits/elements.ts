/** Osculating elements to heliocentric positions: two-body motion, ecliptic and equinox J2000, au. */
import { DEG, GAUSS_K, TWO_PI } from "./constants";
import { eccentricAnomaly, hyperbolicAnomaly, wrapAngle } from "./kepler";

export type Vector = readonly [x: number, y: number, z: number];

/** Elements as the field catalogue names them; null is "not known". */
export interface OrbitElements {
  readonly epoch_jd_tdb: number | null;
  readonly eccentricity: number | null;
  readonly semi_major_axis_au: number | null;
  readonly inclination_deg: number | null;
  readonly ascending_node_deg: number | null;
  readonly perihelion_argument_deg: number | null;
  readonly mean_anomaly_deg: number | null;
  readonly mean_motion_deg_d: number | null;
  readonly perihelion_distance_au?: number | null;
  readonly perihelion_at_jd_tdb?: number | null;
}

/** An orbit ready to be evaluated: radians, au, days. `toPerihelion` and `toQuadrature` are unit vectors. */
export interface Orbit {
  readonly epochJd: number;
  readonly meanAnomaly: number;
  readonly meanMotion: number;
  /** Negative for a hyperbola. */
  readonly semiMajorAxis: number;
  /** 1 − e, kept by itself because e near 1 loses its digits. */
  readonly oneMinusE: number;
  readonly toPerihelion: Vector;
  readonly toQuadrature: Vector;
}

/** A parabola is drawn as the ellipse with this 1 − e: its position differs by about this share. */
const PARABOLA_ONE_MINUS_E = 1e-9;

const known = (value: number | null | undefined): value is number => typeof value === "number" && Number.isFinite(value);

interface Shape {
  readonly epochJd: number;
  readonly meanAnomaly: number;
  readonly meanMotion: number;
  readonly semiMajorAxis: number;
  readonly oneMinusE: number;
}

function shapeFromPerihelion(oneMinusE: number, perihelionAu: number, perihelionJd: number): Shape {
  const safe = oneMinusE === 0 ? PARABOLA_ONE_MINUS_E : oneMinusE;
  const semiMajorAxis = perihelionAu / safe;
  const meanMotion = GAUSS_K / Math.abs(semiMajorAxis) ** 1.5;
  return { epochJd: perihelionJd, meanAnomaly: 0, meanMotion, semiMajorAxis, oneMinusE: safe };
}

function shapeOf(elements: OrbitElements): Shape | null {
  const { eccentricity, semi_major_axis_au: a, mean_anomaly_deg: m, epoch_jd_tdb: epochJd } = elements;
  if (!known(eccentricity) || eccentricity < 0) return null;
  const oneMinusE = 1 - eccentricity;
  if (oneMinusE !== 0 && known(a) && a !== 0 && known(m) && known(epochJd)) {
    const semiMajorAxis = Math.sign(oneMinusE) * Math.abs(a);
    const given = elements.mean_motion_deg_d;
    const meanMotion = known(given) && given > 0 ? given * DEG : GAUSS_K / Math.abs(a) ** 1.5;
    return { epochJd, meanAnomaly: m * DEG, meanMotion, semiMajorAxis, oneMinusE };
  }
  const { perihelion_distance_au: q, perihelion_at_jd_tdb: perihelionJd } = elements;
  return known(q) && q > 0 && known(perihelionJd) ? shapeFromPerihelion(oneMinusE, q, perihelionJd) : null;
}

/** Unit vectors to perihelion and 90° ahead of it in the orbit's plane, ecliptic J2000. */
export function orbitAxes(inclination: number, node: number, argument: number): readonly [Vector, Vector] {
  const [ci, si] = [Math.cos(inclination), Math.sin(inclination)];
  const [cn, sn] = [Math.cos(node), Math.sin(node)];
  const [cw, sw] = [Math.cos(argument), Math.sin(argument)];
  return [
    [cn * cw - sn * sw * ci, sn * cw + cn * sw * ci, sw * si],
    [-cn * sw - sn * cw * ci, -sn * sw + cn * cw * ci, cw * si],
  ];
}

/** The orbit of a set of elements, or null where they do not say where the body is. */
export function orbitOf(elements: OrbitElements): Orbit | null {
  const { inclination_deg: i, ascending_node_deg: node, perihelion_argument_deg: argument } = elements;
  const shape = shapeOf(elements);
  if (shape === null || !known(i) || !known(node) || !known(argument)) return null;
  const [toPerihelion, toQuadrature] = orbitAxes(i * DEG, node * DEG, argument * DEG);
  return { ...shape, toPerihelion, toQuadrature };
}

/** Mean anomaly at an instant, radians; wrapped to [−π, π) for closed orbits. */
export function meanAnomalyAt(orbit: Shape, jdTdb: number): number {
  const anomaly = orbit.meanAnomaly + orbit.meanMotion * (jdTdb - orbit.epochJd);
  return orbit.oneMinusE > 0 ? wrapAngle(anomaly) : anomaly;
}

/** Anomaly (E, or F for a hyperbola) at an instant, radians. */
export function anomalyAt(orbit: Orbit, jdTdb: number): number {
  const meanAnomaly = meanAnomalyAt(orbit, jdTdb);
  return orbit.oneMinusE > 0
    ? eccentricAnomaly(meanAnomaly, orbit.oneMinusE)
    : hyperbolicAnomaly(meanAnomaly, orbit.oneMinusE);
}

/** Place on the orbit at anomaly E (ellipse) or F (hyperbola), au. */
export function pointAtAnomaly(orbit: Orbit, anomaly: number): Vector {
  const { oneMinusE, semiMajorAxis: a, toPerihelion: p, toQuadrature: q } = orbit;
  const perihelion = a * oneMinusE;
  const semiMinor = Math.abs(a) * Math.sqrt(Math.abs(oneMinusE) * (2 - oneMinusE));
  const closed = oneMinusE > 0;
  const along = closed
    ? perihelion - 2 * a * Math.sin(anomaly / 2) ** 2
    : perihelion + 2 * a * Math.sinh(anomaly / 2) ** 2;
  const across = semiMinor * (closed ? Math.sin(anomaly) : Math.sinh(anomaly));
  return [along * p[0] + across * q[0], along * p[1] + across * q[1], along * p[2] + across * q[2]];
}

/** Heliocentric position at a Julian date TDB, au, ecliptic J2000. */
export function positionAt(orbit: Orbit, jdTdb: number): Vector {
  return pointAtAnomaly(orbit, anomalyAt(orbit, jdTdb));
}

export function lengthOf(v: Vector): number {
  return Math.hypot(v[0], v[1], v[2]);
}

export function separation(a: Vector, b: Vector): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Anomaly at which an open or very long orbit leaves the sphere of `reachAu`. */
function anomalyAtReach(orbit: Orbit, reachAu: number): number {
  const ratio = (1 - reachAu / orbit.semiMajorAxis) / (1 - orbit.oneMinusE);
  return orbit.oneMinusE > 0 ? Math.acos(Math.max(-1, Math.min(1, ratio))) : Math.acosh(Math.max(1, ratio));
}

/** How far from the Sun orbits are drawn, au: long-period and open orbits are cut there. */
export const DRAWN_REACH_AU = 60;

/**
 * The stretch of anomaly that is drawn of an orbit.
 *
 * A closed orbit begins at the body (`anomalyNow`) and runs once round in the sense of motion, so that a fade along the
 * line is a fade with phase; one that leaves `reachAu` runs from one end of its reach to the other.
 */
export function orbitReach(orbit: Orbit, anomalyNow: number, reachAu = DRAWN_REACH_AU): { from: number; span: number } {
  if (orbit.oneMinusE > 0 && orbit.semiMajorAxis * (2 - orbit.oneMinusE) <= reachAu)
    return { from: anomalyNow, span: TWO_PI };
  const limit = anomalyAtReach(orbit, reachAu);
  return { from: -limit, span: 2 * limit };
}

/** The orbit as a line of `steps + 1` points over its reach. */
export function orbitLine(orbit: Orbit, jdTdb: number, steps = 256, reachAu = DRAWN_REACH_AU): Vector[] {
  const { from, span } = orbitReach(orbit, anomalyAt(orbit, jdTdb), reachAu);
  return Array.from({ length: steps + 1 }, (_, k) => pointAtAnomaly(orbit, from + (span * k) / steps));
}
