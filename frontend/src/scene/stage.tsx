/** What is inside the canvas: the model's parts, and the one function that runs for each drawn frame. */
import { useFrame, useThree } from "@react-three/fiber";
import { useEffect, useMemo, useRef, type RefObject } from "react";
import { Vector3, type PerspectiveCamera } from "three";
import { jdTdbFromMs, PLANET_NAMES, positionAt, type Vector } from "@/lib/orbits";
import { CameraRig, type CameraHandle } from "./camera-rig";
import { LABEL, LabelBoard, type SceneLabel } from "./label-board";
import { BodyCloud } from "./model/cloud";
import { EclipticGrid } from "./model/grid";
import { SelectionMarker } from "./model/marker";
import { OrbitLine } from "./model/orbit-line";
import { PlanetSystem } from "./model/planets";
import { orbitAt } from "./packing";
import { screenPoint, unitsPerPx, type Size } from "./projection";
import { ringNames } from "./rings";
import type { SceneRefs, SolarSystemProps } from "./solar-system";
import type { Pick } from "./types";
import { usePointer } from "./use-pointer";

interface StageProps extends SolarSystemProps {
  readonly camera: RefObject<CameraHandle | null>;
  readonly refs: () => SceneRefs;
}

const PRIORITY = { selected: 4, sun: 3, planet: 2, body: 1, ring: 0 };
const SUN_GAP_PX = 14;
const LABEL_CLASS = {
  selected: `${LABEL} font-medium text-accent`,
  planet: `${LABEL} text-text-1`,
  body: `${LABEL} text-text-2`,
  ring: `${LABEL} text-text-3`,
};

const projectTo =
  (camera: PerspectiveCamera, size: Size) =>
  (place: Vector): readonly [number, number] | null =>
    screenPoint(camera, size, place);

function scaleText({ sun, earth }: { sun: number; earth: number }): string {
  const times = (factor: number) => `×${Math.round(factor).toLocaleString("en-GB")}`;
  if (earth < 1.5) return "Sun and planets to scale. Asteroids are symbols.";
  return `Sizes exaggerated: Sun ${times(sun)}, Earth ${times(earth)}. Asteroids are symbols.`;
}

export function Stage(props: StageProps) {
  const { columns, clock, selected, palette, named, nameOf, camera: handle, refs, flight } = props;
  const ratio = useThree((state) => state.viewport.dpr);
  const invalidate = useThree((state) => state.invalidate);
  const cloud = useMemo(() => columns && new BodyCloud(columns, palette, ratio), [columns, palette, ratio]);
  const planets = useMemo(() => new PlanetSystem(palette), [palette]);
  const grid = useMemo(() => new EclipticGrid(palette.grid), [palette]);
  const marker = useMemo(() => new SelectionMarker(palette.accent), [palette]);
  const path = useMemo(() => new OrbitLine(palette.accent, 1), [palette]);
  const orbit = useMemo(
    () => (columns && selected?.kind === "body" ? orbitAt(columns, selected.index) : null),
    [columns, selected],
  );
  const board = useRef<LabelBoard | null>(null);

  useEffect(() => () => cloud?.dispose(), [cloud]);
  useEffect(
    () => () => {
      for (const part of [planets, grid, marker, path]) part.dispose();
    },
    [planets, grid, marker, path],
  );
  useEffect(() => clock.subscribe(invalidate), [clock, invalidate]);

  const placeOf = useMemo(() => {
    const bodies = new Map<number, ReturnType<typeof orbitAt>>();
    return (pick: Pick): Vector | null => {
      if (pick.kind === "planet") return planets.places.get(pick.name) ?? null;
      if (!columns) return null;
      if (!bodies.has(pick.index)) bodies.set(pick.index, orbitAt(columns, pick.index));
      const known = bodies.get(pick.index);
      return known ? positionAt(known, jdTdbFromMs(clock.now())) : null;
    };
  }, [planets, columns, clock]);

  useEffect(() => {
    const container = refs().labels;
    if (!container) return;
    board.current ??= new LabelBoard(container);
    board.current.set(labelsOf({ named, selected, nameOf, placeOf }));
    invalidate();
  }, [named, selected, nameOf, placeOf, refs, invalidate]);

  useEffect(() => {
    flight.current = (pick) => handle.current?.flyTo(() => placeOf(pick));
    return () => {
      flight.current = null;
    };
  }, [flight, handle, placeOf]);

  usePointer({ cloud, placeOf, project: projectTo, onPick: props.onPick, camera: handle });

  useFrame((state) => {
    const camera = state.camera as PerspectiveCamera;
    const jd = jdTdbFromMs(clock.now());
    const scaleAt = (place: Vector) => unitsPerPx(camera, state.size.height, place);
    cloud?.update(jd);
    const factors = planets.update(jd, scaleAt);
    const place = selected && placeOf(selected);
    if (place) marker.update(place, camera.quaternion, scaleAt(place));
    else marker.hide();
    path.line.visible = orbit !== null;
    if (orbit) path.update(orbit, jd);
    const outside = refs();
    board.current?.update(projectTo(camera, state.size), state.size);
    if (outside.scale) outside.scale.textContent = scaleText(factors);
    const target = (state.controls as { target?: Vector3 } | null)?.target ?? new Vector3();
    const offset = camera.position.clone().sub(target);
    outside.compass?.show(Math.atan2(offset.y, offset.x), Math.asin(offset.z / offset.length()), offset.length());
  });

  return (
    <>
      <CameraRig handle={handle} still={props.still} />
      <primitive object={grid.lines} />
      <primitive object={planets.group} />
      {cloud && <primitive object={cloud.points} />}
      <primitive object={path.line} />
      <primitive object={marker.group} />
    </>
  );
}

interface Naming {
  named: StageProps["named"];
  selected: Pick | null;
  nameOf: (pick: Pick) => string;
  placeOf: (pick: Pick) => Vector | null;
}

function labelsOf({ named, selected, nameOf, placeOf }: Naming): SceneLabel[] {
  const label = (pick: Pick, text: string, className: string, priority: number): SceneLabel => ({
    text,
    className,
    priority,
    place: () => placeOf(pick),
  });
  const chosen = selected ? [label(selected, nameOf(selected), LABEL_CLASS.selected, PRIORITY.selected)] : [];
  const planets = PLANET_NAMES.filter((name) => selected?.kind !== "planet" || selected.name !== name).map((name) =>
    label({ kind: "planet", name }, name, LABEL_CLASS.planet, PRIORITY.planet),
  );
  const bodies = named
    .filter(({ index }) => selected?.kind !== "body" || selected.index !== index)
    .map(({ index, text }) => label({ kind: "body", index }, text, LABEL_CLASS.body, PRIORITY.body));
  const sun: SceneLabel = { text: "Sun", className: LABEL_CLASS.planet, priority: PRIORITY.sun, gap: SUN_GAP_PX, place: () => [0, 0, 0] };
  const rings = ringNames().map(
    ({ text, place }): SceneLabel => ({ text, className: LABEL_CLASS.ring, priority: PRIORITY.ring, place: () => place }),
  );
  return [...chosen, sun, ...planets, ...bodies, ...rings];
}
