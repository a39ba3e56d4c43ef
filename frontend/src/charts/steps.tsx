import type { Frame } from "./geometry";
import type { ChartSeries } from "./types";

/** What is forecast for whole intervals: a dashed level over each with its own band, drawn over bars of the same quantity. */
export function Steps({ series, frame }: { series: ChartSeries; frame: Frame }) {
  const span = series.cadenceS * 1000;
  return (
    <g aria-hidden="true">
      {series.times.map((time, i) => {
        const x0 = Math.max(frame.left, frame.x(time));
        const x1 = Math.min(frame.right, frame.x(time + span));
        const [value, lower, upper] = [series.values[i], series.band?.lower[i], series.band?.upper[i]];
        if (x1 <= x0 || value === undefined || !Number.isFinite(value)) return null;
        return (
          <g key={time}>
            {lower !== undefined && upper !== undefined && Number.isFinite(upper - lower) && (
              <rect x={x0} width={x1 - x0} y={frame.y(upper)} height={frame.y(lower) - frame.y(upper)} fill={series.colour} opacity={0.2} />
            )}
            <line x1={x0} x2={x1} y1={frame.y(value)} y2={frame.y(value)} stroke={series.colour} strokeWidth={2} strokeDasharray="5 3" />
          </g>
        );
      })}
    </g>
  );
}
