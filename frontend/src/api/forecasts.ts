/** Questions about forecasts: what was issued, how good it was, and by which model. */
import { useMemo } from "react";

import type { Params } from "./client";
import { useAnswer } from "./queries";

const RENEWED_MS = 60_000;

/** What one forecaster said. */
export interface Said {
  forecast_id: string;
  task: string;
  /** `orrery`, a baseline's name, `swpc` or `enlil`. */
  forecaster: string;
  model_id: string | null;
  issued_at: string;
  valid_from_at: string;
  valid_until_at: string;
  forecast_kind: "quantity" | "probability";
  forecast_unit: string;
  forecast_value: number | null;
  /** The interval holds the truth nine times in ten. */
  forecast_lower: number | null;
  forecast_upper: number | null;
  alarm_threshold: number | null;
}

/** One forecast as it was issued, never changed afterwards, and what came of it. */
export interface Forecast extends Said {
  /** What it is about where a task has many at once, such as a CME's id; else empty. */
  subject: string;
  /** What came; null while it is not known. */
  truth_value: number | null;
  /** Features and the newest of each input; null of who does not tell. */
  inputs: { made_at?: string; features?: Record<string, number | null>; newest?: ForecastInput[] } | null;
  /** By group of inputs: how far the forecast falls back where they are replaced by their usual values. */
  moved_by: Record<string, number | null> | null;
}

export interface ForecastInput {
  name: string;
  value: number | null;
  observed_at: string | null;
  receipts: string[];
}

/** The newest issue of a task, everyone's forecast beside the others. */
export interface Issue {
  task: string;
  subject: string;
  issued_at: string;
  valid_from_at: string;
  valid_until_at: string;
  forecasters: Forecast[];
}

/** How good one forecaster was at one task over one span, on issues that all its forecasters answered. */
export interface Score {
  task: string;
  forecaster: string;
  /** Length of the span in days; null for all that is held. */
  days: number | null;
  n: number;
  rmse: number | null;
  mae: number | null;
  bias: number | null;
  brier: number | null;
  /** Share of truths within the interval. */
  coverage: number | null;
  alarms: Alarms | null;
}

/** What a probability's alarms were worth. */
export interface Alarms {
  events: number;
  hits: number;
  misses: number;
  false_alarms: number;
}

/** A task's scorecard as the API gives it. */
export interface TaskScores {
  task: string;
  spans: { span: string; issues: number; forecasters: Omit<Score, "task" | "days">[] }[];
}

/** The scorecards of all tasks, one line for each forecaster and span. */
export function scoresOf(tasks: readonly TaskScores[]): Score[] {
  return tasks.flatMap(({ task, spans }) =>
    spans.flatMap(({ span, forecasters }) => forecasters.map((figures) => ({ ...figures, task, days: Number.parseInt(span, 10) || null }))),
  );
}

export const useLatestForecasts = () => useAnswer<Issue[]>("forecasts", "forecasts/latest", {}, { everyMs: RENEWED_MS });
export const useScorecard = () => useAnswer<TaskScores[]>("forecasts", "forecasts/scorecard");

/** The scorecard's lines; undefined until they have come. */
export function useScores(): Score[] | undefined {
  const tasks = useScorecard().data?.data;
  return useMemo(() => tasks && scoresOf(tasks), [tasks]);
}

export const useIssued = (params: Params, enabled = true) => useAnswer<Forecast[]>("forecasts", "forecasts", params, { enabled });

/** One figure of a model's evaluation. */
export interface SkillFigure {
  n: number;
  span: [string, string];
  metric: string;
  against: string;
  ours: number | null;
  ci: [number | null, number | null];
  baselines: Record<string, number | null>;
  gate: number | null;
  gate_met: boolean | null;
}

export interface ModelCard {
  model_id: string;
  task: string;
  stage: "candidate" | "champion" | "retired";
  sha256: string;
  bytes: number;
  trained_at: string;
  trained_from_at: string;
  trained_until_at: string;
  samples: number;
  data_sha256: string;
  code_version: string;
  features: string[];
  threshold: number | null;
  metrics: SkillFigure[];
  /** Null where the task has no gate, or none was tried. */
  gate_met: boolean | null;
  reason: string;
  origin: string;
}

export interface ModelEvent {
  model_event_id: string;
  task: string;
  model_event_kind:
    | "trained"
    | "evaluated"
    | "promoted"
    | "refused"
    | "retired"
    | "rolled_back"
    | "drift_raised"
    | "drift_cleared"
    | "retraining_started"
    | "retraining_failed";
  model_id: string | null;
  happened_at: string;
  model_event_detail: Record<string, unknown> | null;
}

/** A storm that came, and what each task's last issue had said some hours before. */
export interface ForecastStorm {
  onset_at: string;
  end_at: string;
  kp_max: number | null;
  /** `covers_onset`: whether it spoke of the instant at which the storm began. */
  before: { lead_h: number; forecasts: (Said & { covers_onset: boolean })[] }[];
}

export const useModels = () => useAnswer<ModelCard[]>("forecasts", "forecasts/models");
export const useModelEvents = (params: Params) => useAnswer<ModelEvent[]>("forecasts", "forecasts/events", params);
export const useForecastStorms = (params: Params) => useAnswer<ForecastStorm[]>("forecasts", "forecasts/storms", params);

/** The model server's own answer: it says what it can forecast, if it runs. */
export interface PredictionTask {
  task: string;
  title: string;
}

export const useModelServer = () => useAnswer<PredictionTask[]>("forecasts", "predictions/tasks", {}, { everyMs: RENEWED_MS });
