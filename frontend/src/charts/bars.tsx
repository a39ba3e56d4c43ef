import type { Frame } from "./geometry";
import type { ChartSeries } from "./types";

interface BarsProps {
  series: ChartSeries;
  frame: Frame;
  colourOf: (value: number) => string;
  wordOf: (value: number) => string;
  /** Dashed outlines: what has not been yet. */
  forecast?: boolean;
}

const LABEL_WIDTH = 18;

/** One bar per interval, from the instant it starts to its end; its value stands on it where there is room. */
export function Bars({ series, frame, colourOf, wordOf, forecast = false }: BarsProps) {
  const span = series.cadenceS * 1000;
  return (
    <g aria-hidden="true">
      {series.times.map((time, i) => {
        const value = series.values[i] ?? 0;
        const x0 = Math.max(frame.left, frame.x(time));
        const x1 = Math.min(frame.right, frame.x(time + span));
        if (x1 <= x0 || Number.isNaN(value)) return null;
        const width = Math.max(1, x1 - x0 - 1);
        const y = Math.min(frame.y(value), frame.bottom - 2);
        return (
          <g key={time}>
            <rect
              x={x0}
              y={y}
              width={width}
              height={frame.bottom - y}
              {...(forecast ? { fill: "none", stroke: colourOf(value), strokeDasharray: "3 3" } : { fill: colourOf(value) })}
            />
            {width >= LABEL_WIDTH && (
              <text x={x0 + width / 2} y={y - 4} textAnchor="middle" fontSize={12} fill="var(--text-1)" className="halo">
                {wordOf(value)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
