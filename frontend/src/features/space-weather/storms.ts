/** Storms as the K index shows them: DONKI lists one only from Kp 6 on, and hours later. */
import type { SpaceWeatherEvent } from "@/api/types";
import { gLevel, scaleWords } from "@/lib/noaa";
import { formatUtc } from "@/lib/time";
import { startOf } from "@/ui/events";

export interface KpStorm {
  from: number;
  to: number;
  peak: number;
}

interface KpSamples {
  times: readonly number[];
  values: readonly (number | null)[];
  cadence_s: number;
}

/** A listed storm begins within this of the intervals that made it one. */
const LISTED_WITHIN_MS = 6 * 3_600_000;

/** Unbroken stretches of intervals at G1 or above, oldest first. */
export function kpStorms({ times, values, cadence_s }: KpSamples): KpStorm[] {
  const storms: KpStorm[] = [];
  times.forEach((from, i) => {
    const kp = values[i] ?? 0;
    if (gLevel(kp) === 0) return;
    const to = from + cadence_s * 1000;
    const last = storms.at(-1);
    if (last?.to === from) Object.assign(last, { to, peak: Math.max(last.peak, kp) });
    else storms.push({ from, to, peak: kp });
  });
  return storms;
}

/** Those that no listed storm stands for. */
export function unlistedStorms(storms: readonly KpStorm[], events: readonly SpaceWeatherEvent[]): KpStorm[] {
  const listed = events.filter((e) => e.event_type === "GST").map(startOf);
  return storms.filter(({ from, to }) => !listed.some((at) => at >= from - LISTED_WITHIN_MS && at <= to + LISTED_WITHIN_MS));
}

const levelOf = (kp: number) => `G${gLevel(kp)} ${scaleWords[gLevel(kp)]}`;

export function stormLabel({ from, to, peak }: KpStorm): string {
  return `${levelOf(peak)} by Kp, ${formatUtc(from, "short")} – ${formatUtc(to, "short")} UTC`;
}

/** `Kp reached G1 minor on 2 Apr, which DONKI does not list.`; null when every storm is listed. */
export function unlistedSentence(unlisted: readonly KpStorm[]): string | null {
  const top = [...unlisted].sort((a, b) => b.peak - a.peak)[0];
  if (!top) return null;
  const day = formatUtc(top.from, "day").replace(/ \d+$/, "");
  return `Kp reached ${levelOf(top.peak)} on ${day}, which DONKI does not list.`;
}
