/** The two-second sentence: made from the data by these rules, never by hand. */
import type { Approach } from "@/api/types";
import type { Freshness } from "@/lib/freshness";
import { DAY, dayName, formatUtc, parseInstant } from "@/lib/time";

const MOON_LD = 1;
const HORIZON_DAYS = 7;

/** What comes near: the first pass inside the Moon's distance, else until when none is known. */
export function nearClause(approaches: readonly Approach[], now: number, held: number | null = null): string {
  const week = now + HORIZON_DAYS * DAY;
  const ahead = approaches
    .map((approach) => ({ approach, at: parseInstant(approach.approach_at) ?? 0, ld: approach.miss_distance_lunar ?? Infinity }))
    .filter(({ at }) => at >= now && at <= week);
  const inside = ahead.filter(({ ld }) => ld < MOON_LD).sort((a, b) => a.at - b.at)[0];
  if (inside) return `${inside.approach.designation} passes closer than the Moon ${when(inside.at, now)}.`;
  const until = Math.min(held ?? week, week);
  if (until - now >= DAY) return `Nothing closer than the Moon until ${dayName(until, now)}.`;
  if (ahead.length === 0) return "No approach to Earth is known for the coming week.";
  return "Nothing closer than the Moon among the approaches known.";
}

function when(at: number, now: number): string {
  const name = dayName(at, now);
  if (name === "today" || name === "tomorrow") return `${name} at ${formatUtc(at, "clock").slice(0, 5)} UTC`;
  return `on ${name}`;
}

export interface SourceState {
  title: string;
  state: Freshness;
}

/** How fresh everything is: the sources that are not, by name while they are few. */
export function freshClause(sources: readonly SourceState[]): string {
  if (sources.length === 0) return "No source has been asked yet.";
  const bad = (state: Freshness) => sources.filter((s) => s.state === state);
  const [lost, stale, late, unknown] = [bad("lost"), bad("stale"), bad("late"), bad("unknown")];
  const parts = [...part(lost, "lost", sources.length), ...part(stale, "stale", sources.length)];
  if (parts.length > 0) return `${capital(joined(parts))}.`;
  if (late.length > 0) return `${capital(joined(part(late, "late", sources.length)))}.`;
  if (unknown.length > 0) return `${capital(joined(part(unknown, "not yet heard from", sources.length)))}.`;
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
