/** What a model's card says of its gate, in words. */
import type { ModelCard, ModelEvent, SkillFigure } from "@/api/forecasts";
import { forecasterName } from "@/lib/forecast-tasks";
import { formatSignificant } from "@/lib/quantity";
import { formatUtc, parseInstant } from "@/lib/time";

const metricNames: Record<string, string> = {
  rmse: "RMSE",
  mae: "mean absolute error",
  rmse_ratio: "RMSE",
  mae_ratio: "mean absolute error",
  tss: "true skill statistic",
  hss: "Heidke skill score",
  brier: "Brier score",
  brier_skill: "Brier skill",
  f05: "F0.5",
};

/** Metrics of which less is better. */
const errors = new Set(["rmse", "mae", "rmse_ratio", "mae_ratio", "brier", "crps", "pinball"]);

/** `RMSE 0.71 × persistence (0.69 to 0.73), at most 0.78 asked: met`. */
export function figureText({ metric, against, ours, ci, gate, gate_met }: SkillFigure): string {
  const name = metricNames[metric] ?? metric.replaceAll("_", " ");
  const ratio = metric.endsWith("_ratio");
  const value = ours === null ? "not known" : formatSignificant(ours, 3);
  const relation = against && (ratio ? ` × ${forecasterName(against)}` : ` beside ${forecasterName(against)}`);
  const [low, high] = ci;
  const sure = low === null || high === null ? "" : ` (${formatSignificant(low, 2)} to ${formatSignificant(high, 2)})`;
  if (gate === null) return `${name} ${value}${relation}${sure}`;
  const asked = `${errors.has(metric) ? "at most" : "at least"} ${formatSignificant(gate, 3)} asked`;
  return `${name} ${value}${relation}${sure}, ${asked}: ${gate_met ? "met" : "not met"}`;
}

/** Whether it may forecast: the gate's own figures, the failing ones first. */
export function gateText(card: Pick<ModelCard, "metrics" | "gate_met" | "reason">): string {
  const gates = card.metrics.filter(({ gate }) => gate !== null);
  const told = card.gate_met === false ? gates.filter(({ gate_met }) => !gate_met) : gates;
  if (told.length > 0) return told.map(figureText).join("; ");
  if (card.metrics.length === 0) return "not evaluated yet";
  const compared = card.metrics.find(({ against, ours }) => against && ours !== null);
  return compared ? `${figureText(compared)}; no gate` : card.reason || "no gate";
}

export const stageWords: Record<ModelCard["stage"], string> = { champion: "forecasts", candidate: "waits", retired: "retired" };

const stageOrder = ["champion", "candidate", "retired"];

/** Those that forecast first, then the newest. */
export function compareModels(a: ModelCard, b: ModelCard): number {
  return stageOrder.indexOf(a.stage) - stageOrder.indexOf(b.stage) || b.trained_at.localeCompare(a.trained_at);
}

export const eventWords: Record<ModelEvent["model_event_kind"], string> = {
  trained: "Trained",
  evaluated: "Evaluated",
  promoted: "Promoted: forecasts from here on",
  refused: "Refused: did not meet its gate",
  retired: "Retired",
  rolled_back: "Rolled back",
  drift_raised: "Drift: inputs or skill have moved",
  drift_cleared: "Drift is over",
  retraining_started: "Retraining started",
  retraining_failed: "Retraining failed",
};

/** An event's detail on one line: its reason, else its plain values. */
export function detailText(detail: Record<string, unknown> | null): string {
  if (!detail) return "";
  const { reason, why } = detail;
  for (const said of [reason, why]) if (typeof said === "string" && said) return said;
  return Object.entries(detail)
    .flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? [`${name.replaceAll("_", " ")} ${plain(value)}`] : [],
    )
    .join(", ");
}

function plain(value: string | number | boolean): string {
  if (typeof value === "number") return formatSignificant(value, 3);
  const at = typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? parseInstant(value) : null;
  return at === null ? String(value) : formatUtc(at);
}
