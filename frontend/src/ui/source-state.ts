"use client";
import { useCallback } from "react";

import { usePlatform } from "@/api/queries";
import type { Origin, SourceStatus } from "@/api/types";
import { sourceFreshness, type Freshness } from "@/lib/freshness";
import { intervalS, sampleEnd } from "@/lib/series";
import { parseInstant } from "@/lib/time";

/** The series of those datasets whose samples come less often than the dataset is asked for. */
const sampled: Record<string, string> = { kp: "kp_index", dst: "dst_nt", protons: "proton_flux_ge10mev_pfu" };

/** The longest pause that a dataset keeps between samples by plan: F10.7 is measured at 17, 20 and 22 UTC. */
const pausesS: Record<string, number> = { f107: 86_400 };

/** The state of a source as a reader sees it: from its instants, its cadence and the platform's clock. */
export function stateOf(source: SourceStatus, now: number, mode: Origin): Freshness {
  const newest = parseInstant(source.newest_at);
  const series = (source.source === "swpc" && sampled[source.dataset]) || "";
  return sourceFreshness({
    contract: source.contract,
    cadenceS: Math.max(source.cadence_s, intervalS[series] ?? pausesS[source.dataset] ?? 0),
    newestAt: newest === null ? null : sampleEnd(series, newest),
    lastSuccessAt: parseInstant(source.last_success_at),
    failed: source.last_outcome === "failed",
    notRecorded: source.last_outcome === "not_recorded",
    retired: source.retired && (mode === "live" || source.last_attempt_at === null),
    now,
  });
}

/** `stateOf` on this platform; null until its mode is known. */
export function useStateOf(): ((source: SourceStatus, now: number) => Freshness) | null {
  const mode = usePlatform().data?.mode;
  const state = useCallback((source: SourceStatus, now: number) => (mode ? stateOf(source, now, mode) : "unknown"), [mode]);
  return mode ? state : null;
}

/** Datasets that the schedule asks; what a replay brought beside them has no cadence to be measured against. */
export const isAsked = (source: SourceStatus): boolean => source.cadence_s > 0;

export const sourceName = (source: SourceStatus): string => source.title || `${source.source}/${source.dataset}`;
