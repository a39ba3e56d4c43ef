/** The one sentence about freshness, the same on every page. */
import type { Origin, SourceStatus } from "@/api/types";
import type { Freshness } from "@/lib/freshness";

import { isAsked, sourceName, stateOf } from "./source-state";

/** The sentence for the sources that the schedule asks, at an instant of the platform's clock. */
export function freshnessOfSources(sources: readonly SourceStatus[], now: number, mode: Origin): string {
  return freshClause(sources.filter(isAsked).map((s) => ({ title: sourceName(s), state: stateOf(s, now, mode) })));
}

export interface SourceState {
  title: string;
  state: Freshness;
}

/**
 * How fresh everything is: the sources that are not, by name while they are few. What is lost or stale stands before
 * what is late, and what no recording or provider has any more is not counted.
 */
export function freshClause(sources: readonly SourceState[]): string {
  const counted = sources.filter(({ state }) => state !== "absent" && state !== "retired");
  if (counted.length === 0) return "No source has been asked yet.";
  const bad = (state: Freshness) => counted.filter((s) => s.state === state);
  const [lost, stale, late, unknown] = [bad("lost"), bad("stale"), bad("late"), bad("unknown")];
  const parts = [...part(lost, "lost", counted.length), ...part(stale, "stale", counted.length)];
  if (parts.length > 0) return `${capital(joined(parts))}.`;
  if (late.length > 0) return `${capital(joined(part(late, "late", counted.length)))}.`;
  if (unknown.length > 0) return `${capital(joined(part(unknown, "not yet heard from", counted.length)))}.`;
  return "All sources fresh.";
}

const NAMED = 2;

function part(sources: readonly SourceState[], word: string, total: number): string[] {
  if (sources.length === 0) return [];
  if (sources.length <= NAMED) return [`${sources.map((s) => s.title).join(" and ")} ${sources.length === 1 ? "is" : "are"} ${word}`];
  return [`${sources.length} of ${total} sources are ${word}`];
}

function joined(parts: readonly string[]): string {
  return parts.length <= 1 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
