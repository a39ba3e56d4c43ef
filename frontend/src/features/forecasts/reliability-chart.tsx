"use client";
/** Chance told against share that came: on the diagonal a forecast means what it says. */
import { scaleLinear, scaleSqrt } from "d3-scale";
import { line } from "d3-shape";

import { formatCount } from "@/lib/quantity";
import { percent } from "@/ui/forecast-words";
import { useWidth } from "@/ui/use-width";

import type { ReliabilityBin } from "./reliability";

const HEIGHT = 230;
const MARGIN = { top: 10, right: 16, bottom: 36, left: 44 };
const WIDEST = 420;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

export function ReliabilityChart({ title, bins, colour }: { title: string; bins: ReliabilityBin[]; colour: string }) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const right = Math.min(width, WIDEST) - MARGIN.right;
  const x = scaleLinear([0, 1], [MARGIN.left, Math.max(MARGIN.left + 1, right)]);
  const y = scaleLinear([0, 1], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const radius = scaleSqrt([0, Math.max(...bins.map(({ n }) => n))], [2, 9]);
  const path = line<ReliabilityBin>()
    .x(({ told }) => x(told))
    .y(({ came }) => y(came));
  return (
    <div ref={holder} className="w-full overflow-hidden" style={{ height: HEIGHT }}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={`${title}: ${bins.map(binWords).join("; ")}`}>
          {TICKS.map((tick) => (
            <g key={tick}>
              <line x1={MARGIN.left} x2={right} y1={y(tick)} y2={y(tick)} stroke="var(--hairline)" />
              <text x={MARGIN.left - 6} y={y(tick)} dy="0.32em" textAnchor="end" fontSize={12} fill="var(--text-2)">
                {tick * 100}
              </text>
              <text x={x(tick)} y={HEIGHT - MARGIN.bottom + 15} textAnchor="middle" fontSize={12} fill="var(--text-2)">
                {tick * 100}
              </text>
            </g>
          ))}
          <text x={(MARGIN.left + right) / 2} y={HEIGHT - 4} textAnchor="middle" fontSize={12} fill="var(--text-3)">
            chance told, %; upwards: share that came, %
          </text>
          <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke="var(--text-3)" strokeDasharray="2 3" />
          <path d={path(bins) ?? ""} fill="none" stroke={colour} strokeWidth={1.5} />
          {bins.map((one) => (
            <circle key={one.told} cx={x(one.told)} cy={y(one.came)} r={radius(one.n)} fill={colour} fillOpacity={0.75}>
              <title>{binWords(one)}</title>
            </circle>
          ))}
        </svg>
      )}
    </div>
  );
}

export const binWords = ({ told, came, n }: ReliabilityBin): string => `told ${percent(told)}, came in ${percent(came)} of ${formatCount(n)}`;
