"use client";
/** Photos of each sol around the shown one: what is held is filled, what its provider declares is outlined. */
import { scaleBand, scaleSqrt } from "d3-scale";

import { useWidth } from "@/ui/use-width";

import { solText } from "./sentence";
import type { Sol } from "./types";

const HEIGHT = 72;
const BASE = 54;

interface SolBarsProps {
  sols: Sol[];
  span: [first: number, last: number];
  sol: number;
  onSelect: (sol: number) => void;
}

export function SolBars({ sols, span: [first, last], sol, onSelect }: SolBarsProps) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const x = scaleBand(all.map(String), [0, width]).paddingInner(0.25);
  const most = Math.max(1, ...sols.map((one) => Math.max(one.photos_held, one.photos_declared ?? 0)));
  const y = scaleSqrt([0, most], [0, BASE - 4]);
  const step = width > 700 ? 10 : 20;
  return (
    <div ref={holder} className="min-w-0">
      <svg width={width} height={HEIGHT} role="group" aria-label="Photos of each sol">
        <line x1={0} x2={width} y1={BASE} y2={BASE} stroke="var(--hairline-strong)" />
        {all
          .filter((one) => one % step === 0 && inside(x(String(one)) ?? 0, width))
          .map((one) => (
            <text key={one} x={(x(String(one)) ?? 0) + x.bandwidth() / 2} y={HEIGHT - 4} textAnchor="middle" className="fill-text-3 text-label">
              {one}
            </text>
          ))}
        {sols.map((one) => (
          <Bar key={one.sol_id} one={one} left={x(String(one.sol)) ?? 0} width={x.bandwidth()} height={y} selected={one.sol === sol} onSelect={() => onSelect(one.sol)} />
        ))}
      </svg>
    </div>
  );
}

/** Whether a label that is centred there is not cut off. */
const inside = (left: number, width: number): boolean => left > 16 && left < width - 20;

interface BarProps {
  one: Sol;
  left: number;
  width: number;
  height: (photos: number) => number;
  selected: boolean;
  onSelect: () => void;
}

function Bar({ one, left, width, height, selected, onSelect }: BarProps) {
  const declared = height(one.photos_declared ?? 0);
  const held = height(one.photos_held);
  const tone = selected ? "var(--accent)" : "var(--data-vermillion)";
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={solText(one)}
      aria-pressed={selected}
      className="cursor-pointer"
      onClick={onSelect}
      onKeyDown={(event) => (event.key === "Enter" || event.key === " ") && onSelect()}
    >
      <title>{solText(one)}</title>
      <rect x={left} y={0} width={width} height={BASE} fill="transparent" />
      {declared > held && <rect x={left + 0.5} y={BASE - declared} width={Math.max(0.5, width - 1)} height={declared} fill="none" stroke={tone} strokeOpacity={0.6} />}
      <rect x={left} y={BASE - held} width={width} height={held} fill={tone} />
      {selected && <rect x={left} y={BASE + 1} width={width} height={2} fill="var(--accent)" />}
    </g>
  );
}
