"use client";
/** Pointing, choosing an instant by a click, choosing a stretch of time by dragging. */
import { useState, type KeyboardEvent, type PointerEvent } from "react";

import { formatUtc } from "@/lib/time";
import { intervalText } from "@/lib/window";
import { DEFAULT_RANGE, useTime } from "@/ui/time";

import type { Frame } from "./geometry";
import { usePointing } from "./group";

const DRAG_LEAST = 6;
const SPAN_LEAST = 10 * 60_000;

export function Crosshair({ frame, label }: { frame: Frame; label: string }) {
  const { at, point } = usePointing();
  const time = useTime();
  const [grip, setGrip] = useState<{ from: number; to: number } | null>(null);
  const instant = (event: PointerEvent<SVGElement>) => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    return frame.x.invert(Math.min(Math.max(event.clientX - (box?.left ?? 0), frame.left), frame.right)).getTime();
  };
  const dragged = grip && Math.abs(frame.x(grip.to) - frame.x(grip.from)) > DRAG_LEAST ? grip : null;

  const finish = (event: PointerEvent<SVGElement>) => {
    if (dragged) {
      const [from, to] = [Math.min(dragged.from, dragged.to), Math.max(dragged.from, dragged.to)];
      if (to - from >= SPAN_LEAST) time.setRange(intervalText({ from, to }));
    } else if (grip) time.seek(instant(event));
    setGrip(null);
  };
  const onKey = (event: KeyboardEvent) => {
    const [from = 0, to = 0] = frame.x.domain().map(Number);
    const step = (to - from) / 200;
    const here = at ?? time.at ?? to;
    if (event.key === "ArrowLeft") point(Math.max(from, here - step));
    else if (event.key === "ArrowRight") point(Math.min(to, here + step));
    else if (event.key === "Enter" && at !== null) time.seek(at);
    else if (event.key === "Escape") point(null);
    else return;
    event.preventDefault();
  };
  const pinned = time.following ? null : time.at;
  return (
    <g>
      {[pinned, at].map((ms, i) => {
        if (ms === null) return null;
        const x = frame.x(ms);
        if (x < frame.left || x > frame.right) return null;
        return (
          <line key={i} x1={x} x2={x} y1={frame.top} y2={frame.bottom} stroke="var(--text-1)" opacity={i === 0 ? 0.9 : 0.5} />
        );
      })}
      {dragged && (
        <rect
          x={Math.min(frame.x(dragged.from), frame.x(dragged.to))}
          width={Math.abs(frame.x(dragged.to) - frame.x(dragged.from))}
          y={frame.top}
          height={frame.bottom - frame.top}
          fill="var(--accent-soft)"
          stroke="var(--accent)"
        />
      )}
      <rect
        x={frame.left}
        y={frame.top}
        width={frame.right - frame.left}
        height={frame.bottom - frame.top}
        fill="transparent"
        className="cursor-crosshair touch-pan-y"
        role="slider"
        tabIndex={0}
        aria-label={`${label}: crosshair, arrow keys move it`}
        aria-valuenow={at ?? time.at ?? 0}
        aria-valuetext={at === null ? "not set" : `${formatUtc(at)} UTC`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setGrip({ from: instant(event), to: instant(event) });
        }}
        onPointerMove={(event) => {
          point(instant(event));
          if (grip) setGrip({ from: grip.from, to: instant(event) });
        }}
        onPointerUp={finish}
        onPointerCancel={() => setGrip(null)}
        onPointerLeave={() => point(null)}
        onDoubleClick={() => time.setRange(DEFAULT_RANGE)}
        onKeyDown={onKey}
        onBlur={() => point(null)}
      />
    </g>
  );
}
