import { describe, expect, it } from "vitest";

import { pairsOf, scoresOf, type ForecastStorm, type ModelCard, type Score, type SkillFigure } from "@/api/forecasts";

import { compareModels, detailText, figureText, gateText } from "./model-words";
import { reliabilityBins } from "./reliability";
import { saidBefore } from "./storms";
import { alarmWords, daysOf, leadPoints, scoreRows } from "./scores";
import { forecastSentence, worthSentence } from "./sentence";

const score = (task: string, forecaster: string, rmse: number | null, more: Partial<Score> = {}): Score =>
  ({ task, forecaster, days: 30, n: 700, rmse, mae: rmse, brier: null, coverage: 0.9, alarms: null, ...more });

const figure: SkillFigure = {
  task: "kp_2h",
  lead: "2 h",
  n: 17_000,
  span: ["2022-01-01T00:00:00Z", "2024-01-01T00:00:00Z"],
  metric: "rmse_ratio",
  against: "persistence",
  ours: 0.7123,
  ci: [0.69, 0.73],
  baselines: { persistence: 1 },
  gate: 0.78,
  gate_met: true,
};
const failing: SkillFigure = { ...figure, metric: "tss", against: "", ours: 0.36, ci: [0.3, 0.42], gate: 0.4, gate_met: false };
const card = (more: Partial<ModelCard>) => ({ stage: "candidate", metrics: [], gate_met: null, reason: "", trained_at: "2026-01-01T00:00:00Z", ...more }) as ModelCard;

describe("the scorecard", () => {
  const scores = [
    score("dst_1h", "persistence", 5),
    score("dst_1h", "orrery", 4),
    score("dst_1h", "climatology", 20),
    score("dst_1h", "recurrence", 9),
    score("dst_3h", "orrery", 6, { n: 4 }),
    score("kp_2h", "orrery", 0.6),
    score("kp_2h", "swpc", 0.7),
    score("kp_2h", "orrery", 0.5, { days: 365 }),
    score("flares_m_24h", "persistence", null, { brier: 0.1 }),
  ];

  it("has one row for each task of ours, with the best baseline beside persistence", () => {
    const rows = scoreRows(scores, 30);
    expect(rows.map(({ task }) => task)).toEqual(["kp_2h", "dst_1h", "dst_3h"]);
    expect(rows[1]).toMatchObject({ persistence: { rmse: 5 }, best: { forecaster: "recurrence" }, other: null });
    expect(rows[0]).toMatchObject({ ours: { rmse: 0.6 }, other: { forecaster: "swpc" } });
    expect(scoreRows(scores, daysOf("365")).map(({ ours }) => ours.rmse)).toEqual([0.5]);
    expect(daysOf("all")).toBeNull();
  });

  it("is read from the API's tables, span by span", () => {
    const alarms = { events: 5, hits: 3, misses: 2, false_alarms: 0, tss: 0.6, hss: 0.7 };
    const figures = { forecaster: "orrery", scored: 30, n: 30, rmse: null, mae: null, bias: 0.1, brier: 0.08, coverage: null, coverage_n: 0, skill: 0.2, alarms };
    const spans = (["30 days", "365 days", "all"] as const).map((span) => ({ span, from: null, to: null, issues: 30, issued: 30, forecasters: [figures], left_out: [] }));
    const found = scoresOf([{ task: "storm_today", forecast_kind: "probability", forecast_unit: "", against: "persistence", newest_issue_at: null, spans }]);
    expect(found.map(({ task, days, n }) => [task, days, n])).toEqual([["storm_today", 30, 30], ["storm_today", 365, 30], ["storm_today", null, 30]]);
    const rare = { forecaster: "swpc", scored: 3, beside_ours: { ours: { ...figures, n: 3, brier: 0.1 }, theirs: { ...figures, n: 3, brier: 0.3 } } };
    const pairs = pairsOf([{ task: "storm_today", forecast_kind: "probability", forecast_unit: "", against: "persistence", newest_issue_at: null, spans: spans.map((one) => ({ ...one, left_out: [rare] })) }]);
    expect(scoreRows(found, 30, pairs)[0]).toMatchObject({ other: null, pair: { ours: { brier: 0.1 }, theirs: { forecaster: "swpc", brier: 0.3, days: 30 } } });
    expect(found[0]?.alarms && alarmWords(found[0].alarms)).toBe("3 of 5 events, none false");
  });

  it("draws error by lead only from what has enough behind it", () => {
    expect(leadPoints(scoreRows(scores, 30), "dst", 20)).toEqual([{ leadH: 1, ours: 4, persistence: 5, n: 700 }]);
  });
});

it("a chance is reliable where it comes as often as told; what is not known yet is not counted", () => {
  const told = [0.1, 0.1, 0.1, 0.1, 0.9, 0.9, 1, 0.5];
  const came = [0, 0, 0, 1, 1, 1, 0, null];
  const bins = reliabilityBins(told.map((forecast_value, i) => ({ forecast_value, truth_value: came[i] ?? null })));
  expect(bins.map(({ n }) => n)).toEqual([4, 3]);
  expect(bins.map(({ told, came }) => [told.toFixed(2), came.toFixed(2)])).toEqual([["0.10", "0.25"], ["0.93", "0.67"]]);
  expect(reliabilityBins([])).toEqual([]);
});

it("tells of a storm what spoke of its onset, by the nearest task", () => {
  const said = (task: string, forecaster: string, forecast_value: number, covers_onset = true) => ({ task, forecaster, forecast_value, covers_onset });
  const forecasts = [said("storm_today", "orrery", 0.1, false), said("storm_tomorrow", "orrery", 0.4), said("storm_tomorrow", "persistence", 0.2), said("kp_5h", "orrery", 4)];
  const storm = { onset_at: "2026-04-01T06:00:00Z", end_at: "2026-04-01T09:00:00Z", kp_max: 5, before: [{ lead_h: 24, forecasts }] } as unknown as ForecastStorm;
  const told = saidBefore(storm, 24, "chance");
  expect([told.ours?.forecast_value, told.persistence?.forecast_value]).toEqual([0.4, 0.2]);
  expect(saidBefore(storm, 24, "kp")).toMatchObject({ ours: { forecast_value: 4 }, persistence: null });
  expect(saidBefore(storm, 6, "chance")).toEqual({ ours: null, persistence: null });
});

describe("the first sentence", () => {
  it("tells that there is none, or since when none holds", () => {
    expect(forecastSentence([], Date.UTC(2026, 3, 2))).toBe("Nothing is forecast yet.");
    const old = { task: "kp_2h", subject: "", issued_at: "2026-04-01T00:15:00Z", valid_from_at: "2026-04-01T00:00:00Z", valid_until_at: "2026-04-01T03:00:00Z", forecasters: [] };
    expect(forecastSentence([old], Date.parse("2026-04-03T00:15:00Z"))).toBe("No forecast holds now: the newest was issued 2 d ago.");
  });

  it("says what such forecasts were worth, or that it is not known", () => {
    expect(worthSentence([score("kp_2h", "orrery", 0.6), score("kp_2h", "persistence", 0.8)])).toBe(
      "Over the last 30 days the Kp forecasts had 25 % smaller error than persistence (700 scored).",
    );
    expect(worthSentence([score("kp_2h", "orrery", 0.8), score("kp_2h", "persistence", 0.8)])).toBe(
      "Over the last 30 days the Kp forecasts were no better than persistence (700 scored).",
    );
    expect(worthSentence([score("kp_2h", "orrery", 0.6, { n: 3 })])).toMatch(/not known yet/);
  });
});

describe("a model", () => {
  it("tells its gate with the number, and only the failing ones where it failed", () => {
    expect(figureText(figure)).toBe("RMSE 0.712 × persistence (0.69 to 0.73), at most 0.78 asked: met");
    expect(gateText(card({ metrics: [figure, failing], gate_met: false }))).toBe("true skill statistic 0.36 (0.3 to 0.42), at least 0.4 asked: not met");
    expect(gateText(card({ metrics: [figure], gate_met: true }))).toContain("met");
    expect(gateText(card({}))).toBe("not evaluated yet");
    expect(gateText(card({ metrics: [{ ...figure, gate: null, gate_met: null }] }))).toBe("RMSE 0.712 × persistence (0.69 to 0.73); no gate");
  });

  it("stands first where it forecasts", () => {
    const cards = [card({ stage: "retired" }), card({ trained_at: "2026-02-01T00:00:00Z" }), card({}), card({ stage: "champion" })];
    expect(cards.sort(compareModels).map(({ stage, trained_at }) => `${stage} ${trained_at.slice(0, 7)}`)).toEqual(["champion 2026-01", "candidate 2026-02", "candidate 2026-01", "retired 2026-01"]);
  });

  it("has a life whose events say why", () => {
    expect(detailText({ reason: "RMSE 0.81 is above 0.78", n: 3 })).toBe("RMSE 0.81 is above 0.78");
    expect(detailText({ psi: 0.3141, feature: "speed", until_at: "2026-04-02T00:00:00Z", all: [] })).toBe("psi 0.314, feature speed, until at 2 Apr 2026 00:00");
    expect(detailText(null)).toBe("");
  });
});
