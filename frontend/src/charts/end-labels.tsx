import { spread } from "./domain";
import type { Frame } from "./geometry";
import type { ChartSeries } from "./types";

const CHARACTER = 6.6;

/** Each line is named where it ends. */
export function EndLabels({ series, frame }: { series: ChartSeries[]; frame: Frame }) {
  const ends = series.flatMap((s) => {
    const [time, value] = [s.times.at(-1), s.values.at(-1)];
    return time === undefined || value === undefined ? [] : [{ s, x: frame.x(time), y: frame.y(value) }];
  });
  const fits = ends.every(({ s, x }) => x + 8 + s.label.length * CHARACTER <= frame.right);
  const ys = spread(ends.map(({ y }) => (fits ? y : y - 12)), 15, frame.top + 8, frame.bottom - 4);
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
