"use client";
/** Error by hours ahead, ours and persistence's: where a forecast is worth more than the last value. */
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";

import { spread } from "@/charts/domain";
import { formatSignificant } from "@/lib/quantity";
import { useWidth } from "@/ui/use-width";

import type { LeadPoint } from "./scores";

const HEIGHT = 190;
const MARGIN = { top: 10, right: 92, bottom: 34, left: 44 };
const LABEL_GAP = 15;

interface LeadChartProps {
  title: string;
  unit: string;
  points: LeadPoint[];
  colour: string;
}

interface Line {
  name: string;
  colour: string;
  dashed: boolean;
  at: { leadH: number; error: number }[];
}

export function LeadChart({ title, unit, points, colour }: LeadChartProps) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const lines: Line[] = [
    { name: "Orrery", colour, dashed: false, at: points.map(({ leadH, ours }) => ({ leadH, error: ours })) },
    {
      name: "persistence",
      colour: "var(--text-3)",
      dashed: true,
      at: points.flatMap(({ leadH, persistence }) => (persistence === null ? [] : [{ leadH, error: persistence }])),
    },
  ];
  const [first, last] = [points[0]?.leadH ?? 0, points.at(-1)?.leadH ?? 1];
  const most = Math.max(...lines.flatMap(({ at }) => at.map(({ error }) => error)));
  const x = scaleLinear([first === last ? first - 1 : first, last], [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]);
  const y = scaleLinear([0, most * 1.1], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const ends = spread(lines.map(({ at }) => y(at.at(-1)?.error ?? 0)), LABEL_GAP, MARGIN.top + 6, HEIGHT - MARGIN.bottom);
  return (
    <div ref={holder} className="w-full overflow-hidden" style={{ height: HEIGHT }}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={`${title}: ${lines.map(lineWords).join("; ")}`}>
          {y.ticks(4).map((tick) => (
            <g key={tick} transform={`translate(0,${y(tick)})`}>
              <line x1={MARGIN.left} x2={width - MARGIN.right} stroke="var(--hairline)" />
              <text x={MARGIN.left - 6} dy="0.32em" textAnchor="end" fontSize={12} fill="var(--text-2)">
                {tick}
              </text>
            </g>
          ))}
          {points.map(({ leadH }) => (
            <text key={leadH} x={x(leadH)} y={HEIGHT - MARGIN.bottom + 15} textAnchor="middle" fontSize={12} fill="var(--text-2)">
              {leadH} h
            </text>
          ))}
          <text x={(MARGIN.left + width - MARGIN.right) / 2} y={HEIGHT - 3} textAnchor="middle" fontSize={12} fill="var(--text-3)">
            hours ahead; error (RMSE){unit && ` in ${unit}`}
          </text>
          {lines.map((l, i) => (
            <g key={l.name}>
              <path d={path(l, x, y)} fill="none" stroke={l.colour} strokeWidth={1.5} strokeDasharray={l.dashed ? "2 3" : undefined} />
              {l.at.map(({ leadH, error }) => (
                <circle key={leadH} cx={x(leadH)} cy={y(error)} r={2.5} fill={l.colour}>
                  <title>{`${l.name}, ${leadH} h ahead: ${formatSignificant(error, 3)} ${unit}`}</title>
                </circle>
              ))}
              {l.at.length > 0 && (
                <text x={width - MARGIN.right + 8} y={ends[i]} dy="0.32em" fontSize={12} fill={l.colour}>
                  {l.name}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

const lineWords = ({ name, at }: Line): string => `${name} ${at.map(({ leadH, error }) => `${leadH} h ${formatSignificant(error, 2)}`).join(", ")}`;

function path({ at }: Line, x: (v: number) => number, y: (v: number) => number): string {
  return (
    line<Line["at"][number]>()
      .x(({ leadH }) => x(leadH))
      .y(({ error }) => y(error))(at) ?? ""
  );
}
