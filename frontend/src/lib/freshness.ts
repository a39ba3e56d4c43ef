/** Freshness is the age of the newest sample measured against the source's own cadence. */
export type Freshness = "live" | "late" | "stale" | "lost" | "absent" | "retired" | "unknown";

/** Minute samples reach the public feeds two to four minutes after they were taken; a source is not late for that. */
const DELIVERY_MS = 5 * 60_000;

export interface FreshnessInput {
  newestAt: number | null;
  cadenceS: number | null;
  now: number;
}

export function freshnessOf({ newestAt, cadenceS, now }: FreshnessInput): Freshness {
  if (newestAt === null || cadenceS === null || cadenceS <= 0) return "unknown";
  const ages = (now - newestAt - DELIVERY_MS) / (cadenceS * 1000);
  if (ages <= 1) return "live";
  if (ages <= 3) return "late";
  return "stale";
}

export const freshnessWords: Record<Freshness, string> = {
  live: "live",
  late: "late",
  stale: "stale",
  lost: "lost",
  absent: "not recorded",
  retired: "shut down",
  unknown: "not known",
};

export interface SourceFreshnessInput {
  contract: string;
  cadenceS: number;
  newestAt: number | null;
  lastSuccessAt: number | null;
  failed: boolean;
  /** The recording that is played holds no answer to the last question: absent, not lost. */
  notRecorded: boolean;
  /** The provider shut it down, and nobody asks any more. */
  retired: boolean;
  now: number;
}

/**
 * A telemetry source is as fresh as its newest sample; any other as its last successful fetch. Beyond three
 * cadences it is lost when its last attempt failed, else stale.
 */
export function sourceFreshness(s: SourceFreshnessInput): Freshness {
  if (s.retired) return "retired";
  const reference = s.contract === "cadence" ? s.newestAt : s.lastSuccessAt;
  const state = freshnessOf({ newestAt: reference, cadenceS: s.cadenceS, now: s.now });
  if (s.notRecorded && state !== "live") return "absent";
  if (s.failed && (state === "stale" || state === "unknown")) return "lost";
  return state;
}
