/** Where each approach stands on the timeline: time across, log distance up, area for size. Pure. */
import { scaleLog, scaleSqrt, scaleUtc } from "d3-scale";

import type { Approach, Gap } from "@/api/types";
import { DAY, parseInstant } from "@/lib/time";

import type { TimelineSpan } from "./queries";

const PADDING = DAY;

/** The part of a span that the source was asked for, a day more on either side; all of it where nothing was. */
export function heldSpan(span: TimelineSpan, gaps: readonly Gap[]): TimelineSpan {
  const ends = gaps.map(({ from, to }) => ({ from: parseInstant(from) ?? span.from, to: parseInstant(to) ?? span.to }));
  const from = ends.find((gap) => gap.from <= span.from)?.to ?? span.from;
  const to = ends.find((gap) => gap.to >= span.to)?.from ?? span.to;
  if (to <= from) return span;
  return { from: Math.max(span.from, from - PADDING), to: Math.min(span.to, to + PADDING) };
}

export interface Mark {
  approach: Approach;
  at: number;
  lunar: number;
  radius: number;
}

export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const FARTHEST_LD = 20;
const NEAREST_LD = 0.5;
const BIGGEST_PX = 14;
const SMALLEST_PX = 2;
/** Diameter that is drawn at the biggest radius; larger ones are no larger on screen. */
const BIGGEST_KM = 1;
const UNKNOWN_PX = 3;

export function radiusScale() {
  return scaleSqrt().domain([0, BIGGEST_KM]).range([SMALLEST_PX, BIGGEST_PX]).clamp(true);
}

/** Marks of the span, large ones first so that small ones lie above them and can be hit. */
export function marksOf(approaches: readonly Approach[], span: TimelineSpan): Mark[] {
  const radius = radiusScale();
  return approaches
    .flatMap((approach): Mark[] => {
      const at = parseInstant(approach.approach_at);
      const lunar = approach.miss_distance_lunar;
      if (at === null || lunar === null || lunar <= 0 || at < span.from || at > span.to) return [];
      const size = approach.diameter_avg_km;
      return [{ approach, at, lunar, radius: size === null ? UNKNOWN_PX : radius(size) }];
    })
    .sort((a, b) => b.radius - a.radius);
}

export function scalesOf(marks: readonly Mark[], span: TimelineSpan, frame: Frame) {
  const distances = marks.map(({ lunar }) => lunar);
  const least = Math.min(NEAREST_LD, ...distances) * 0.8;
  const most = Math.max(FARTHEST_LD, ...distances) * 1.4;
  return {
    x: scaleUtc([span.from, span.to], [frame.left, frame.width - frame.right]),
    y: scaleLog([least, most], [frame.height - frame.bottom, frame.top]),
  };
}

/** The mark nearest to a point within `reach` pixels of its edge. */
export function markAt(
  marks: readonly Mark[],
  { x, y }: ReturnType<typeof scalesOf>,
  px: number,
  py: number,
  reach = 8,
): Mark | null {
  let best: Mark | null = null;
  let least = reach;
  for (const mark of marks) {
    const distance = Math.hypot(x(mark.at) - px, y(mark.lunar) - py) - mark.radius;
    if (distance > least) continue;
    least = distance;
    best = mark;
  }
  return best;
}
