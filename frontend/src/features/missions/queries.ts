/** What the page asks of the platform. */
import type { Params } from "@/api/client";
import { useAnswer, usePages, type Answer } from "@/api/queries";

import type { Photo, Rover, Sol, Way, Waypoint } from "./types";

const PAGE = 36;
/** Sols that the bars show. */
const SPAN = 120;

/** The sols around the shown one; none beyond the newest. */
export function spanOf(sol: number, newest: number): [first: number, last: number] {
  const last = Math.max(sol, Math.min(newest, sol + SPAN / 2));
  return [Math.max(0, last - SPAN), Math.max(last, Math.min(SPAN, newest))];
}

export const useRovers = (): Answer<Rover[]> => useAnswer<Rover[]>("missions", "missions/rovers");

export const useSols = (rover: string, [first, last]: [number, number], enabled: boolean): Answer<Sol[]> =>
  useAnswer<Sol[]>("missions", `missions/${rover}/sols`, { sol_from: first, sol_to: last, limit: SPAN + 1 }, { enabled });

export const useWaypoints = (rover: string | null): Answer<Waypoint[]> =>
  useAnswer<Waypoint[]>("missions", `missions/${rover ?? ""}/waypoints`, { limit: 10_000 }, { enabled: rover !== null });

export const useWays = (rover: string | null): Answer<Way[]> =>
  useAnswer<Way[]>("missions", `missions/${rover ?? ""}/traverse`, { limit: 5000 }, { enabled: rover !== null });

export interface PhotoParams extends Params {
  rover: string | null;
  sol: number | null;
  camera: string | null;
  thumbnails: boolean | null;
}

/** Photos of a sol, by the API's cursor; none is asked for until rover and sol are known. */
export const usePhotos = (params: PhotoParams) =>
  usePages<Photo>("missions", "missions/photos", params.rover === null || params.sol === null ? null : params, PAGE, false);
