/** The page's sentence, made from the data by rules. */
import { formatCount } from "@/lib/quantity";
import { DAY, formatDuration, HOUR, MINUTE } from "@/lib/time";

export interface Standing {
  drawn: number;
  group: string | null;
  /** Instant of the newest answer; null when none is held. */
  newestAt: number | null;
  refused: number;
  now: number;
}

/** CelesTrak renews its data every two hours and is asked a little slower; beyond half a day something is wrong. */
const USUAL = 6 * HOUR;

export function satelliteSentence({ drawn, group, newestAt, refused, now }: Standing): string {
  const followed = `${formatCount(drawn)} ${drawn === 1 ? "satellite" : "satellites"}${group ? ` of the group ${group}` : ""} followed`;
  const age = newestAt === null ? null : Math.max(0, now - newestAt);
  const fetched =
    age === null
      ? "how old their elements are is not known"
      : age <= USUAL
        ? `elements fetched ${age < 2 * MINUTE ? "just now" : `${formatDuration(Math.floor(age / MINUTE) * MINUTE)} ago`}`
        : `no new elements for ${age < DAY ? `${Math.floor(age / HOUR)} h` : `${Math.floor(age / DAY)} d`}`;
  const lost = refused > 0 ? ` ${formatCount(refused)} ${refused === 1 ? "has" : "have"} elements that give no place any more.` : "";
  return `${followed}; ${fetched}.${lost}`;
}
