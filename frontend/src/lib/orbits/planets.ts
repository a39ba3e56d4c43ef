/**
 * Planets from the Keplerian elements of E. M. Standish, "Approximate Positions of the Planets", JPL
 * (https://ssd.jpl.nasa.gov/planets/approx_pos.html), table 1, fitted for 1800–2050, ecliptic J2000.
 *
 * JPL's own error bounds for that span, in heliocentric longitude: Mercury 15″, Venus 20″, Earth–Moon 20″, Mars 40″,
 * Jupiter 400″, Saturn 600″, Uranus 50″, Neptune 10″. "Earth" is the Earth–Moon barycentre: up to 4,700 km from Earth.
 */
import { DEG, J2000_JD } from "./constants";
import { orbitAxes, positionAt, type Orbit, type Vector } from "./elements";

export const PLANET_NAMES = ["Mercury", "Venus", "Earth", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune"] as const;
export type PlanetName = (typeof PLANET_NAMES)[number];

/** a [au], e, I, L, longitude of perihelion, longitude of the node [deg]; then the same per Julian century. */
type Row = readonly [number, number, number, number, number, number];
interface Planet {
  readonly at2000: Row;
  readonly perCentury: Row;
  /** Mean radius, km: IAU WGCCRE 2015 (Archinal et al. 2018). */
  readonly radiusKm: number;
}

const PLANETS: Readonly<Record<PlanetName, Planet>> = {
  Mercury: {
    at2000: [0.38709927, 0.20563593, 7.00497902, 252.2503235, 77.45779628, 48.33076593],
    perCentury: [0.00000037, 0.00001906, -0.00594749, 149472.67411175, 0.16047689, -0.12534081],
    radiusKm: 2439.4,
  },
  Venus: {
    at2000: [0.72333566, 0.00677672, 3.39467605, 181.9790995, 131.60246718, 76.67984255],
    perCentury: [0.0000039, -0.00004107, -0.0007889, 58517.81538729, 0.00268329, -0.27769418],
    radiusKm: 6051.8,
  },
  Earth: {
    at2000: [1.00000261, 0.01671123, -0.00001531, 100.46457166, 102.93768193, 0],
    perCentury: [0.00000562, -0.00004392, -0.01294668, 35999.37244981, 0.32327364, 0],
    radiusKm: 6371.0084,
  },
  Mars: {
    at2000: [1.52371034, 0.0933941, 1.84969142, -4.55343205, -23.94362959, 49.55953891],
    perCentury: [0.00001847, 0.00007882, -0.00813131, 19140.30268499, 0.44441088, -0.29257343],
    radiusKm: 3389.5,
  },
  Jupiter: {
    at2000: [5.202887, 0.04838624, 1.30439695, 34.39644051, 14.72847983, 100.47390909],
    perCentury: [-0.00011607, -0.00013253, -0.00183714, 3034.74612775, 0.21252668, 0.20469106],
    radiusKm: 69911,
  },
  Saturn: {
    at2000: [9.53667594, 0.05386179, 2.48599187, 49.95424423, 92.59887831, 113.66242448],
    perCentury: [-0.0012506, -0.00050991, 0.00193609, 1222.49362201, -0.41897216, -0.28867794],
    radiusKm: 58232,
  },
  Uranus: {
    at2000: [19.18916464, 0.04725744, 0.77263783, 313.23810451, 170.9542763, 74.01692503],
    perCentury: [-0.00196176, -0.00004397, -0.00242939, 428.48202785, 0.40805281, 0.04240589],
    radiusKm: 25362,
  },
  Neptune: {
    at2000: [30.06992276, 0.00859048, 1.77004347, -55.12002969, 44.96476227, 131.78422574],
    perCentury: [0.00026291, 0.00005105, 0.00035372, 218.45945325, -0.32241464, -0.00508664],
    radiusKm: 24622,
  },
};

const CENTURY_D = 36_525;

/** Osculating-like orbit of a planet at a Julian date TDB: its fitted elements with their rates applied. */
export function planetOrbit(name: PlanetName, jdTdb: number): Orbit {
  const { at2000, perCentury } = PLANETS[name];
  const t = (jdTdb - J2000_JD) / CENTURY_D;
  const value = (k: 0 | 1 | 2 | 3 | 4 | 5) => at2000[k] + perCentury[k] * t;
  const [toPerihelion, toQuadrature] = orbitAxes(value(2) * DEG, value(5) * DEG, (value(4) - value(5)) * DEG);
  return {
    epochJd: jdTdb,
    meanAnomaly: (value(3) - value(4)) * DEG,
    meanMotion: ((perCentury[3] - perCentury[4]) / CENTURY_D) * DEG,
    semiMajorAxis: value(0),
    oneMinusE: 1 - value(1),
    toPerihelion,
    toQuadrature,
  };
}

/** Heliocentric position of a planet, au, ecliptic J2000. */
export function planetPosition(name: PlanetName, jdTdb: number): Vector {
  return positionAt(planetOrbit(name, jdTdb), jdTdb);
}

export function planetRadiusKm(name: PlanetName): number {
  return PLANETS[name].radiusKm;
}
