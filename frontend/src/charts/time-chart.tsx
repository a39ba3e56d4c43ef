"use client";
/** A chart over the page's shared stretch of time. */
import { useMemo, type ReactNode } from "react";

import type { TimeWindow } from "@/lib/window";
import { useTheme } from "@/ui/theme";
import { useTime } from "@/ui/time";
import { useWidth } from "@/ui/use-width";

import { NowLine, Thresholds, TimeAxis, ValueAxis } from "./axes";
import { Bands } from "./band";
import { Crosshair } from "./crosshair";
import { domainOf, type DomainRule } from "./domain";
import { EndLabels } from "./end-labels";
import { frameOf, type Frame } from "./geometry";
import { CANVAS_ABOVE, CanvasLines, pointCount, SvgLines } from "./lines";
import type { ChartSeries, ChartThreshold } from "./types";

export interface TimeChartProps {
  label: string;
  window: TimeWindow;
  series: ChartSeries[];
  height: number;
  domain?: DomainRule;
  thresholds?: ChartThreshold[];
  valueTicks?: number[];
  /** Draws something else than lines, such as bars. */
  marks?: (frame: Frame) => ReactNode;
}

const lineDomain: DomainRule = {};
const noThresholds: ChartThreshold[] = [];

export function TimeChart({ label, window, series, height, domain = lineDomain, thresholds = noThresholds, valueTicks, marks }: TimeChartProps) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const { now } = useTime();
  const [theme] = useTheme();
  const log = domain.log ?? false;
  const frame = useMemo(() => {
    const bounds = domainOf(series.flatMap(valuesOf), domain);
    return frameOf(window, bounds, width, height, log);
  }, [series, domain, window, width, height, log]);
  // A forecast is short, and dashes are for SVG alone.
  const measured = useMemo(() => series.filter((s) => !s.forecast), [series]);
  const many = !marks && pointCount(measured) > CANVAS_ABOVE;
  const drawn = many ? series.filter((s) => s.forecast) : series;
  return (
    <div ref={holder} className="relative w-full overflow-hidden" style={{ height }}>
      {width > 0 && (
        <>
          <svg width={width} height={height} className="absolute inset-0" aria-hidden="true">
            <TimeAxis frame={frame} />
            <ValueAxis frame={frame} log={log} ticks={valueTicks} />
          </svg>
          {many && <CanvasLines series={measured} frame={frame} theme={theme} />}
          <svg width={width} height={height} className="absolute inset-0" role="group" aria-label={label}>
            {!marks && <Bands series={series} frame={frame} />}
            {marks ? marks(frame) : <SvgLines series={drawn} frame={frame} />}
            <Thresholds frame={frame} thresholds={thresholds} />
            {!marks && <EndLabels series={series} frame={frame} />}
            <NowLine frame={frame} now={now} />
            <Crosshair frame={frame} label={label} />
          </svg>
        </>
      )}
    </div>
  );
}

const finite = (values: readonly number[] = []) => values.filter(Number.isFinite);

/** Everything of a series that has to be in view; extent() passes over NaN. */
const valuesOf = (s: ChartSeries): number[] => [...s.values, ...finite(s.band?.lower), ...finite(s.band?.upper)];
