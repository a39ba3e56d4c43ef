/** From the sky to the ground: sidereal time, the Sun's direction, places on WGS-84. Vectors in km, equatorial (TEME). */
import { DEG, jdTdbFromMs, planetPosition, type Vector } from "@/lib/orbits";

export const EARTH_RADIUS_KM = 6378.137;
const FLATTENING = 1 / 298.257223563;
const ECCENTRICITY_2 = FLATTENING * (2 - FLATTENING);
const OBLIQUITY = 23.4393 * DEG;
const TURN = 2 * Math.PI;
const DAY_MS = 86_400_000;
const JD_1970 = 2_440_587.5;
const J2000 = 2_451_545;
const LATITUDE_STEPS = 3;

export interface Ground {
  /** Degrees north, geodetic. */
  readonly latitude: number;
  /** Degrees east, −180 to 180. */
  readonly longitude: number;
  /** Kilometres above the ellipsoid. */
  readonly altitude: number;
}

/** Greenwich mean sidereal time, radians (IAU 1982), for an instant in Unix milliseconds (UTC as UT1). */
export function siderealTime(ms: number): number {
  const days = ms / DAY_MS + JD_1970 - J2000;
  const centuries = days / 36_525;
  const degrees = 280.46061837 + 360.98564736629 * days + 0.000387933 * centuries ** 2;
  return (((degrees * DEG) % TURN) + TURN) % TURN;
}

/** Unit vector from the Earth to the Sun, equatorial of 2000: within half a degree of the date's, enough for a shade. */
export function sunDirection(ms: number): Vector {
  const [x, y, z] = planetPosition("Earth", jdTdbFromMs(ms));
  const [cos, sin] = [Math.cos(OBLIQUITY), Math.sin(OBLIQUITY)];
  const equatorial: Vector = [-x, -(y * cos - z * sin), -(y * sin + z * cos)];
  const length = Math.hypot(...equatorial);
  return [equatorial[0] / length, equatorial[1] / length, equatorial[2] / length];
}

/** The point below a place at an instant. */
export function groundOf([x, y, z]: Vector, sidereal: number): Ground {
  const flat = Math.hypot(x, y);
  let latitude = Math.atan2(z, flat * (1 - ECCENTRICITY_2));
  let normal = EARTH_RADIUS_KM;
  for (let k = 0; k < LATITUDE_STEPS; k++) {
    normal = EARTH_RADIUS_KM / Math.sqrt(1 - ECCENTRICITY_2 * Math.sin(latitude) ** 2);
    latitude = Math.atan2(z + normal * ECCENTRICITY_2 * Math.sin(latitude), flat);
  }
  const steep = Math.abs(latitude) > Math.PI / 4;
  const altitude = steep
    ? Math.abs(z) / Math.abs(Math.sin(latitude)) - normal * (1 - ECCENTRICITY_2)
    : flat / Math.cos(latitude) - normal;
  const east = Math.atan2(y, x) - sidereal;
  const longitude = ((((east / DEG + 180) % 360) + 360) % 360) - 180;
  return { latitude: latitude / DEG, longitude, altitude };
}
