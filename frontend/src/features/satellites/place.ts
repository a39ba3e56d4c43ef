/** A place typed by a person: `52.52, 13.4` or with a height in metres behind. */
import type { Place } from "./queries";

export function placeOf(text: string): Place | null {
  const parts = text.split(/[,;\s]+/).filter(Boolean).map(Number);
  const [lat, lon, elevation = 0] = parts;
  if (parts.length < 2 || parts.length > 3 || lat === undefined || lon === undefined || parts.some((n) => !Number.isFinite(n))) return null;
  if (Math.abs(lat) > 90 || lon < -180 || lon > 360 || elevation < -500 || elevation > 9000) return null;
  return { lat, lon, elevation };
}

const POINTS = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"] as const;

/** The compass point of an azimuth. */
export function compassPoint(azimuth: number): string {
  return POINTS[Math.round(azimuth / 45) % 8] ?? "N";
}
