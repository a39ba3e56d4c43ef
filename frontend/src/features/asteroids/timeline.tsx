"use client";
/** Approaches over time by distance (log) and size (area); it shares its selection with table and scene. */
import { useEffect, useMemo, useRef, useState, type PointerEvent } from "react";

import { apiUrl } from "@/api/client";
import type { Answer } from "@/api/queries";
import type { Approach, Gap } from "@/api/types";
import { formatSignificant } from "@/lib/quantity";
import { DAY, formatUtc, parseInstant } from "@/lib/time";
import { DataTable } from "@/ui/data-table";
import { NotHeld } from "@/ui/not-held";
import { Panel } from "@/ui/panel";
import { Button, Skeleton } from "@/ui/states";
import { useTime } from "@/ui/time";

import { useApproachColumns } from "./approach-columns";
import { dateOf } from "./filters";
import type { TimelineSpan } from "./queries";
import { fullName, shortName } from "./sentence";
import { heldSpan, markAt, marksOf, scalesOf, type Frame, type Mark } from "./timeline-marks";

const HEIGHT = 232;
const MARGIN = { left: 46, right: 14, top: 10, bottom: 22 };
const NAMED = 6;
const NO_GAPS: Gap[] = [];

interface TimelineProps {
  answer: Answer<Approach[]>;
  span: TimelineSpan | null;
  selected: string | null;
  onSelect: (approach: Approach) => void;
}

export function Timeline({ answer, span, selected, onSelect }: TimelineProps) {
  const [asTable, setAsTable] = useState(false);
  const gaps = answer.data?.meta.completeness?.gaps ?? NO_GAPS;
  const csv = span
    ? apiUrl("asteroids/approaches", { from: dateOf(span.from), to: dateOf(span.to - DAY), sort: "miss_distance_km", limit: 1000, format: "csv" })
    : "";
  return (
    <Panel
      title="Approaches by distance and size"
      noun="approaches"
      answer={answer}
      skeleton={<Skeleton height={HEIGHT} label="Loading the timeline" />}
      empty={{ when: (data) => data.length === 0, show: <NoMarks /> }}
      stillWorks="The table and the scene do not need it."
      actions={
        <>
          <Button pressed={asTable} onClick={() => setAsTable(!asTable)}>
            Table
          </Button>
          <a className="text-label underline" href={csv} download="approaches-timeline.csv">
            CSV
          </a>
        </>
      }
    >
      {(approaches) =>
        asTable || !span ? (
          <TimelineTable approaches={approaches} selected={selected} onSelect={onSelect} />
        ) : (
          <Chart approaches={approaches} asked={span} gaps={gaps} selected={selected} onSelect={onSelect} />
        )
      }
    </Panel>
  );
}

function NoMarks() {
  return (
    <NotHeld what="Each close approach would be a disc here." source="cneos_cad" answered="No approach is held for this stretch of time." />
  );
}

function TimelineTable({ approaches, selected, onSelect }: Omit<TimelineProps, "answer" | "span"> & { approaches: Approach[] }) {
  const columns = useApproachColumns();
  return (
    <DataTable
      label="Approaches of the timeline, nearest first"
      rows={approaches}
      columns={columns}
      rowKey={(approach) => approach.approach_id}
      selected={approaches.find(({ designation }) => designation === selected)?.approach_id ?? null}
      onSelect={onSelect}
      height={HEIGHT}
    />
  );
}

function useWidth() {
  const host = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [host, width] as const;
}

interface ChartProps {
  approaches: Approach[];
  asked: TimelineSpan;
  gaps: Gap[];
  selected: string | null;
  onSelect: (approach: Approach) => void;
}

function Chart({ approaches, asked, gaps, selected, onSelect }: ChartProps) {
  const [host, width] = useWidth();
  const { seek } = useTime();
  const frame: Frame = useMemo(() => ({ width: Math.max(width, 200), height: HEIGHT, ...MARGIN }), [width]);
  const span = useMemo(() => heldSpan(asked, gaps), [asked, gaps]);
  const marks = useMemo(() => marksOf(approaches, span), [approaches, span]);
  const scales = useMemo(() => scalesOf(marks, span, frame), [marks, span, frame]);
  const [hovered, setHovered] = useState<Mark | null>(null);
  const hit = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return markAt(marks, scales, event.clientX - box.left, event.clientY - box.top);
  };
  const click = (event: PointerEvent<SVGSVGElement>) => {
    const mark = hit(event);
    if (mark) onSelect(mark.approach);
    else seek(scales.x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left).getTime());
  };
  return (
    <div ref={host} className="relative min-w-0" style={{ height: HEIGHT }}>
      {width > 0 && (
        <svg
          width={frame.width}
          height={HEIGHT}
          role="img"
          aria-label={`${marks.length} close approaches from ${formatUtc(span.from, "day")} to ${formatUtc(span.to, "day")} by distance and size; the Table button lists them`}
          onPointerMove={(event) => setHovered(hit(event))}
          onPointerLeave={() => setHovered(null)}
          onClick={click}
          className={hovered ? "cursor-pointer" : ""}
        >
          <Gaps gaps={gaps} scales={scales} frame={frame} />
          <Axes scales={scales} frame={frame} />
          <Marks marks={marks} scales={scales} selected={selected} hovered={hovered} />
          <Cursors scales={scales} frame={frame} />
          <Names marks={marks} scales={scales} frame={frame} selected={selected} />
        </svg>
      )}
      {hovered && <Tip mark={hovered} x={scales.x(hovered.at)} y={scales.y(hovered.lunar)} width={frame.width} />}
    </div>
  );
}

/** Stretches that the source has not been asked for as a whole: an empty place there says nothing. */
function Gaps({ gaps, scales: { x }, frame }: { gaps: Gap[]; scales: Scales; frame: Frame }) {
  const clamp = (ms: number) => Math.min(frame.width - frame.right, Math.max(frame.left, x(ms)));
  return (
    <g>
      {gaps.map(({ from, to }) => {
        const [a, b] = [clamp(parseInstant(from) ?? 0), clamp(parseInstant(to) ?? 0)];
        if (b - a < 1) return null;
        return (
          <g key={from}>
            <rect x={a} y={frame.top} width={b - a} height={frame.height - frame.top - frame.bottom} fill="var(--surface-1)" />
            {b - a > 64 && (
              <text x={(a + b) / 2} y={frame.top + 16} textAnchor="middle" fontSize="12" fill="var(--text-3)">
                not whole
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** A date nearer to the border than this is not centred, so that it meets neither unit nor edge. */
const EDGE = 40;

type Scales = ReturnType<typeof scalesOf>;

function Axes({ scales: { x, y }, frame }: { scales: Scales; frame: Frame }) {
  const right = frame.width - frame.right;
  const distances = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100].filter((d) => d >= (y.domain()[0] ?? 0) && d <= (y.domain()[1] ?? 0));
  const days = x.ticks(Math.max(2, Math.floor(frame.width / 130)));
  return (
    <g fontSize="12" fill="var(--text-3)">
      {distances.map((d) => (
        <g key={d} transform={`translate(0 ${y(d)})`}>
          <line x1={frame.left} x2={right} stroke={d === 1 ? "var(--text-3)" : "var(--hairline)"} strokeDasharray={d === 1 ? "4 3" : undefined} />
          <text x={frame.left - 8} dy="0.32em" textAnchor="end" fill={d === 1 ? "var(--text-1)" : undefined}>
            {d}
          </text>
        </g>
      ))}
      <text x={frame.left - 8} y={frame.height - 6} textAnchor="end">
        LD
      </text>
      <text x={right} y={y(1) - 5} textAnchor="end" fill="var(--text-2)">
        Moon’s distance
      </text>
      {days.map((day, k) => (
        <text key={day.getTime()} x={x(day)} y={frame.height - 6} textAnchor={x(day) < frame.left + EDGE ? "start" : x(day) > right - EDGE ? "end" : "middle"}>
          {k === 0 ? formatUtc(day.getTime(), "day") : formatUtc(day.getTime(), "day").replace(/ \d{4}$/, "")}
        </text>
      ))}
    </g>
  );
}

interface MarksProps {
  marks: Mark[];
  scales: Scales;
  selected: string | null;
  hovered: Mark | null;
}

function Marks({ marks, scales: { x, y }, selected, hovered }: MarksProps) {
  return (
    <g>
      {marks.map((mark) => {
        const { approach, radius } = mark;
        const chosen = approach.designation === selected;
        const stroke = chosen ? "var(--accent)" : approach.is_hazardous ? "var(--data-vermillion)" : "var(--data-sky)";
        const shared = {
          transform: `translate(${x(mark.at)} ${y(mark.lunar)})`,
          fill: stroke,
          fillOpacity: chosen || mark === hovered ? 0.75 : 0.28,
          stroke,
          strokeWidth: chosen ? 2 : 1,
        };
        const half = radius * Math.sqrt(Math.PI / 2);
        return approach.is_hazardous ? (
          <path key={approach.approach_id} d={`M0 ${-half}L${half} 0L0 ${half}L${-half} 0Z`} {...shared} />
        ) : (
          <circle key={approach.approach_id} r={radius} {...shared} />
        );
      })}
    </g>
  );
}

/** "Now" in amber, and the instant looked at where it is another one. */
function Cursors({ scales: { x }, frame }: { scales: Scales; frame: Frame }) {
  const { at, now, following } = useTime();
  const within = (ms: number | null): ms is number => ms !== null && x(ms) >= frame.left && x(ms) <= frame.width - frame.right;
  const foot = frame.height - frame.bottom;
  return (
    <g fontSize="12" pointerEvents="none">
      {within(now) && (
        <g transform={`translate(${x(now)} 0)`}>
          <line y1={frame.top} y2={foot} stroke="var(--accent)" />
          <text x="4" y={foot - 4} fill="var(--accent)">
            now
          </text>
        </g>
      )}
      {!following && within(at) && <line x1={x(at)} x2={x(at)} y1={frame.top} y2={foot} stroke="var(--text-2)" strokeDasharray="2 2" />}
    </g>
  );
}

/** The nearest few and the selected one carry their names. */
function Names({ marks, scales: { x, y }, frame, selected }: Omit<MarksProps, "hovered"> & { frame: Frame }) {
  const nearest = [...marks].sort((a, b) => a.lunar - b.lunar).slice(0, NAMED);
  const chosen = marks.filter(({ approach }) => approach.designation === selected);
  const taken: [number, number][] = [];
  const named = [...chosen, ...nearest.filter((mark) => !chosen.includes(mark))].filter((mark) => {
    const at: [number, number] = [x(mark.at), y(mark.lunar)];
    const free = taken.every(([px, py]) => Math.abs(px - at[0]) > 96 || Math.abs(py - at[1]) > 14);
    if (free) taken.push(at);
    return free;
  });
  return (
    <g fontSize="12" pointerEvents="none">
      {named.map((mark) => {
        const left = x(mark.at) > frame.width - 110;
        const offset = mark.radius + 4;
        return (
          <text
            key={mark.approach.approach_id}
            x={x(mark.at) + (left ? -offset : offset)}
            y={y(mark.lunar)}
            dy="0.32em"
            textAnchor={left ? "end" : "start"}
            fill={chosen.includes(mark) ? "var(--accent)" : "var(--text-2)"}
          >
            {shortName(mark.approach)}
          </text>
        );
      })}
    </g>
  );
}

function Tip({ mark, x, y, width }: { mark: Mark; x: number; y: number; width: number }) {
  const size = mark.approach.diameter_avg_km;
  return (
    <div
      className="pointer-events-none absolute z-10 rounded-md border border-hairline-strong bg-surface-2 px-2 py-1 text-label whitespace-nowrap"
      style={{ left: Math.min(x + 14, width - 190), top: Math.max(0, y - 20) }}
    >
      <p className="font-medium">{fullName(mark.approach)}</p>
      <p className="text-text-2">
        {formatUtc(mark.at, "short")} UTC, {formatSignificant(mark.lunar, 3)} LD
        {size === null ? ", size not known" : `, ${formatSignificant(size * 1000, 2)} m`}
      </p>
    </div>
  );
}
