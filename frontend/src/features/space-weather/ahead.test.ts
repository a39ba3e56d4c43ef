import { expect, it } from "vitest";

import type { Forecast, Issue } from "@/api/forecasts";
import { HOUR, toIso } from "@/lib/time";

import { aheadSeries } from "./ahead";

const NOW = Date.UTC(2026, 3, 2, 13, 20);
const T = Date.UTC(2026, 3, 2, 12);
const window = { from: NOW - 24 * HOUR, to: NOW + 6 * HOUR };

function issue(task: string, from: number, hours: number, value: number | null, forecaster = "orrery"): Issue {
  const told = { valid_from_at: toIso(from), valid_until_at: toIso(from + hours * HOUR) };
  const forecast = { task, forecaster, forecast_value: value, forecast_lower: value && value - 1, forecast_upper: null, forecast_unit: "", ...told } as Forecast;
  return { task, subject: "", issued_at: toIso(NOW), ...told, forecasters: [forecast] };
}

it("draws each interval once, by the shortest lead, in the order of time", () => {
  const issues = [issue("kp_5h", T + 6 * HOUR, 3, 4), issue("kp_2h", T + 3 * HOUR, 3, 3), issue("kp_1h", T, 3, 2), issue("kp_0h", T, 3, 1), issue("dst_1h", T, 1, -20)];
  const series = aheadSeries(issues, "kp", window, NOW);
  expect(series?.times).toEqual([T, T + 3 * HOUR, T + 6 * HOUR]);
  expect(series?.values).toEqual([1, 3, 4]);
  expect(series?.band?.lower).toEqual([0, 2, 3]);
  expect(series?.band?.upper.every(Number.isNaN)).toBe(true);
});

it("draws nothing that is over, unknown, outside the window or somebody else's", () => {
  expect(aheadSeries([issue("kp_0h", T - 3 * HOUR, 3, 2)], "kp", window, NOW)).toBeNull();
  expect(aheadSeries([issue("kp_0h", T, 3, null)], "kp", window, NOW)).toBeNull();
  expect(aheadSeries([issue("kp_0h", T, 3, 2)], "kp", { from: T - 48 * HOUR, to: T - 24 * HOUR }, NOW)).toBeNull();
  expect(aheadSeries([issue("kp_0h", T, 3, 2, "persistence")], "kp", window, NOW)).toBeNull();
  expect(aheadSeries([issue("storm_today", T, 24, 0.2)], "kp", window, NOW)).toBeNull();
});
