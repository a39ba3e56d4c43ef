import type { SourceStatus } from "@/api/types";
import { sourceFreshness, type Freshness } from "@/lib/freshness";
import { sampleEnd } from "@/lib/series";
import { parseInstant } from "@/lib/time";

/** The state of a source as a reader sees it: from its instants, its cadence and the platform's clock. */
export function stateOf(source: SourceStatus, now: number): Freshness {
  const newest = parseInstant(source.newest_at);
  return sourceFreshness({
    contract: source.contract,
    cadenceS: source.cadence_s,
    newestAt: newest === null ? null : sampleEnd(source.dataset === "kp" ? "kp_index" : "", newest, source.cadence_s),
    lastSuccessAt: parseInstant(source.last_success_at),
    lastAttemptAt: parseInstant(source.last_attempt_at),
    failed: source.last_error !== null && source.last_attempt_at !== source.last_success_at,
    now,
  });
}

export const sourceName = (source: SourceStatus): string => source.title || `${source.source}/${source.dataset}`;
