import { area } from "d3-shape";

import type { Frame } from "./geometry";
import type { ChartSeries } from "./types";

/** The interval of a forecast: a band behind its dashed line. */
export function Bands({ series, frame }: { series: readonly ChartSeries[]; frame: Frame }) {
  return (
    <g aria-hidden="true">
      {series.map((s) => s.band && <path key={s.name} d={bandPath(s, frame)} fill={s.colour} opacity={0.2} />)}
    </g>
  );
}

export function bandPath({ times, band }: ChartSeries, frame: Frame): string {
  const draw = area<number>()
    .defined((i) => Number.isFinite(band?.lower[i]) && Number.isFinite(band?.upper[i]))
    .x((i) => frame.x(times[i] ?? 0))
    .y0((i) => frame.y(band?.lower[i] ?? 0))
    .y1((i) => frame.y(band?.upper[i] ?? 0));
  return draw(times.map((_, i) => i)) ?? "";
}
