/** Gaussian gravitational constant: sqrt(GM of the Sun) in au^1.5 per day (IAU 1976, kept by SBDB for mean motions). */
export const GAUSS_K = 0.01720209895;
/** Kilometres in one astronomical unit (IAU 2012 resolution B2, exact). */
export const AU_KM = 149_597_870.7;
export const DEG = Math.PI / 180;
export const TWO_PI = 2 * Math.PI;
/** Julian date of J2000.0, TDB. */
export const J2000_JD = 2_451_545;
const UNIX_EPOCH_JD = 2_440_587.5;
/** TDB − UTC since 2017: 37 leap seconds and 32.184 s; the periodic part (< 2 ms) is left out. */
const TDB_MINUS_UTC_S = 69.184;
const DAY_S = 86_400;

/** Julian date TDB of an instant given as Unix milliseconds (UTC); before 2017 off by the leap seconds since. */
export function jdTdbFromMs(ms: number): number {
  return ms / (DAY_S * 1000) + UNIX_EPOCH_JD + TDB_MINUS_UTC_S / DAY_S;
}

/** Unix milliseconds (UTC) of a Julian date TDB. */
export function msFromJdTdb(jd: number): number {
  return (jd - UNIX_EPOCH_JD - TDB_MINUS_UTC_S / DAY_S) * DAY_S * 1000;
}
