/** Kp from the last observed interval on, as estimated and predicted: what the chart shows dashed. */
import { useMemo } from "react";

import { useKpForecast, useSeries } from "@/api/queries";
import type { ChartSeries } from "@/charts/types";
import { HOUR, parseInstant, toIso } from "@/lib/time";
import type { TimeWindow } from "@/lib/window";
import { useTime } from "@/ui/time";

import { seriesParams } from "./chart-panel";

const LEAD = 12 * HOUR;

export function useKpAhead(window: TimeWindow | null): ChartSeries | null {
  const { now } = useTime();
  const ahead = window !== null && now !== null && window.to > now && window.from <= now;
  const hour = ahead ? Math.floor(now / HOUR) * HOUR : 0;
  const params = { from: toIso(Math.max(hour - LEAD, window?.from ?? 0)), to: toIso(window?.to ?? 0), limit: 200 };
  const forecast = useKpForecast(params, ahead);
  const observed = useSeries(seriesParams(["kp_index"], window ?? { from: 0, to: 1 }));
  const rows = ahead ? forecast.data?.data : undefined;
  const last = observed.data?.data.series[0]?.times.at(-1) ?? 0;
  return useMemo(() => {
    const coming = (rows ?? []).flatMap((row) => {
      const at = parseInstant(row.forecast_at);
      return at !== null && at > last && row.forecast_status !== "observed" ? [{ at, kp: row.kp_forecast }] : [];
    });
    if (coming.length === 0) return null;
    return {
      name: "kp_forecast",
      label: "Kp forecast",
      unit: "",
      colour: "var(--data-neutral)",
      times: coming.map(({ at }) => at),
      values: coming.map(({ kp }) => kp),
      gaps: [],
      cadenceS: (3 * HOUR) / 1000,
    };
  }, [rows, last]);
}
