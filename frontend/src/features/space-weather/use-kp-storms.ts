"use client";
import { useMemo } from "react";

import { useSeries } from "@/api/queries";
import type { TimeWindow } from "@/lib/window";

import { seriesParams } from "./chart-panel";
import { kpStorms, type KpStorm } from "./storms";

const none: KpStorm[] = [];

/** The stretches of storm that the K index shows; the chart's own question, asked once for both. */
export function useKpStorms(window: TimeWindow): KpStorm[] {
  const kp = useSeries(seriesParams(["kp_index"], window)).data?.data.series[0];
  return useMemo(() => (kp ? kpStorms(kp) : none), [kp]);
}
