/** Questions about forecasts: what was issued, how good it was, and by which model. */
import { useMemo } from "react";

import type { Params } from "./client";
import { useAnswer } from "./queries";
import type { RowOf, Schemas } from "./types";

const RENEWED_MS = 60_000;

type Always = "forecast_id" | "task" | "forecaster" | "issued_at" | "valid_from_at" | "valid_until_at" | "forecast_unit";
interface Kind {
  forecast_kind: "quantity" | "probability";
}

/** What one forecaster said: `orrery`, a baseline, `swpc` or `enlil`. */
export type Said = RowOf<Omit<Schemas["ForecastBeforeStorm"], "covers_onset">, Always, Kind>;

/** One forecast as it was issued, never changed afterwards, and what came of it once that is known. */
export type Forecast = RowOf<Schemas["Forecast"], Always | "subject", Kind>;
export type ForecastInput = Schemas["ForecastInput"];

/** The newest issue of a task, everyone's forecast beside the others. */
export type Issue = Pick<Forecast, "task" | "subject" | "issued_at" | "valid_from_at" | "valid_until_at"> & { forecasters: Forecast[] };

export type TaskScore = Schemas["TaskScore"];
export type Alarms = Schemas["Alarms"];

/** How good one forecaster was at one task over one span, on issues that all its forecasters answered. */
export interface Score extends Pick<Schemas["Figures"], "forecaster" | "n" | "rmse" | "mae" | "brier" | "coverage" | "alarms"> {
  task: string;
  /** Length of the span in days; null for all that is held. */
  days: number | null;
}

const daysOfSpan: Record<string, number> = { "30 days": 30, "365 days": 365 };

/** The scorecards of all tasks, one line for each forecaster and span. */
export function scoresOf(tasks: readonly TaskScore[]): Score[] {
  return tasks.flatMap(({ task, spans }) =>
    spans.flatMap(({ span, forecasters }) => forecasters.map((figures) => ({ ...figures, task, days: daysOfSpan[span] ?? null }))),
  );
}

/** Who answers too rarely to be compared with all, and ours on the issues that both answered. */
export interface ScorePair {
  ours: Score;
  theirs: Score;
}

export function pairsOf(tasks: readonly TaskScore[]): ScorePair[] {
  return tasks.flatMap(({ task, spans }) =>
    spans.flatMap(({ span, left_out }) =>
      left_out.flatMap(({ forecaster, beside_ours: pair }) => {
        const at = { task, days: daysOfSpan[span] ?? null };
        return pair ? [{ ours: { ...pair.ours, ...at, forecaster: "orrery" }, theirs: { ...pair.theirs, ...at, forecaster } }] : [];
      }),
    ),
  );
}

export type SkillFigure = Schemas["SkillFigure"];
export type ModelCard = Schemas["ModelCard"];

export type ModelEvent = RowOf<
  Schemas["ModelEvent"],
  "model_event_id" | "task" | "happened_at",
  {
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
  }
>;

/** A storm that came, and what each task's last issue had said some hours before its onset. */
export type ForecastStorm = Omit<Schemas["Storm"], "before"> & {
  before: { lead_h: number; forecasts: (Said & { covers_onset: boolean })[] }[];
};

export const useLatestForecasts = () => useAnswer<Issue[]>("forecasts", "forecasts/latest", {}, { everyMs: RENEWED_MS });
export const useScorecard = () => useAnswer<TaskScore[]>("forecasts", "forecasts/scorecard");

/** The scorecard's lines; undefined until they have come. */
export function useScores(): Score[] | undefined {
  const tasks = useScorecard().data?.data;
  return useMemo(() => tasks && scoresOf(tasks), [tasks]);
}

export const useIssued = (params: Params, enabled = true) => useAnswer<Forecast[]>("forecasts", "forecasts", params, { enabled });
export const useModels = () => useAnswer<ModelCard[]>("forecasts", "forecasts/models");
export const useModelEvents = (params: Params) => useAnswer<ModelEvent[]>("forecasts", "forecasts/events", params);
export const useForecastStorms = (params: Params) => useAnswer<ForecastStorm[]>("forecasts", "forecasts/storms", params);

/** The model server's own answer, which core's document does not have: what it can forecast, or why not. */
export interface PredictionTask {
  task: string;
  title: string;
  reason: string | null;
}

export const useModelServer = () => useAnswer<PredictionTask[]>("forecasts", "predictions/tasks", {}, { everyMs: RENEWED_MS });
