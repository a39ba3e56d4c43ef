import { scaleLinear, scaleLog, scaleUtc, type ScaleContinuousNumeric, type ScaleTime } from "d3-scale";

import type { TimeWindow } from "@/lib/window";

export const MARGIN = { top: 8, right: 8, bottom: 20, left: 48 };
/** On a phone the axis takes less of the width. */
export const NARROW = 480;
export const TICK_SPACING = 96;

export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: ScaleTime<number, number>;
  y: ScaleContinuousNumeric<number, number>;
}

export function frameOf(window: TimeWindow, domain: [number, number], width: number, height: number, log: boolean): Frame {
  const left = width < NARROW ? 36 : MARGIN.left;
  const right = Math.max(left + 1, width - MARGIN.right);
  const bottom = height - MARGIN.bottom;
  const x = scaleUtc([window.from, window.to], [left, right]);
  const y = (log ? scaleLog() : scaleLinear()).domain(domain).range([bottom, MARGIN.top]);
  return { width, height, left, right, top: MARGIN.top, bottom, x, y };
}
