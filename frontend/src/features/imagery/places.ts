/** Where events are on an equirectangular map. */
import type { Place } from "./types";

/** A place's longitude and latitude, deg; of an area its first corner; null where none can be read. */
export function cornerOf(coordinates: unknown): [number, number] | null {
  let value = coordinates;
  for (let depth = 0; depth < 4 && Array.isArray(value); depth++) {
    const [first, second] = value as unknown[];
    if (typeof first === "number" && typeof second === "number") return [first, second];
    value = first;
  }
  return null;
}

/** The places of an event in their order, cut where it crosses the map's edge. */
export function trackOf(places: readonly Place[]): [number, number][][] {
  const parts: [number, number][][] = [];
  for (const place of places) {
    const corner = cornerOf(place.coordinates);
    if (!corner) continue;
    const last = parts.at(-1)?.at(-1);
    if (last && Math.abs(last[0] - corner[0]) < 180) parts.at(-1)?.push(corner);
    else parts.push([corner]);
  }
  return parts;
}
