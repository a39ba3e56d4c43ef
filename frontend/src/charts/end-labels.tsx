import { spread } from "./domain";
import type { Frame } from "./geometry";
import type { ChartSeries } from "./types";

const CHARACTER = 6.6;
const LINE = 15;

/** Each line is named where it ends: beside its last sample, or above or below it where there is no room. */
export function EndLabels({ series, frame }: { series: ChartSeries[]; frame: Frame }) {
  const ends = series.flatMap((s) => {
    const [time, value] = [s.times.at(-1), s.values.at(-1)];
    if (time === undefined || value === undefined) return [];
    const y = frame.y(value);
    // A zero has no place on a logarithmic axis.
    return Number.isFinite(y) ? [{ s, x: frame.x(time), y }] : [];
  });
  const fits = ends.every(({ s, x }) => x + 8 + s.label.length * CHARACTER <= frame.right);
  // A single line that ends at the border is named by the chart's title.
  if (!fits && series.length === 1) return null;
  const wanted = ends.map(({ s, y }) => (fits ? y : clearOf(s, frame)));
  const ys = spread(wanted, LINE, frame.top + 8, frame.bottom - 6);
  return (
    <g aria-hidden="true" fontSize={12}>
      {ends.map(({ s, x }, i) => (
        <text
          key={s.name}
          className="halo"
          x={fits ? x + 6 : frame.right}
          y={ys[i]}
          dy="0.32em"
          textAnchor={fits ? "start" : "end"}
          fill={s.colour}
        >
          {s.label}
        </text>
      ))}
    </g>
  );
}

/** A height at the right border where the label does not lie on its own line. */
function clearOf(s: ChartSeries, frame: Frame): number {
  const from = frame.right - s.label.length * CHARACTER;
  const under = s.values
    .filter((_, i) => frame.x(s.times[i] ?? 0) >= from)
    .map((value) => frame.y(value))
    .filter(Number.isFinite);
  if (under.length === 0) return frame.y(s.values.at(-1) ?? 0);
  const above = Math.min(...under) - LINE / 2 - 4;
  return above >= frame.top + 8 ? above : Math.max(...under) + LINE / 2 + 4;
}
