/** Instants are epoch milliseconds UTC inside the app and ISO 8601 with Z outside it. */
import { utcFormat, timeFormat } from "d3-time-format";

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const utcDay = utcFormat("%-d %b %Y");
const utcMinute = utcFormat("%-d %b %Y %H:%M");
const utcSecond = utcFormat("%-d %b %Y %H:%M:%S");
const utcShort = utcFormat("%-d %b %H:%M");
const utcClock = utcFormat("%H:%M:%S");
const localMinute = timeFormat("%H:%M");
const weekday = utcFormat("%A");

export type Precision = "day" | "minute" | "second" | "short" | "clock";

const formats = { day: utcDay, minute: utcMinute, second: utcSecond, short: utcShort, clock: utcClock };

/** Reads an ISO instant; null where there is none or it cannot be read. */
export function parseInstant(iso: string | null | undefined): number | null {
  if (!iso) return null;
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? null : ms;
}

/** `2026-04-02T16:00:00Z`: to the second unless the instant has a fraction. */
export function toIso(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}

export function formatUtc(ms: number, precision: Precision = "minute"): string {
  return formats[precision](new Date(ms));
}

/** Local clock time with the zone's short name, as the second line beside UTC. */
export function formatLocal(ms: number): string {
  const date = new Date(ms);
  if (date.getTimezoneOffset() === 0) return "local time is UTC";
  const zone = new Intl.DateTimeFormat(undefined, { timeZoneName: "short" })
    .formatToParts(date)
    .find((part) => part.type === "timeZoneName")?.value;
  return `${localMinute(date)} ${zone ?? "local"}`;
}

/** `45 s`, `12 min`, `3 h 20 min`, `2 d 4 h`, `41 d`, `3.2 y`: two parts at most. */
export function formatDuration(ms: number): string {
  const span = Math.abs(ms);
  if (span < 90 * SECOND) return `${Math.round(span / SECOND)} s`;
  if (span < 90 * MINUTE) return `${Math.round(span / MINUTE)} min`;
  if (span < DAY) return pair(span, HOUR, "h", MINUTE, "min");
  if (span < 10 * DAY) return pair(span, DAY, "d", HOUR, "h");
  if (span < 730 * DAY) return `${Math.round(span / DAY)} d`;
  return `${(span / (365.25 * DAY)).toFixed(1)} y`;
}

function pair(span: number, big: number, bigName: string, small: number, smallName: string): string {
  const rounded = Math.round(span / small) * small;
  const whole = Math.floor(rounded / big);
  const rest = Math.round((rounded - whole * big) / small);
  return rest === 0 ? `${whole} ${bigName}` : `${whole} ${bigName} ${rest} ${smallName}`;
}

/** `3 min ago`, `in 2 d 4 h`. */
export function formatRelative(ms: number, now: number): string {
  const span = formatDuration(ms - now);
  return ms > now ? `in ${span}` : `${span} ago`;
}

/** `today`, `tomorrow`, a weekday within the week, else the date; all in UTC. */
export function dayName(ms: number, now: number): string {
  const days = Math.floor(ms / DAY) - Math.floor(now / DAY);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  if (days > 1 && days < 7) return weekday(new Date(ms));
  return utcFormat("%-d %B")(new Date(ms));
}
