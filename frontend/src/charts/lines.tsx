"use client";
/** The lines themselves: SVG for few points, canvas above 2,000. */
import { line } from "d3-shape";
import { useEffect, useMemo, useRef } from "react";

import { unbroken } from "./gaps";
import type { Frame } from "./geometry";
import type { ChartSeries } from "./types";

export const CANVAS_ABOVE = 2_000;
const DASHES = "5 3";

export const pointCount = (series: readonly ChartSeries[]): number => series.reduce((n, s) => n + s.times.length, 0);

/** The piece's path; a sample alone between two gaps becomes a dot. */
function piecePath(series: ChartSeries, [begin, end]: [number, number], frame: Frame, context: CanvasRenderingContext2D | null) {
  const draw = line<number>()
    // A zero has no place on a logarithmic axis: the line has a gap there.
    .defined((i) => Number.isFinite(frame.y(series.values[i] ?? 0)))
    .x((i) => frame.x(series.times[i] ?? 0))
    .y((i) => frame.y(series.values[i] ?? 0))
    .context(context);
  const indices = Array.from({ length: end - begin }, (_, i) => begin + i);
  return draw(indices.length === 1 ? [begin, begin] : indices);
}

export function SvgLines({ series, frame }: { series: ChartSeries[]; frame: Frame }) {
  const paths = useMemo(
    () => series.map((s) => ({ s, d: unbroken(s.times, s.gaps).map((piece) => piecePath(s, piece, frame, null) ?? "").join("") })),
    [series, frame],
  );
  return (
    <g fill="none" strokeWidth={1.5} strokeLinejoin="round" strokeLinecap="round">
      {paths.map(({ s, d }) => (
        <path key={s.name} d={d} stroke={s.colour} strokeDasharray={s.forecast ? DASHES : undefined} />
      ))}
    </g>
  );
}

export function CanvasLines({ series, frame, theme }: { series: ChartSeries[]; frame: Frame; theme: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !canvas.current) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.current.width = Math.round(frame.width * ratio);
    canvas.current.height = Math.round(frame.height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.lineWidth = 1.5;
    context.lineJoin = "round";
    context.lineCap = "round";
    for (const s of series) {
      context.strokeStyle = resolved(canvas.current, s.colour);
      context.beginPath();
      for (const piece of unbroken(s.times, s.gaps)) piecePath(s, piece, frame, context);
      context.stroke();
    }
  }, [series, frame, theme]);
  return (
    <canvas
      ref={canvas}
      aria-hidden="true"
      className="pointer-events-none absolute inset-0"
      style={{ width: frame.width, height: frame.height }}
    />
  );
}

/** A canvas does not know custom properties: `var(--data-sky)` is looked up where it stands. */
function resolved(element: Element, colour: string): string {
  const name = /^var\((--[\w-]+)\)$/.exec(colour)?.[1];
  return name ? getComputedStyle(element).getPropertyValue(name).trim() : colour;
}
