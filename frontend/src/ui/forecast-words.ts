/** What is forecast and how much such forecasts were worth, in words; made by rules from the ledger's numbers. */
import type { Forecast, ForecastInput, Issue, Said, Score } from "@/api/forecasts";
import { forecasterName, OURS, taskFacts } from "@/lib/forecast-tasks";
import { gLevel } from "@/lib/noaa";
import { formatCount, formatSignificant } from "@/lib/quantity";
import { dayName, formatUtc, parseInstant } from "@/lib/time";

/** Fewer scored forecasts than this say nothing yet. */
export const LEAST_SCORED = 20;
const PERSISTENCE = "persistence";
/** Within this share of the other's error nobody is better. */
const ALIKE = 0.02;

/** `12 %`; what is nearly never or nearly certain is not rounded to either. */
export function percent(probability: number): string {
  if (probability > 0 && probability < 0.01) return "under 1 %";
  if (probability < 1 && probability > 0.99) return "over 99 %";
  return `${Math.round(probability * 100)} %`;
}

export function chanceWord(probability: number): string {
  if (probability >= 0.8) return "very likely";
  if (probability >= 0.5) return "likely";
  return probability >= 0.2 ? "possible" : "unlikely";
}

/** Whether a probability has reached the value from which on it counts as an alarm. */
export const isAlarm = (f: Said): boolean => f.alarm_threshold !== null && f.forecast_value !== null && f.forecast_value >= f.alarm_threshold;

export const oursOf = (issue: Issue): Forecast | undefined => issue.forecasters.find(({ forecaster }) => forecaster === OURS);

/** Issues with a forecast of ours that still speaks of what is to come. */
export function currentIssues(issues: readonly Issue[], now: number): Issue[] {
  return issues.filter((issue) => (parseInstant(issue.valid_until_at) ?? 0) > now && oursOf(issue)?.forecast_value != null);
}

/** The newest issue of each task stays with its age; of the many mass ejections only those that may still arrive. */
export function shownIssues(issues: readonly Issue[], now: number | null): Issue[] {
  return issues.filter(({ subject, valid_until_at }) => !subject || now === null || (parseInstant(valid_until_at) ?? 0) > now);
}

/** Whom a task is measured against: persistence, and ENLIL where nothing persists. */
const references = [PERSISTENCE, "enlil"];

/** What a sentence speaks of: the shortest span that has enough scored forecasts, ours and the reference's. */
export function spokenScores(scores: readonly Score[], task: string): { ours: Score; other: Score } | null {
  const spans = [...new Set(scores.map(({ days }) => days))].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
  for (const span of spans) {
    const of = (name: string) => scores.find((s) => s.task === task && s.days === span && s.forecaster === name);
    const [ours, other] = [of(OURS), references.flatMap((name) => of(name) ?? [])[0]];
    if (ours && other && ours.n >= LEAST_SCORED) return { ours, other };
  }
  return null;
}

export function spanWords(days: number | null): string {
  if (days === null) return "since the first";
  return days === 365 ? "over the last year" : `over the last ${days} days`;
}

/** The figure that a task is judged by: the Brier score of a probability, hours on average for an arrival, else the RMSE. */
export const errorOf = (score: Score): number | null => score.brier ?? (score.task === "cme_arrival" ? score.mae : score.rmse);

/** `19 % smaller error than persistence`; null where the other's error is not known or nothing. */
export function besideOther(ours: Score, other: Score): string | null {
  const [error, its] = [errorOf(ours), errorOf(other)];
  if (error === null || its === null || its === 0) return null;
  const ratio = error / its - 1;
  const name = forecasterName(other.forecaster);
  if (Math.abs(ratio) < ALIKE) return `no better than ${name}`;
  return `${Math.round(Math.abs(ratio) * 100)} % ${ratio < 0 ? "smaller" : "larger"} error than ${name}`;
}

/** How good forecasts of a task were lately: `19 % smaller error than persistence over the last 30 days (712 scored).` */
export function pastSkill(scores: readonly Score[], task: string): string {
  const found = spokenScores(scores, task);
  if (!found) {
    const most = Math.max(0, ...scores.filter((s) => s.task === task && s.forecaster === OURS).map(({ n }) => n));
    return most === 0 ? "None is scored yet." : `Not enough scored yet (${formatCount(most)}).`;
  }
  const words = besideOther(found.ours, found.other) ?? `mean error ${formatSignificant(errorOf(found.ours) ?? 0, 2)}`;
  return `${capital(words)} ${spanWords(found.ours.days)} (${formatCount(found.ours.n)} scored).`;
}

/** `−24 nT (−31 to −18)`, `35 %`. */
export function valueText(f: Said): string {
  if (f.forecast_value === null) return "not known";
  if (f.forecast_kind === "probability") return percent(f.forecast_value);
  const text = (value: number) => formatSignificant(value, 2);
  const unit = f.forecast_unit ? ` ${f.forecast_unit}` : "";
  const interval = f.forecast_lower === null || f.forecast_upper === null ? "" : ` (${text(f.forecast_lower)} to ${text(f.forecast_upper)})`;
  return `${text(f.forecast_value)}${unit}${interval}`;
}

/** What is forecast for the coming hours, most important first; null where nothing is. */
export function aheadClause(issues: readonly Issue[], now: number): string | null {
  const ours = currentIssues(issues, now).flatMap((issue) => oursOf(issue) ?? []);
  const of = (task: string) => ours.find((f) => f.task === task);
  const parts = [stormClause(of, now), kpClause(ours), flareClause(of("flares_m_24h")), cmeClause(ours, now)].filter(Boolean);
  return parts.length > 0 ? parts.join(" ") : null;
}

/** The forecast of the day was made at its begin: it says nothing any more where a storm is forecast for now. */
function stormClause(of: (task: string) => Forecast | undefined, now: number): string {
  const running = of("kp_0h");
  const tomorrow = of("storm_tomorrow");
  if (gLevel(running?.forecast_value ?? 0) === 0 || !running) return daysClause([of("storm_today"), tomorrow], now);
  const chance = tomorrow?.forecast_value ?? null;
  const then = chance === null ? "" : `; a storm ${dayName(parseInstant(tomorrow?.valid_from_at) ?? now, now)} is ${chanceWord(chance)} (${percent(chance)})`;
  return `These three hours should be at storm level, Kp about ${valueText(running)}${then}.`;
}

function daysClause(forecasts: readonly (Forecast | undefined)[], now: number): string {
  const days = forecasts.flatMap((f) => {
    const at = parseInstant(f?.valid_from_at);
    return f && at !== null && f.forecast_value !== null ? [{ day: dayName(at, now), p: f.forecast_value }] : [];
  });
  const [first, second] = days;
  if (!first) return "";
  const same = second && chanceWord(second.p) === chanceWord(first.p);
  const then = second && (same ? ` and ${second.day} (${percent(second.p)})` : `, ${chanceWord(second.p)} ${second.day} (${percent(second.p)})`);
  return `A geomagnetic storm is ${chanceWord(first.p)} ${first.day} (${percent(first.p)})${then ?? ""}.`;
}

/** The Kp farthest ahead: what comes, not what is. */
function kpClause(ours: readonly Forecast[]): string {
  const farthest = ours
    .filter((f) => taskFacts(f.task).group === "kp" && taskFacts(f.task).leadH)
    .sort((a, b) => (taskFacts(b.task).leadH ?? 0) - (taskFacts(a.task).leadH ?? 0))[0];
  const until = parseInstant(farthest?.valid_until_at);
  if (!farthest || until === null) return "";
  return `Kp about ${valueText(farthest)} by ${formatUtc(until, "clock").slice(0, 5)} UTC.`;
}

function flareClause(flare: Forecast | undefined): string {
  if (flare?.forecast_value == null) return "";
  return `An M flare today is ${chanceWord(flare.forecast_value)} (${percent(flare.forecast_value)}).`;
}

function cmeClause(ours: readonly Forecast[], now: number): string {
  const coming = ours.flatMap((f) => {
    const at = f.task === "cme_arrival" ? (arrivalOf(f)?.at ?? 0) : 0;
    return at > now ? [{ at, subject: f.subject }] : [];
  });
  const first = coming.sort((a, b) => a.at - b.at)[0];
  if (!first) return "";
  const hit = ours.find((f) => f.task === "cme_hit" && f.subject === first.subject)?.forecast_value ?? null;
  const when = `${dayName(first.at, now)} about ${formatUtc(first.at, "clock").slice(0, 2)} h UTC`;
  const chance = hit === null ? "should arrive" : `may arrive (${percent(hit)})`;
  return coming.length === 1 ? `A mass ejection ${chance} ${when}.` : `${coming.length} mass ejections are on the way, the first ${chance} ${when}.`;
}

export interface Arrival {
  at: number;
  from: number | null;
  to: number | null;
}

/** When a mass ejection should arrive: the forecast counts hours from its issue. */
export function arrivalOf(f: Said): Arrival | null {
  const issued = parseInstant(f.issued_at);
  if (issued === null || f.forecast_value === null) return null;
  const after = (hours: number | null) => (hours === null ? null : issued + hours * 3_600_000);
  return { at: after(f.forecast_value) ?? issued, from: after(f.forecast_lower), to: after(f.forecast_upper) };
}

/** Who stands beside our forecast, in the order that matters: other forecasters, persistence, the rest. */
export function besides(issue: Issue): Forecast[] {
  const rank = (name: string) => (["enlil", "swpc", PERSISTENCE].indexOf(name) + 1 || 9);
  return issue.forecasters.filter((f) => f.forecaster !== OURS).sort((a, b) => rank(a.forecaster) - rank(b.forecaster) || forecasterName(a.forecaster).localeCompare(forecasterName(b.forecaster)));
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The newest of what a forecast was made from; empty where nobody told. */
export const inputsOf = (f: Forecast): ForecastInput[] => f.inputs?.newest ?? [];

/** What moved a forecast, the strongest first; what moved nothing is left out. */
export function movesOf(f: Forecast): { group: string; effect: number }[] {
  const moves = Object.entries(f.moved_by ?? {}).flatMap(([group, effect]) => (effect ? [{ group, effect }] : []));
  return moves.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}

/** Rows of the ledger as issues, the newest of each task and subject first; everyone's forecast beside the others. */
export function issuesOf(rows: readonly Forecast[]): Issue[] {
  const found = new Map<string, Issue>();
  for (const row of rows) {
    const key = [row.task, row.subject, row.issued_at].join("|");
    const { task, subject, issued_at, valid_from_at, valid_until_at } = row;
    const issue = found.get(key) ?? { task, subject, issued_at, valid_from_at, valid_until_at, forecasters: [] };
    issue.forecasters.push(row);
    found.set(key, issue);
  }
  return [...found.values()].sort((a, b) => b.issued_at.localeCompare(a.issued_at));
}
