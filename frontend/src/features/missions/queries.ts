/** What the page asks of the platform; the first part of each key is the noun whose new versions ask again. */
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";

import { getJson, type Params } from "@/api/client";
import type { ProblemError } from "@/api/problem";
import type { Answer } from "@/api/queries";
import type { Envelope } from "@/api/types";

import type { Photo, Rover, Sol, Way, Waypoint } from "./types";

const PAGE = 36;
/** Sols that the bars show. */
const SPAN = 120;

/** The sols around the shown one; none beyond the newest. */
export function spanOf(sol: number, newest: number): [first: number, last: number] {
  const last = Math.max(sol, Math.min(newest, sol + SPAN / 2));
  return [Math.max(0, last - SPAN), Math.max(last, Math.min(SPAN, newest))];
}

function useList<T>(path: string, params: Params, enabled: boolean): Answer<T[]> {
  return useQuery<Envelope<T[]>, ProblemError>({
    queryKey: ["missions", path, params],
    queryFn: ({ signal }) => getJson<T[]>(path, params, signal),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export const useRovers = (): Answer<Rover[]> => useList<Rover>("missions/rovers", {}, true);

export const useSols = (rover: string, [first, last]: [number, number], enabled: boolean): Answer<Sol[]> =>
  useList<Sol>(`missions/${rover}/sols`, { sol_from: first, sol_to: last, limit: SPAN + 1 }, enabled);

export const useWaypoints = (rover: string | null): Answer<Waypoint[]> =>
  useList<Waypoint>(`missions/${rover ?? ""}/waypoints`, { limit: 10_000 }, rover !== null);

export const useWays = (rover: string | null): Answer<Way[]> =>
  useList<Way>(`missions/${rover ?? ""}/traverse`, { limit: 5000 }, rover !== null);

export interface PhotoParams extends Params {
  rover: string | null;
  sol: number | null;
  camera: string | null;
  thumbnails: boolean | null;
}

/** Photos of a sol, by the API's cursor. */
export function usePhotos(params: PhotoParams) {
  return useInfiniteQuery<Envelope<Photo[]>, ProblemError, { pages: Envelope<Photo[]>[] }, unknown[], string | null>({
    queryKey: ["missions", "photos", params],
    queryFn: ({ pageParam, signal }) => getJson<Photo[]>("missions/photos", { ...params, limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.meta.next_cursor ?? null,
    enabled: params.rover !== null && params.sol !== null,
  });
}
