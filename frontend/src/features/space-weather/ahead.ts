/** Our newest hourly forecasts as one line beyond now, the nearest lead first. */
import type { Forecast, Issue } from "@/api/forecasts";
import type { ChartSeries } from "@/charts/types";
import { taskFacts } from "@/lib/forecast-tasks";
import { seriesColours } from "@/lib/series";
import { parseInstant } from "@/lib/time";
import type { TimeWindow } from "@/lib/window";
import { oursOf } from "@/ui/forecast-words";

/** Points of what `aheadSeries` is about: the Kp of a 3 h interval from its begin, the Dst of an hour from its begin. */
const cadences = { kp: 3 * 3600, dst: 3600 };

interface Point {
  at: number;
  f: Forecast;
}

/**
 * The forecasts of a group that are not over, in the order of what they are about. Where two leads speak of the same
 * interval the shorter one stands; what is not in the window is left out. Null where nothing is left.
 */
export function aheadSeries(issues: readonly Issue[], group: "kp" | "dst", window: TimeWindow, now: number): ChartSeries | null {
  const leads = issues.filter(({ task }) => taskFacts(task).group === group && taskFacts(task).leadH !== null);
  const byTime = new Map<number, Point>();
  for (const issue of leads.sort((a, b) => (taskFacts(a.task).leadH ?? 0) - (taskFacts(b.task).leadH ?? 0))) {
    const f = oursOf(issue);
    const [at, until] = [parseInstant(issue.valid_from_at), parseInstant(issue.valid_until_at)];
    if (f?.forecast_value == null || at === null || until === null || until <= now) continue;
    if (until < window.from || at > window.to || byTime.has(at)) continue;
    byTime.set(at, { at, f });
  }
  const points = [...byTime.values()].sort((a, b) => a.at - b.at);
  const first = points[0];
  if (!first) return null;
  const field = taskFacts(first.f.task).field ?? "";
  return {
    name: `${field}_forecast`,
    label: group === "kp" ? "Kp by Orrery" : "forecast",
    unit: first.f.forecast_unit,
    colour: seriesColours[field] ?? "var(--data-neutral)",
    times: points.map(({ at }) => at),
    values: points.map(({ f }) => f.forecast_value ?? Number.NaN),
    gaps: [],
    cadenceS: cadences[group],
    digits: 2,
    forecast: true,
    band: {
      lower: points.map(({ f }) => f.forecast_lower ?? Number.NaN),
      upper: points.map(({ f }) => f.forecast_upper ?? Number.NaN),
    },
  };
}
