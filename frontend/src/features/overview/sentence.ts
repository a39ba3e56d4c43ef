/** The two-second sentence: made from the data by these rules, never by hand. */
import type { Approach } from "@/api/types";
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
