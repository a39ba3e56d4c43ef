"use client";
/** Satellites about the Earth in 3D. Draws only when time, camera, selection or theme changed; React never runs per frame. */
import { Canvas, useFrame, useThree } from "@react-three/fiber";
import { useEffect, useMemo, useRef, type RefObject } from "react";
import type { PerspectiveCamera } from "three";
import type { Vector } from "@/lib/orbits";
import { LABEL, LabelBoard } from "../label-board";
import { screenPoint, unitsPerPx, type Size } from "../projection";
import { PIXEL_RATIOS, SceneHost } from "../scene-host";
import type { SceneClock, ScenePalette } from "../types";
import { SatelliteCloud } from "./cloud";
import { EARTH_HOME, EarthRig, FARTHEST, NEAREST, type EarthCamera } from "./earth-rig";
import { EARTH_RADIUS_KM } from "./frames";
import { Globe } from "./globe";
import { SatelliteSelection } from "./selection";
import { isHidden, placeAt, type Knots } from "./states";

export interface EarthViewProps {
  readonly knots: Knots | null;
  readonly clock: SceneClock;
  readonly selected: number | null;
  readonly selectedName: string;
  /** Places of the selected one over a revolution, km by threes. */
  readonly way: Float32Array | null;
  readonly palette: ScenePalette;
  readonly onPick: (number: number | null) => void;
  readonly label: string;
  readonly describedBy?: string;
}

interface EarthSceneProps extends EarthViewProps {
  readonly onLost: () => void;
  /** No swings: reduced motion. */
  readonly still: boolean;
}

const CAMERA = { position: [...EARTH_HOME] as [number, number, number], up: [0, 0, 1] as [number, number, number], fov: 42, near: NEAREST / 20, far: 2 * FARTHEST };
const REACH_PX = 12;
const FEW = 1000;
const DRAG_FROM_PX = 5;
const LABEL_CLASS = `${LABEL} font-medium text-accent`;

const scaled = ([x, y, z]: Vector): Vector => [x / EARTH_RADIUS_KM, y / EARTH_RADIUS_KM, z / EARTH_RADIUS_KM];

/** Screen point of a place (radii of the Earth), CSS pixels; null behind the Earth or out of view. */
function project(camera: PerspectiveCamera, size: Size, place: Vector): readonly [number, number] | null {
  return isHidden(camera.position.toArray(), place, 1) ? null : screenPoint(camera, size, place);
}

/** The satellite nearest to a point of the canvas. */
function nearest(knots: Knots, ms: number, camera: PerspectiveCamera, size: Size, x: number, y: number): number | null {
  let found: number | null = null;
  let reach = REACH_PX;
  for (let row = 0; row < knots.count; row++) {
    const at = project(camera, size, scaled(placeAt(knots, row, ms)));
    const distance = at ? Math.hypot(at[0] - x, at[1] - y) : reach;
    if (distance >= reach) continue;
    reach = distance;
    found = knots.numbers[row] ?? null;
  }
  return found;
}

/** Radii of the Earth within which a small group stands; the whole catalogue is looked at from close by. */
function reachOf(knots: Knots | null): number {
  if (!knots || knots.count === 0 || knots.count > FEW) return 1;
  let farthest = 0;
  for (let row = 0; row < knots.count; row++) farthest = Math.max(farthest, Math.hypot(...scaled(placeAt(knots, row, knots.from.at))));
  // Whole steps: knots renewed every two minutes must not move the camera.
  return Math.ceil(farthest);
}

export function EarthScene(props: EarthSceneProps) {
  const labels = useRef<HTMLDivElement>(null);
  const camera = useRef<EarthCamera>(null);
  const { knots } = props;
  const reach = useMemo(() => reachOf(knots), [knots]);
  useEffect(() => camera.current?.home(reach), [reach]);
  return (
    <SceneHost
      label={props.label}
      describedBy={props.describedBy}
      testId="earth"
      onTurn={(turn) => camera.current?.turn(turn)}
      onHome={() => camera.current?.home(reach)}
      onEscape={() => props.onPick(null)}
      onLost={props.onLost}
    >
      <Canvas frameloop="demand" dpr={PIXEL_RATIOS} camera={CAMERA} flat style={{ touchAction: "none" }}>
        <Stage {...props} camera={camera} labels={labels} />
      </Canvas>
      <div ref={labels} aria-hidden="true" className="pointer-events-none absolute inset-0" />
    </SceneHost>
  );
}

interface StageProps extends EarthSceneProps {
  readonly camera: RefObject<EarthCamera | null>;
  readonly labels: RefObject<HTMLDivElement | null>;
}

function Stage({ knots, clock, selected, selectedName, way, palette, onPick, still, camera: handle, labels }: StageProps) {
  const { gl, camera, size, viewport, invalidate } = useThree();
  const cloud = useMemo(() => knots && new SatelliteCloud(knots, palette.planet, viewport.dpr), [knots, palette, viewport.dpr]);
  const globe = useMemo(() => new Globe(palette), [palette]);
  const mark = useMemo(() => new SatelliteSelection(palette.accent), [palette]);
  const board = useRef<LabelBoard | null>(null);
  useEffect(() => () => cloud?.dispose(), [cloud]);
  useEffect(() => () => globe.dispose(), [globe]);
  useEffect(() => () => mark.dispose(), [mark]);
  useEffect(() => clock.subscribe(invalidate), [clock, invalidate]);
  useEffect(() => {
    mark.setWay(way);
    invalidate();
  }, [mark, way, invalidate]);

  const place = useMemo(
    () => (): Vector | null => {
      const row = selected === null ? undefined : knots?.rows.get(selected);
      return knots && row !== undefined ? scaled(placeAt(knots, row, clock.now())) : null;
    },
    [knots, selected, clock],
  );
  useEffect(() => {
    if (!labels.current) return;
    board.current ??= new LabelBoard(labels.current);
    board.current.set(selected === null ? [] : [{ text: selectedName, className: LABEL_CLASS, priority: 1, place }]);
    invalidate();
  }, [labels, selected, selectedName, place, invalidate]);

  const faced = useRef<number | null>(null);
  useEffect(() => {
    const at = place();
    if (faced.current === selected || (selected !== null && !at)) return;
    faced.current = selected;
    if (at && !project(camera as PerspectiveCamera, size, at)) handle.current?.face(at);
  }, [selected, place, camera, size, handle]);

  useEffect(() => {
    const canvas = gl.domElement;
    let pressed: readonly [number, number] = [0, 0];
    const down = (event: PointerEvent) => {
      pressed = [event.clientX, event.clientY];
    };
    const click = (event: MouseEvent) => {
      if (!knots || Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) >= DRAG_FROM_PX) return;
      onPick(nearest(knots, clock.now(), camera as PerspectiveCamera, size, event.offsetX, event.offsetY));
    };
    canvas.addEventListener("pointerdown", down);
    canvas.addEventListener("click", click);
    return () => {
      canvas.removeEventListener("pointerdown", down);
      canvas.removeEventListener("click", click);
    };
  }, [gl, camera, size, knots, clock, onPick]);

  useFrame((state) => {
    const seen = state.camera as PerspectiveCamera;
    const ms = clock.now();
    cloud?.update(ms);
    globe.update(ms);
    const at = place();
    const perPx = at ? unitsPerPx(seen, state.size.height, at) : 0;
    mark.mark(at && isHidden(seen.position.toArray(), at, 1) ? null : at, seen.quaternion, perPx);
    board.current?.update((point) => project(seen, state.size, point), state.size);
  });

  return (
    <>
      <EarthRig handle={handle} still={still} />
      <primitive object={globe.group} />
      {cloud && <primitive object={cloud.points} />}
      <primitive object={mark.group} />
    </>
  );
}
