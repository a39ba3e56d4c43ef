/** The questions about satellites; keys begin with the noun whose dataset version makes them ask again. */
import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";

import { getBytes } from "@/api/client";
import { failureOf, type ProblemError } from "@/api/problem";
import { useAnswer, type Answer } from "@/api/queries";
import { DAY, HOUR, MINUTE, SECOND, toIso } from "@/lib/time";
import { knotsOf, type Knots, type Snapshot } from "@/scene/earth/states";

import { knotTimes } from "./knots";
import type { Group, Passes, Satellite, SatelliteDetail, States } from "./types";

const LIST_ROWS = 100;
const WAY_STATES = 181;
const PASS_DAYS = 3;

export const useGroups = () => useAnswer<Group[]>("satellites", "satellites/groups");

export const useSearch = (q: string, group: string | null) =>
  useAnswer<Satellite[]>("satellites", "satellites", { q: q.trim(), group, limit: LIST_ROWS });

export const useSatellite = (number: number | null) =>
  useAnswer<SatelliteDetail>("satellites", `satellites/${number ?? 0}`, {}, { enabled: number !== null, keep: false });

export interface Reading extends Snapshot {
  /** Satellites whose elements give no place. */
  readonly refused: number;
}

/** All states at an instant; the Arrow reader comes with the first call. */
async function fetchSnapshot(at: number, group: string | null, signal: AbortSignal): Promise<Reading> {
  const [bytes, { tableFromIPC }] = await Promise.all([
    getBytes("satellites/states", { at: toIso(at), group, format: "arrow" }, signal),
    import("apache-arrow"),
  ]);
  const table = tableFromIPC(new Uint8Array(bytes));
  const column = (name: string) => table.getChild(name)?.toArray() as Float32Array | undefined;
  const threes = (names: readonly string[]) => {
    const columns = names.map(column);
    return Float32Array.from({ length: 3 * table.numRows }, (_, k) => columns[k % 3]?.[Math.floor(k / 3)] ?? Number.NaN);
  };
  return {
    at,
    numbers: Int32Array.from((table.getChild("norad_cat_id")?.toArray() as Int32Array | undefined) ?? []),
    places: threes(["x_km", "y_km", "z_km"]),
    speeds: threes(["vx_km_s", "vy_km_s", "vz_km_s"]),
    refused: Number(table.schema.metadata.get("refused") ?? 0),
  };
}

function useSnapshot(at: number | null, group: string | null): UseQueryResult<Reading, ProblemError> {
  return useQuery<Reading, ProblemError>({
    queryKey: ["satellites", "snapshot", at, group],
    queryFn: ({ signal }) => fetchSnapshot(at ?? 0, group, signal),
    placeholderData: keepPreviousData,
    staleTime: 10 * MINUTE,
    gcTime: MINUTE,
    structuralSharing: false,
    enabled: at !== null,
  });
}

/** Every satellite between the two knots about an instant. */
export function useKnots(at: number | null, fast: boolean, group: string | null) {
  const [from, to] = at === null ? [null, null] : knotTimes(at, fast);
  const [first, second] = [useSnapshot(from, group), useSnapshot(to, group)];
  const [a, b] = [first.data, second.data];
  // While one of them is still the last span's, the pair would tell of no span at all.
  const knots = useMemo<Knots | null>(() => (a && b && b.at > a.at && b.at - a.at <= HOUR ? knotsOf(a, b) : null), [a, b]);
  return {
    knots,
    refused: a?.refused ?? 0,
    failure: failureOf(first) ?? failureOf(second),
    since: Math.min(first.dataUpdatedAt, second.dataUpdatedAt),
    refetch: () => void Promise.all([first.refetch(), second.refetch()]),
  };
}

/** One revolution of a satellite, half before and half after the minute of an instant. */
export function useWay(satellite: Satellite | null, at: number | null): Answer<States> {
  const minute = at === null ? null : Math.floor(at / (10 * MINUTE)) * 10 * MINUTE;
  const period = satellite ? Math.min(DAY / satellite.mean_motion_rev_d, 2 * DAY) : DAY;
  const step = Math.max(1, Math.round(period / SECOND / (WAY_STATES - 1)));
  return useAnswer<States>(
    "satellites",
    `satellites/${satellite?.norad_cat_id ?? 0}/states`,
    minute === null ? {} : { from: toIso(minute - period / 2), to: toIso(minute + period / 2 + step * SECOND), step },
    { enabled: satellite !== null && minute !== null },
  );
}

/** Where a satellite is at an instant, to the ten seconds. */
export function useState10(number: number, at: number | null): Answer<States> {
  const moment = at === null ? null : Math.floor(at / (10 * SECOND)) * 10 * SECOND;
  return useAnswer<States>(
    "satellites",
    `satellites/${number}/states`,
    moment === null ? {} : { from: toIso(moment), to: toIso(moment + SECOND), step: 10 },
    { enabled: moment !== null },
  );
}

export interface Place {
  readonly lat: number;
  readonly lon: number;
  readonly elevation: number;
}

export function usePasses(number: number, place: Place | null, at: number | null): Answer<Passes> {
  const hour = at === null ? null : Math.floor(at / HOUR) * HOUR;
  return useAnswer<Passes>(
    "satellites",
    `satellites/${number}/passes`,
    place && hour !== null
      ? { lat: place.lat, lon: place.lon, elevation_m: place.elevation, from: toIso(hour), to: toIso(hour + PASS_DAYS * DAY) }
      : {},
    { enabled: place !== null && hour !== null },
  );
}
