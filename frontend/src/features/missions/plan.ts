/** A plan of a rover's way in metres: a local plane around its first place, true to a millimetre over a few kilometres. */
import type { Way, Waypoint } from "./types";

/** Equatorial radius of Mars, m. */
const RADIUS_M = 3_396_190;
const RAD = Math.PI / 180;

export type Point = [eastM: number, northM: number];

export interface Plan {
  places: { place: Waypoint; at: Point }[];
  ways: { way: Way; lines: Point[][] }[];
  east: [number, number];
  north: [number, number];
}

export interface Origin {
  longitude: number;
  latitude: number;
}

/** Metres east and north of the origin. */
export function localPlane(origin: Origin): (longitude: number, latitude: number) => Point {
  const scale = RADIUS_M * RAD;
  const narrowing = Math.cos(origin.latitude * RAD);
  return (longitude, latitude) => [(longitude - origin.longitude) * scale * narrowing, (latitude - origin.latitude) * scale];
}

/** Places and ways as points of one plane; null where there is nothing to draw. */
export function planOf(places: readonly Waypoint[], ways: readonly Way[]): Plan | null {
  const first = places[0];
  const start = first ? [first.mars_longitude_deg, first.mars_latitude_deg] : ways.find((way) => way.lines?.[0]?.[0])?.lines?.[0]?.[0];
  if (start?.[0] === undefined || start[1] === undefined) return null;
  const project = localPlane({ longitude: start[0], latitude: start[1] });
  const drawn = places.map((place) => ({ place, at: project(place.mars_longitude_deg, place.mars_latitude_deg) }));
  const lines = ways.map((way) => ({
    way,
    lines: (Array.isArray(way.lines) ? way.lines : []).map((line) => line.map((point) => project(point[0] ?? NaN, point[1] ?? NaN))),
  }));
  const all = [...drawn.map(({ at }) => at), ...lines.flatMap((way) => way.lines.flat())];
  return {
    places: drawn,
    ways: lines,
    east: extent(all.map(([x]) => x)),
    north: extent(all.map(([, y]) => y)),
  };
}

/** A round length, at most a quarter of what is shown: 1, 2 or 5 times a power of ten, m. */
export function scaleBar(shownM: number): number {
  const greatest = Math.max(shownM, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(greatest));
  return [5, 2, 1].map((n) => n * power).find((length) => length <= greatest) ?? power;
}

export const lengthText = (m: number): string => (m >= 1000 ? `${m / 1000} km` : `${m} m`);

function extent(values: number[]): [number, number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return [least, greatest];
}
