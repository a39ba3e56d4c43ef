"use client";
import { useMemo } from "react";

import { useLatestForecasts, useScores } from "@/api/forecasts";
import type { ChartSeries } from "@/charts/types";
import { taskFacts } from "@/lib/forecast-tasks";
import { MINUTE } from "@/lib/time";
import { pastSkill } from "@/ui/forecast-words";
import { useTime } from "@/ui/time";

import { aheadSeries } from "./ahead";

/** The lead that speaks for the others when past skill is told. */
const SPOKEN = { kp: "kp_2h", dst: "dst_3h" };

export interface Ahead {
  series: ChartSeries | null;
  /** How good such forecasts were, in words; null without a forecast. */
  skill: string | null;
}

/** What is forecast beyond now on the stretch shown, and what such forecasts were worth. */
export function useAhead(group: "kp" | "dst"): Ahead {
  const { window, now } = useTime();
  const minute = now === null ? null : Math.floor(now / MINUTE) * MINUTE;
  const issues = useLatestForecasts().data?.data;
  const scores = useScores();
  return useMemo(() => {
    const series = issues && window && minute !== null ? aheadSeries(issues, group, window, minute) : null;
    const skill = series && scores ? `${taskFacts(SPOKEN[group]).title}: ${pastSkill(scores, SPOKEN[group])}` : null;
    return { series, skill };
  }, [issues, scores, window, minute, group]);
}
