import { freeHeight, spread } from "./domain";
import type { Frame } from "./geometry";
import type { ChartSeries } from "./types";

const CHARACTER = 6.4;
const LINE = 15;

interface EndLabel {
  s: ChartSeries;
  text: string;
  x: number;
  y: number;
  anchor: "start" | "end";
}

/** Each line is named where it ends: beside its last sample, or where there is no room at a free height above or below it. */
export function EndLabels({ series, frame }: { series: ChartSeries[]; frame: Frame }) {
  return (
    <g aria-hidden="true" fontSize={12}>
      {labelsOf(series, frame).map(({ s, text, x, y, anchor }) => (
        <text key={s.name} className="halo" x={x} y={y} dy="0.32em" textAnchor={anchor} fill={s.colour}>
          {text}
        </text>
      ))}
    </g>
  );
}

function labelsOf(series: readonly ChartSeries[], frame: Frame): EndLabel[] {
  const common = commonWords(series.map((s) => s.label));
  const ends = series.flatMap((s) => {
    const [time, value] = [s.times.at(-1), s.values.at(-1)];
    if (time === undefined || value === undefined) return [];
    const y = frame.y(value);
    // A zero has no place on a logarithmic axis.
    return Number.isFinite(y) ? [{ s, text: s.label.slice(common), x: frame.x(time) + 6, y }] : [];
  });
  if (ends.every(({ text, x }) => x + text.length * CHARACTER <= frame.width)) {
    const ys = spread(ends.map(({ y }) => y), LINE, frame.top + 8, frame.bottom - 6);
    return ends.map((end, i) => ({ ...end, y: ys[i] ?? end.y, anchor: "start" }));
  }
  // A single line that ends at the border is named by the chart's title.
  if (series.length === 1) return [];
  const taken: [number, number][] = ends.flatMap(({ text }) => series.flatMap((s) => spanUnder(s, frame.right - text.length * CHARACTER, frame)));
  return ends.flatMap((end) => {
    const y = freeHeight(end.y, taken, LINE, frame.top, frame.bottom);
    if (y === null) return [];
    taken.push([y - LINE / 2, y + LINE / 2]);
    return [{ ...end, x: frame.right, y, anchor: "end" as const }];
  });
}

/** The heights that a line takes from `from` to the right border. */
function spanUnder(s: ChartSeries, from: number, frame: Frame): [number, number][] {
  const ys = s.values.filter((_, i) => frame.x(s.times[i] ?? 0) >= from).map((value) => frame.y(value)).filter(Number.isFinite);
  return ys.length > 0 ? [[Math.min(...ys) - 2, Math.max(...ys) + 2]] : [];
}

/** Length of the words that all labels begin with: `X-ray ` says nothing between two X-ray bands. */
function commonWords(labels: readonly string[]): number {
  const [first = "", ...others] = labels;
  if (others.length === 0) return 0;
  let length = 0;
  while (length < first.length && others.every((label) => label[length] === first[length])) length++;
  return first.slice(0, length).lastIndexOf(" ") + 1;
}
