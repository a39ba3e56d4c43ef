"use client";
/** The points below the satellites on an equirectangular map: for where WebGL is missing, and for ground tracks. */
import { useCallback, useRef } from "react";
import type { Vector } from "@/lib/orbits";
import { sheetOf, useDrawing } from "../flat-canvas";
import type { EarthViewProps } from "./earth-scene";
import { groundOf, siderealTime, sunDirection } from "./frames";
import { placeAt } from "./states";

export interface Track {
  readonly latitude: number;
  readonly longitude: number;
}

interface MapViewProps extends EarthViewProps {
  /** The selected one's way over the ground, in the order of time. */
  readonly track: readonly Track[];
}

const STEP_DEG = 30;
const REACH_PX = 10;
const MARK_PX = 7;
const NIGHT_STEP_DEG = 2;
const DEGREES = 180 / Math.PI;

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly perDegree: number;
}

/** The map fills the canvas as far as its two-to-one shape allows. */
function frameOf(width: number, height: number): Frame {
  const perDegree = Math.min(width / 360, height / 180);
  return { left: (width - 360 * perDegree) / 2, top: (height - 180 * perDegree) / 2, perDegree };
}

const pointOf = (frame: Frame, { latitude, longitude }: Track): readonly [number, number] => [
  frame.left + (longitude + 180) * frame.perDegree,
  frame.top + (90 - latitude) * frame.perDegree,
];

/** A track as lines that end where it leaves the map at the date line. */
export function unbroken(track: readonly Track[]): Track[][] {
  const lines: Track[][] = [];
  let before: Track | null = null;
  for (const point of track) {
    if (before === null || Math.abs(point.longitude - before.longitude) > 180) lines.push([]);
    lines.at(-1)?.push(point);
    before = point;
  }
  return lines;
}

/** Latitude at which the Sun is on the horizon, for a longitude. */
export function terminator(sun: Vector, sidereal: number, longitude: number): number {
  const declination = Math.asin(sun[2]);
  const hour = longitude / DEGREES + sidereal - Math.atan2(sun[1], sun[0]);
  return Math.atan(-Math.cos(hour) / Math.tan(declination || 1e-9)) * DEGREES;
}

export function MapView({ knots, clock, selected, selectedName, track, palette, onPick, label, describedBy }: MapViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);

  const draw = useCallback(() => {
    const sheet = sheetOf(canvas.current);
    if (!sheet) return;
    const { context, width, height } = sheet;
    context.clearRect(0, 0, width, height);
    const frame = frameOf(width, height);
    const ms = clock.now();
    const sidereal = siderealTime(ms);
    ground(context, frame, palette, sunDirection(ms), sidereal);
    if (knots) {
      context.fillStyle = palette.planet;
      const dot = knots.count > 1000 ? 1.2 : 2.4;
      for (let row = 0; row < knots.count; row++) {
        const [x, y] = pointOf(frame, groundOf(placeAt(knots, row, ms), sidereal));
        context.fillRect(x - dot / 2, y - dot / 2, dot, dot);
      }
    }
    context.strokeStyle = palette.accent;
    context.lineWidth = 1.25;
    for (const line of unbroken(track)) {
      context.beginPath();
      for (const point of line) context.lineTo(...pointOf(frame, point));
      context.stroke();
    }
    const row = selected === null ? undefined : knots?.rows.get(selected);
    if (knots && row !== undefined) {
      const [x, y] = pointOf(frame, groundOf(placeAt(knots, row, ms), sidereal));
      context.beginPath();
      context.arc(x, y, MARK_PX, 0, 2 * Math.PI);
      context.stroke();
      context.font = `12px ${getComputedStyle(context.canvas).fontFamily}`;
      const room = context.measureText(selectedName).width;
      const from = x + room + 2 * MARK_PX > width ? x - room - 1.5 * MARK_PX : x + 1.5 * MARK_PX;
      context.fillStyle = palette.paper;
      context.fillRect(from - 2, y - 8, room + 4, 16);
      context.fillStyle = palette.accent;
      context.fillText(selectedName, from, y + 4);
    }
  }, [clock, knots, palette, selected, selectedName, track]);

  useDrawing(canvas, clock, draw);

  const pick = (event: React.MouseEvent<HTMLCanvasElement>) => {
    if (!knots) return;
    const { clientWidth, clientHeight } = event.currentTarget;
    const frame = frameOf(clientWidth, clientHeight);
    const [ms, { offsetX, offsetY }] = [clock.now(), event.nativeEvent];
    const sidereal = siderealTime(ms);
    let [found, reach]: [number | null, number] = [null, REACH_PX];
    for (let row = 0; row < knots.count; row++) {
      const [x, y] = pointOf(frame, groundOf(placeAt(knots, row, ms), sidereal));
      const distance = Math.hypot(x - offsetX, y - offsetY);
      if (distance < reach) [found, reach] = [knots.numbers[row] ?? null, distance];
    }
    onPick(found);
  };

  return (
    <canvas ref={canvas} role="img" aria-label={label} aria-describedby={describedBy} data-testid="earth-map" className="h-full w-full" onClick={pick} />
  );
}

function ground(context: CanvasRenderingContext2D, frame: Frame, palette: EarthViewProps["palette"], sun: Vector, sidereal: number): void {
  const [left, top] = pointOf(frame, { latitude: 90, longitude: -180 });
  context.fillStyle = palette.day;
  context.fillRect(left, top, 360 * frame.perDegree, 180 * frame.perDegree);
  const pole = sun[2] > 0 ? -90 : 90;
  context.fillStyle = palette.night;
  context.beginPath();
  context.moveTo(...pointOf(frame, { latitude: pole, longitude: -180 }));
  for (let longitude = -180; longitude <= 180; longitude += NIGHT_STEP_DEG)
    context.lineTo(...pointOf(frame, { latitude: terminator(sun, sidereal, longitude), longitude }));
  context.lineTo(...pointOf(frame, { latitude: pole, longitude: 180 }));
  context.fill();
  context.strokeStyle = palette.grid;
  context.globalAlpha = 0.35;
  context.lineWidth = 1;
  context.beginPath();
  for (let longitude = -180; longitude <= 180; longitude += STEP_DEG) {
    context.moveTo(...pointOf(frame, { latitude: 90, longitude }));
    context.lineTo(...pointOf(frame, { latitude: -90, longitude }));
  }
  for (let latitude = -90; latitude <= 90; latitude += STEP_DEG) {
    context.moveTo(...pointOf(frame, { latitude, longitude: -180 }));
    context.lineTo(...pointOf(frame, { latitude, longitude: 180 }));
  }
  context.stroke();
  context.globalAlpha = 1;
}
