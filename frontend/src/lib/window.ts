/** The stretch of time on screen: a preset around now, or an interval that a brush chose. */
import { DAY, HOUR, parseInstant, toIso } from "./time";

export interface TimeWindow {
  from: number;
  to: number;
}

export const presets = ["6h", "1d", "3d", "7d", "30d", "1y"] as const;

const presetSpans: Record<string, number> = {
  "6h": 6 * HOUR,
  "1d": DAY,
  "3d": 3 * DAY,
  "7d": 7 * DAY,
  "30d": 30 * DAY,
  "1y": 365 * DAY,
};

/** Share of the window that lies before its anchor. */
const PAST = 0.85;
const STEPS = 288;

export function presetMs(range: string): number | null {
  return presetSpans[range] ?? null;
}

/** `from~to` of an interval in the URL. */
export function intervalText({ from, to }: TimeWindow): string {
  return `${toIso(Math.round(from / 60_000) * 60_000)}~${toIso(Math.round(to / 60_000) * 60_000)}`;
}

function parseInterval(range: string): TimeWindow | null {
  const [a, b] = range.split("~");
  const from = parseInstant(a);
  const to = parseInstant(b);
  return from !== null && to !== null && to > from ? { from, to } : null;
}

/**
 * The window of a range. A preset is anchored at now while the instant looked at lies in it, else at that
 * instant; its bounds move in steps of 1/288 of its span, so that it is the same for minutes on end.
 */
export function windowOf(range: string, at: number | null, now: number | null): TimeWindow | null {
  const interval = parseInterval(range);
  if (interval) return interval;
  const anchor = now ?? at;
  if (anchor === null) return null;
  const span = presetMs(range) ?? 3 * DAY;
  const atNow = around(anchor, span);
  if (at === null || (at >= atNow.from && at <= atNow.to)) return atNow;
  return around(at, span, 0.5);
}

function around(anchor: number, span: number, past: number = PAST): TimeWindow {
  const step = span / STEPS;
  const to = Math.ceil((anchor + span * (1 - past)) / step) * step;
  return { from: to - span, to };
}
