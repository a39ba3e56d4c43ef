"use client";
/** Where WebGL is missing: the same bodies plotted on the ecliptic plane. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { jdTdbFromMs, planetPosition, type Orbit } from "@/lib/orbits";
import { sheetOf, useDrawing } from "./flat-canvas";
import { drawPlan, pickAt, planPlaces, type PlanCamera, type PlanPicture } from "./plan";
import { orbitAt } from "./packing";
import type { SolarSystemProps } from "./solar-system";
import type { Pick } from "./types";

export type PlanViewProps = Omit<SolarSystemProps, "onLost" | "named" | "still">;

const HOME: PlanCamera = { centre: [0, 0], auPerPx: 0.012 };
const NEAREST = 1e-4;
const FARTHEST = 0.3;
const KEY_PX = 40;
const ZOOM = 1.25;
const ARRIVAL_AU_PER_PX = 0.002;

function zoomed(camera: PlanCamera, factor: number): PlanCamera {
  return { ...camera, auPerPx: Math.min(FARTHEST, Math.max(NEAREST, camera.auPerPx * factor)) };
}

function moved(camera: PlanCamera, dx: number, dy: number): PlanCamera {
  return { ...camera, centre: [camera.centre[0] + dx * camera.auPerPx, camera.centre[1] - dy * camera.auPerPx] };
}

const KEYS: Readonly<Record<string, (camera: PlanCamera) => PlanCamera>> = {
  ArrowLeft: (camera) => moved(camera, -KEY_PX, 0),
  ArrowRight: (camera) => moved(camera, KEY_PX, 0),
  ArrowUp: (camera) => moved(camera, 0, -KEY_PX),
  ArrowDown: (camera) => moved(camera, 0, KEY_PX),
  "+": (camera) => zoomed(camera, 1 / ZOOM),
  "=": (camera) => zoomed(camera, 1 / ZOOM),
  "-": (camera) => zoomed(camera, ZOOM),
  Home: () => HOME,
};

export function PlanView({ columns, clock, selected, palette, nameOf, onPick, flight, label, describedBy }: PlanViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [camera, setCamera] = useState(HOME);
  const picture = useRef<PlanPicture | null>(null);
  const orbits = useMemo<(Orbit | null)[]>(
    () => (columns ? Array.from({ length: columns.count }, (_, k) => orbitAt(columns, k)) : []),
    [columns],
  );

  const draw = useCallback(() => {
    const sheet = sheetOf(canvas.current);
    if (!sheet) return;
    const { context, width, height } = sheet;
    const jdTdb = jdTdbFromMs(clock.now());
    const style = getComputedStyle(context.canvas);
    const last = picture.current;
    const places = last?.jdTdb === jdTdb && last.columns === columns ? last.places : planPlaces(orbits, jdTdb);
    picture.current = {
      jdTdb,
      columns,
      places,
      selected,
      selectedOrbit: selected?.kind === "body" ? (orbits[selected.index] ?? null) : null,
      selectedName: selected ? nameOf(selected) : "",
      palette,
      ink: style.color,
      font: `12px ${style.fontFamily}`,
    };
    drawPlan(context, camera, { width, height }, picture.current);
  }, [camera, clock, columns, nameOf, orbits, palette, selected]);

  useDrawing(canvas, clock, draw);

  useEffect(() => {
    flight.current = (pick: Pick) => {
      const shown = picture.current;
      if (!shown) return;
      const [x, y] =
        pick.kind === "planet"
          ? planetPosition(pick.name, shown.jdTdb)
          : shown.places.subarray(2 * pick.index, 2 * pick.index + 2);
      if (x !== undefined && y !== undefined && Number.isFinite(x)) setCamera({ centre: [x, y], auPerPx: ARRIVAL_AU_PER_PX });
    };
    return () => {
      flight.current = null;
    };
  }, [flight]);

  const picked = (event: React.MouseEvent<HTMLCanvasElement>): Pick | null => {
    const size = { width: event.currentTarget.clientWidth, height: event.currentTarget.clientHeight };
    return picture.current ? pickAt(camera, size, picture.current, event.nativeEvent.offsetX, event.nativeEvent.offsetY) : null;
  };

  return (
    <canvas
      ref={canvas}
      role="application"
      aria-roledescription="plan view"
      aria-label={label}
      aria-describedby={describedBy}
      tabIndex={0}
      data-testid="plan-view"
      className="h-full w-full touch-none text-text-1"
      onKeyDown={(event) => {
        const change = KEYS[event.key];
        if (!change) return;
        setCamera(change);
        event.preventDefault();
      }}
      onWheel={(event) => setCamera(zoomed(camera, event.deltaY > 0 ? ZOOM : 1 / ZOOM))}
      onPointerMove={(event) => {
        if (event.buttons === 1) setCamera(moved(camera, -event.movementX, -event.movementY));
      }}
      onClick={(event) => onPick(picked(event))}
      onDoubleClick={(event) => {
        const pick = picked(event);
        if (pick) flight.current?.(pick);
      }}
    />
  );
}

