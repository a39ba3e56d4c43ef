import { describe, expect, it } from "vitest";

import type { Forecast, Issue, Score } from "@/api/forecasts";
import { DAY, HOUR, toIso } from "@/lib/time";

import { aheadClause, arrivalOf, besides, besideOther, chanceWord, currentIssues, issuesOf, movesOf, pastSkill, percent, shownIssues, spokenScores, valueText } from "./forecast-words";

const NOW = Date.UTC(2026, 3, 2, 16);

const forecast = (task: string, value: number | null, more: Partial<Forecast> = {}): Forecast => ({
  forecast_id: `${task}${value ?? ""}${more.forecaster ?? ""}`,
  task,
  forecaster: "orrery",
  model_id: "0123456789abcdef",
  subject: "",
  issued_at: toIso(NOW - HOUR),
  valid_from_at: toIso(NOW),
  valid_until_at: toIso(NOW + 3 * HOUR),
  forecast_kind: "quantity",
  forecast_unit: "",
  forecast_value: value,
  forecast_lower: null,
  forecast_upper: null,
  alarm_threshold: null,
  origin: "recorded",
  truth_value: null,
  forecast_error: null,
  was_inside: null,
  scored_at: null,
  truth_batch_ids: null,
  inputs: null,
  moved_by: null,
  ...more,
});

const chance = (task: string, value: number, from = NOW - 16 * HOUR) =>
  forecast(task, value, { forecast_kind: "probability", valid_from_at: toIso(from), valid_until_at: toIso(from + DAY) });

const issue = (...forecasts: Forecast[]): Issue => {
  const found = issuesOf(forecasts)[0];
  if (!found) throw new Error("an issue has a forecast");
  return found;
};

const score = (task: string, forecaster: string, days: number | null, n: number, rmse: number | null, brier: number | null = null): Score =>
  ({ task, forecaster, days, n, rmse, brier, mae: rmse, coverage: null, alarms: null });

describe("a probability", () => {
  it("is never rounded to certainty", () => {
    expect([0, 0.004, 0.124, 0.995, 1].map(percent)).toEqual(["0 %", "under 1 %", "12 %", "over 99 %", "100 %"]);
  });

  it("has a word", () => {
    expect([0.05, 0.2, 0.5, 0.8].map(chanceWord)).toEqual(["unlikely", "possible", "likely", "very likely"]);
  });
});

describe("what is ahead", () => {
  it("is said with its chance, its interval and its day", () => {
    const issues = [
      issue(chance("storm_today", 0.12)),
      issue(chance("storm_tomorrow", 0.55, NOW + 8 * HOUR)),
      issue(forecast("kp_2h", 2.7)),
      issue(forecast("kp_5h", 3.3, { forecast_lower: 2.1, forecast_upper: 4.4, valid_until_at: toIso(NOW + 5 * HOUR) })),
      issue(chance("flares_m_24h", 0.35)),
    ];
    expect(aheadClause(issues, NOW)).toBe(
      "A geomagnetic storm is unlikely today (12 %), likely tomorrow (55 %). Kp about 3.3 (2.1 to 4.4) by 21:00 UTC. An M flare today is possible (35 %).",
    );
  });

  it("does not call a storm unlikely where one is forecast for now", () => {
    const running = (kp: number) => issue(forecast("kp_0h", kp, { forecast_lower: 4, forecast_upper: 7.7 }));
    const days = [issue(chance("storm_today", 0.11)), issue(chance("storm_tomorrow", 0.25, NOW + 8 * HOUR))];
    expect(aheadClause([running(6.2), ...days], NOW)).toBe("These three hours should be at storm level, Kp about 6.2 (4 to 7.7); a storm tomorrow is possible (25 %).");
    expect(aheadClause([running(6.2)], NOW)).toBe("These three hours should be at storm level, Kp about 6.2 (4 to 7.7).");
    expect(aheadClause([running(4.3), ...days], NOW)).toBe("A geomagnetic storm is unlikely today (11 %), possible tomorrow (25 %).");
  });

  it("does not repeat the word of two days alike, nor speak of what is over", () => {
    const alike = [issue(chance("storm_today", 0.12)), issue(chance("storm_tomorrow", 0.1, NOW + 8 * HOUR))];
    expect(aheadClause(alike, NOW)).toBe("A geomagnetic storm is unlikely today (12 %) and tomorrow (10 %).");
    expect(aheadClause(alike, NOW + 3 * DAY)).toBeNull();
    expect(currentIssues([issue(forecast("kp_2h", null))], NOW)).toEqual([]);
  });

  it("tells an arrival by its instant and leaves out those that are past", () => {
    const cme = forecast("cme_arrival", 30, { subject: "CME-1", forecast_lower: 20, forecast_upper: 41, valid_until_at: toIso(NOW + 5 * DAY), forecast_unit: "h" });
    expect(arrivalOf(cme)).toEqual({ at: NOW + 29 * HOUR, from: NOW + 19 * HOUR, to: NOW + 40 * HOUR });
    expect(aheadClause([issue(cme)], NOW)).toBe("A mass ejection should arrive tomorrow about 21 h UTC.");
    const hit = forecast("cme_hit", 0.64, { subject: "CME-1", forecast_kind: "probability", valid_until_at: cme.valid_until_at });
    expect(aheadClause([issue(cme), issue(hit)], NOW)).toBe("A mass ejection may arrive (64 %) tomorrow about 21 h UTC.");
    expect(aheadClause([issue(cme)], NOW + 2 * DAY)).toBeNull();
    expect(shownIssues([issue(cme), issue(forecast("kp_2h", 2))], NOW + 9 * DAY).map(({ task }) => task)).toEqual(["kp_2h"]);
  });
});

describe("past skill", () => {
  it("is told beside persistence, of the shortest span that has enough", () => {
    const scores = [
      score("kp_2h", "orrery", 30, 12, 0.4),
      score("kp_2h", "persistence", 30, 12, 0.9),
      score("kp_2h", "orrery", 365, 8000, 0.6),
      score("kp_2h", "persistence", 365, 8000, 0.8),
    ];
    expect(spokenScores(scores, "kp_2h")?.ours.days).toBe(365);
    expect(pastSkill(scores, "kp_2h")).toBe("25 % smaller error than persistence over the last year (8,000 scored).");
    expect(pastSkill(scores.slice(0, 2), "kp_2h")).toBe("Not enough scored yet (12).");
    expect(pastSkill(scores, "dst_1h")).toBe("None is scored yet.");
  });

  it("says as plainly where it was worse, or no better", () => {
    const beside = (ours: number, its: number) => besideOther(score("storm_today", "orrery", 30, 30, null, ours), score("storm_today", "persistence", 30, 30, null, its));
    expect(beside(0.12, 0.1)).toBe("20 % larger error than persistence");
    expect(beside(0.1, 0.101)).toBe("no better than persistence");
    expect(beside(0.1, 0)).toBeNull();
  });
});

it("holds an arrival against ENLIL's, for nothing persists there", () => {
  const scores = [score("cme_arrival", "orrery", 365, 40, 10), score("cme_arrival", "enlil", 365, 40, 12), score("cme_arrival", "drag", 365, 40, 14)];
  expect(pastSkill(scores, "cme_arrival")).toBe("17 % smaller error than WSA-ENLIL over the last year (40 scored).");
});

describe("forecasts beside each other", () => {
  it("have those who forecast before the baselines", () => {
    const all = issue(...["climatology", "persistence", "orrery", "enlil"].map((forecaster) => forecast("cme_arrival", 30, { forecaster })));
    expect(besides(all).map(({ forecaster }) => forecaster)).toEqual(["enlil", "persistence", "climatology"]);
  });

  it("are one issue only where task, subject and instant are the same", () => {
    const rows = [forecast("kp_2h", 1), forecast("kp_2h", 2, { issued_at: toIso(NOW) }), forecast("kp_2h", 3, { forecaster: "persistence" })];
    expect(issuesOf(rows).map(({ forecasters }) => forecasters.length)).toEqual([1, 2]);
  });
});

it("writes a value with unit and interval, or that it is not known", () => {
  expect(valueText(forecast("dst_3h", -24.2, { forecast_unit: "nT", forecast_lower: -31.4, forecast_upper: -18 }))).toBe("−24 nT (−31 to −18)");
  expect(valueText(forecast("dst_3h", null))).toBe("not known");
});

it("puts the strongest mover first, and none where nobody told", () => {
  expect(movesOf(forecast("kp_2h", 1, { moved_by: { speed: 0.2, bz: -0.9, density: 0, temperature: null } })).map(({ group }) => group)).toEqual(["bz", "speed"]);
  expect(movesOf(forecast("kp_2h", 1))).toEqual([]);
});
