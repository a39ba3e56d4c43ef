import { axisFormat } from "@/lib/axis";
import { formatSignificant, superscript } from "@/lib/quantity";

import { TICK_SPACING, type Frame } from "./geometry";
import type { ChartThreshold } from "./types";

const TEXT = 12;
const VALUE_SPACING = 28;
/** Room that a threshold's name needs above its line. */
const NAME_ROOM = 12;

export function TimeAxis({ frame }: { frame: Frame }) {
  const [from, to] = frame.x.domain();
  const span = Number(to) - Number(from);
  const ticks = frame.x.ticks(Math.max(2, Math.floor((frame.right - frame.left) / TICK_SPACING)));
  return (
    <g aria-hidden="true">
      {ticks.map((tick) => (
        <g key={tick.getTime()} transform={`translate(${frame.x(tick)},0)`}>
          <line y1={frame.top} y2={frame.bottom} stroke="var(--hairline)" />
          <text y={frame.bottom + 15} textAnchor={anchorOf(frame.x(tick), frame)} fontSize={TEXT} fill="var(--text-2)">
            {axisFormat(tick, span)}
          </text>
        </g>
      ))}
    </g>
  );
}

function anchorOf(x: number, frame: Frame): "start" | "middle" | "end" {
  if (x < frame.left + 18) return "start";
  return x > frame.right - 18 ? "end" : "middle";
}

export function ValueAxis({ frame, log, ticks }: { frame: Frame; log: boolean; ticks?: number[] }) {
  const shown = ticks ?? (log ? decades(frame.y.domain()) : frame.y.ticks(Math.max(2, Math.floor((frame.bottom - frame.top) / VALUE_SPACING))));
  return (
    <g aria-hidden="true">
      {shown.map((value) => (
        <g key={value} transform={`translate(0,${frame.y(value)})`}>
          <line x1={frame.left} x2={frame.right} stroke="var(--hairline)" />
          <text x={frame.left - 6} dy="0.32em" textAnchor="end" fontSize={TEXT} fill="var(--text-2)">
            {log ? power(value) : axisNumber(value)}
          </text>
        </g>
      ))}
    </g>
  );
}

function decades(domain: number[]): number[] {
  const [low = 1, high = 10] = domain;
  const first = Math.round(Math.log10(low));
  return Array.from({ length: Math.round(Math.log10(high)) - first + 1 }, (_, i) => 10 ** (first + i));
}

const power = (value: number) => `10${superscript(Math.round(Math.log10(value)))}`;

export function axisNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${formatSignificant(value / 1e6, 2)}M`.replace(".0M", "M");
  if (size >= 1e4) return `${String(Math.round(value / 100) / 10)}k`.replace("-", "−");
  return String(Number(value.toPrecision(6))).replace("-", "−");
}

/** Thin lines named with their scale. */
export function Thresholds({ frame, thresholds }: { frame: Frame; thresholds: ChartThreshold[] }) {
  const [low = 0, high = 0] = frame.y.domain();
  return (
    <g aria-hidden="true">
      {thresholds
        .filter(({ value }) => value > low && value <= high)
        .map(({ value, label, colour }) => (
          <g key={label} transform={`translate(0,${frame.y(value)})`}>
            <line x1={frame.left} x2={frame.right} stroke={colour} strokeDasharray="2 3" opacity={0.8} />
            <text x={frame.left + 4} y={frame.y(value) - frame.top < NAME_ROOM ? NAME_ROOM : -3} fontSize={TEXT} fill="var(--text-2)" className="halo">
              {label}
            </text>
          </g>
        ))}
    </g>
  );
}

/** Beyond now lies what has not happened: a hairline in amber at the border. */
export function NowLine({ frame, now }: { frame: Frame; now: number | null }) {
  if (now === null) return null;
  const x = frame.x(now);
  if (x < frame.left || x > frame.right) return null;
  return <line aria-hidden="true" x1={x} x2={x} y1={frame.top} y2={frame.bottom} stroke="var(--accent)" />;
}
