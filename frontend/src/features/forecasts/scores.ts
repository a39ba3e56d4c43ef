/** The scorecard's rows: one task each, its forecasters side by side on the same issues. */
import type { Alarms, Score, ScorePair } from "@/api/forecasts";
import { compareTasks, OTHERS, OURS, taskFacts } from "@/lib/forecast-tasks";
import { errorOf } from "@/ui/forecast-words";

export const spans = [
  { id: "30", days: 30, title: "30 days" },
  { id: "365", days: 365, title: "1 year" },
  { id: "all", days: null, title: "All" },
] as const;

export type SpanId = (typeof spans)[number]["id"];

export const daysOf = (span: string): number | null => spans.find(({ id }) => id === span)?.days ?? null;

export interface ScoreRow {
  task: string;
  n: number;
  ours: Score;
  persistence: Score | null;
  /** Whom the words speak of: persistence, else who else forecasts. */
  reference: Score | null;
  /** The baseline with the smallest error, persistence aside. */
  best: Score | null;
  other: Score | null;
  /** Another forecaster that answers too rarely to stand in the row, on the issues that both answered. */
  pair: ScorePair | null;
}

export function scoreRows(scores: readonly Score[], days: number | null, pairs: readonly ScorePair[] = []): ScoreRow[] {
  const shown = scores.filter((s) => s.days === days);
  const tasks = [...new Set(shown.map(({ task }) => task))].sort(compareTasks);
  return tasks.flatMap((task) => {
    const of = shown.filter((s) => s.task === task);
    const ours = of.find(({ forecaster }) => forecaster === OURS);
    if (!ours) return [];
    const rest = of.filter(({ forecaster }) => forecaster !== OURS && forecaster !== "persistence");
    const persistence = of.find(({ forecaster }) => forecaster === "persistence") ?? null;
    const best = least(rest.filter(({ forecaster }) => !OTHERS.includes(forecaster)));
    const other = least(rest.filter(({ forecaster }) => OTHERS.includes(forecaster)));
    const pair = pairs.find(({ theirs }) => theirs.task === task && theirs.days === days && OTHERS.includes(theirs.forecaster)) ?? null;
    return [{ task, n: ours.n, ours, persistence, reference: persistence ?? other, best, other, pair }];
  });
}

function least(scores: readonly Score[]): Score | null {
  return scores.reduce<Score | null>((best, s) => ((errorOf(s) ?? Infinity) < (best ? (errorOf(best) ?? Infinity) : Infinity) ? s : best), null);
}

/** What the error of a task is called and counted in. */
export const errorName = (score: Score): string => (score.brier !== null ? "Brier" : score.task === "cme_arrival" ? "MAE" : "RMSE");

/** `3 of 5 events, 2 false`. */
export const alarmWords = ({ events, hits, false_alarms: wrong }: Alarms): string => `${hits} of ${events} events, ${wrong === 0 ? "none" : wrong} false`;

export interface LeadPoint {
  leadH: number;
  ours: number;
  persistence: number | null;
  n: number;
}

/** Error by hours ahead, of the tasks of one group that have enough behind them. */
export function leadPoints(rows: readonly ScoreRow[], group: "kp" | "dst", least: number): LeadPoint[] {
  return rows.flatMap((row) => {
    const { group: its, leadH } = taskFacts(row.task);
    const ours = errorOf(row.ours);
    if (its !== group || leadH === null || ours === null || row.n < least) return [];
    return [{ leadH, ours, persistence: row.persistence && errorOf(row.persistence), n: row.n }];
  });
}
