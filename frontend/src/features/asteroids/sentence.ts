/** The page's sentence, made from the approaches by rules. */
import type { Approach } from "@/api/types";
import { formatSignificant } from "@/lib/quantity";
import { DAY, dayName, parseInstant } from "@/lib/time";

interface Passage {
  name: string;
  at: number;
  lunar: number;
}

const WEEK = 7 * DAY;

function passages(approaches: readonly Approach[], now: number): Passage[] {
  return approaches.flatMap((approach) => {
    const at = parseInstant(approach.approach_at);
    const lunar = approach.miss_distance_lunar;
    return at !== null && at >= now && lunar !== null ? [{ name: shortName(approach), at, lunar }] : [];
  });
}

/** The full name without the brackets that wrap a provisional one. */
export function fullName({ name, designation }: { name: string | null; designation: string }): string {
  return name?.trim().replace(/^\((.*)\)$/, "$1") ?? designation;
}

/** The part of a full name that people say: `Apophis`, `2026 FE`. */
export function shortName({ name, designation }: { name: string | null; designation: string }): string {
  if (!name) return designation;
  const bare = fullName({ name, designation });
  const named = /^\d+\s+([^(]+?)\s*\(/.exec(bare)?.[1] ?? /^\d+\s+\((.+)\)$/.exec(bare)?.[1];
  return named ?? bare;
}

function on(at: number, now: number): string {
  const day = dayName(at, now);
  return ["today", "tomorrow"].includes(day) ? day : `on ${day}`;
}

/** `Nothing closer than the Moon in the next 60 days. Nearest this week: 2026 FE, 3.2 LD on Friday.` */
export function asteroidSentence(approaches: readonly Approach[], now: number, until: number): string {
  const ahead = passages(approaches, now);
  const days = Math.floor((until - now) / DAY);
  const span = days > 1 ? `in the next ${days} days` : "among the approaches known";
  if (until <= now && ahead.length === 0) return "What comes near is not known: no approach from now on is held.";
  if (ahead.length === 0) return days > 1 ? `No close approach ${span}.` : "No close approach is known.";
  const inside = ahead.filter(({ lunar }) => lunar < 1).sort((a, b) => a.at - b.at)[0];
  const nearest = ahead.filter(({ at }) => at < now + WEEK).sort((a, b) => a.lunar - b.lunar)[0];
  const first = inside
    ? `${inside.name} passes inside the Moon’s distance ${on(inside.at, now)}, at ${formatSignificant(inside.lunar, 2)} LD.`
    : `Nothing closer than the Moon ${span}.`;
  if (!nearest || nearest === inside) return first;
  return `${first} Nearest this week: ${nearest.name}, ${formatSignificant(nearest.lunar, 2)} LD ${on(nearest.at, now)}.`;
}
