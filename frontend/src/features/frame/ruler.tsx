"use client";
import { scaleUtc } from "d3-scale";
import { useMemo, type KeyboardEvent, type PointerEvent } from "react";

import { axisFormat } from "@/lib/axis";
import { formatUtc } from "@/lib/time";
import type { TimeWindow } from "@/lib/window";
import { useTime } from "@/ui/time";
import { useWidth } from "@/ui/use-width";

import { useTimeMarks } from "./marks";

const HEIGHT = 60;
const BASE = 40;
const TICK_SPACING = 90;
/** A label nearer to the edge than this would be cut. */
const EDGE = 24;

/** Time runs left to right; dragging or the arrow keys move the instant that all pages look at. */
export function Ruler({ window }: { window: TimeWindow }) {
  const { at, now, following, seek } = useTime();
  const marks = useTimeMarks(window);
  const [holder, width] = useWidth<HTMLDivElement>();
  const scale = useMemo(() => scaleUtc([window.from, window.to], [0, width]), [window, width]);
  const step = (window.to - window.from) / 200;

  const seekTo = (event: PointerEvent<HTMLDivElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    seek(scale.invert(Math.min(Math.max(x, 0), width)).getTime());
  };
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -step, ArrowRight: step, PageUp: -10 * step, PageDown: 10 * step }[event.key];
    if (by !== undefined && at !== null) {
      event.preventDefault();
      seek(at + by);
    }
    if (event.key === "Home") seek(null);
  };

  return (
    <div
      ref={holder}
      role="slider"
      tabIndex={0}
      aria-label="Instant shown, UTC"
      aria-valuemin={window.from}
      aria-valuemax={window.to}
      aria-valuenow={at ?? window.from}
      aria-valuetext={at === null ? "not known" : `${formatUtc(at)} UTC${following ? ", now" : ""}`}
      className="relative h-full cursor-ew-resize touch-none overflow-hidden select-none"
      onKeyDown={onKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && seekTo(event)}
    >
      <svg width={width} height={HEIGHT} aria-hidden="true">
        <line x1={0} x2={width} y1={BASE} y2={BASE} stroke="var(--hairline-strong)" />
        {scale.ticks(Math.max(2, Math.floor(width / TICK_SPACING))).map((tick) => (
          <g key={tick.getTime()} transform={`translate(${scale(tick)},${BASE})`}>
            <line y2={5} stroke="var(--hairline-strong)" />
            <text y={16} textAnchor={scale(tick) < EDGE ? "start" : scale(tick) > width - EDGE ? "end" : "middle"} fontSize={12} fill="var(--text-2)">
              {axisFormat(tick, window.to - window.from)}
            </text>
          </g>
        ))}
        {marks
          .filter((mark) => mark.at >= window.from && mark.at <= window.to)
          .map((mark) => (
            <line
              key={mark.id}
              x1={scale(mark.at)}
              x2={scale(mark.at)}
              y1={BASE - 4 - 24 * mark.weight}
              y2={BASE}
              stroke={mark.colour}
              strokeWidth={2}
            >
              <title>{`${mark.label}, ${formatUtc(mark.at)} UTC`}</title>
            </line>
          ))}
        {now !== null && now <= window.to && now >= window.from && (
          <g transform={`translate(${scale(now)},0)`}>
            <line y1={4} y2={BASE} stroke="var(--accent)" strokeWidth={1.5} />
            <text x={scale(now) > width - 30 ? -4 : 4} y={13} textAnchor={scale(now) > width - 30 ? "end" : "start"} fontSize={12} fill="var(--accent)">
              now
            </text>
          </g>
        )}
        {!following && at !== null && (
          <g transform={`translate(${scale(at)},0)`}>
            <line y1={0} y2={BASE} stroke="var(--text-1)" strokeWidth={1.5} />
            <path d={`M-5 ${BASE + 6}h10l-5-7z`} fill="var(--text-1)" />
          </g>
        )}
      </svg>
    </div>
  );
}
