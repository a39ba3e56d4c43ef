"use client";
/** The solar system in 3D. Draws only when time, camera, selection or theme changed; React never runs per frame. */
import { Canvas } from "@react-three/fiber";
import { useCallback, useEffect, useRef, type RefObject } from "react";
import { HOME, turnOfKey, type CameraHandle } from "./camera-rig";
import { FARTHEST_AU, NEAREST_AU } from "./camera-path";
import { Compass, type CompassHandle } from "./compass";
import type { ElementColumns } from "./packing";
import { Stage } from "./stage";
import type { BodyLabel, Pick, SceneClock, ScenePalette } from "./types";

export interface SolarSystemProps {
  readonly columns: ElementColumns | null;
  readonly clock: SceneClock;
  readonly selected: Pick | null;
  readonly palette: ScenePalette;
  /** Bodies that carry their name beside them. */
  readonly named: readonly BodyLabel[];
  readonly nameOf: (pick: Pick) => string;
  readonly onPick: (pick: Pick | null) => void;
  /** Called when the graphics context is lost, so that a plan view can take over. */
  readonly onLost: () => void;
  /** No flights: reduced motion. */
  readonly still: boolean;
  /** Set by the scene: lets a list beside it fly the camera to a body. */
  readonly flight: RefObject<((pick: Pick) => void) | null>;
  readonly label: string;
  readonly describedBy?: string;
}

export interface SceneRefs {
  readonly labels: HTMLDivElement | null;
  readonly scale: HTMLSpanElement | null;
  readonly compass: CompassHandle | null;
}

const CAMERA = { position: [...HOME] as [number, number, number], up: [0, 0, 1] as [number, number, number], fov: 42, near: NEAREST_AU / 10, far: 3 * FARTHEST_AU };
const PIXEL_RATIOS: [number, number] = [1, 2];

export function SolarSystem(props: SolarSystemProps) {
  const labels = useRef<HTMLDivElement>(null);
  const scale = useRef<HTMLSpanElement>(null);
  const compass = useRef<CompassHandle>(null);
  const camera = useRef<CameraHandle>(null);
  const host = useRef<HTMLDivElement>(null);
  const { onLost, onPick } = props;

  const onKey = (event: React.KeyboardEvent) => {
    const turn = turnOfKey(event.key);
    if (turn) camera.current?.turn(turn);
    else if (event.key === "Home") camera.current?.home();
    else if (event.key === "Escape") onPick(null);
    else return;
    event.preventDefault();
  };

  useEffect(() => {
    const element = host.current;
    element?.addEventListener("webglcontextlost", onLost, true);
    return () => element?.removeEventListener("webglcontextlost", onLost, true);
  }, [onLost]);

  const refs = useCallback(
    (): SceneRefs => ({ labels: labels.current, scale: scale.current, compass: compass.current }),
    [],
  );

  return (
    <div
      ref={host}
      role="application"
      aria-roledescription="3D scene"
      aria-label={props.label}
      aria-describedby={props.describedBy}
      tabIndex={0}
      onKeyDown={onKey}
      className="relative h-full w-full overflow-hidden"
      data-testid="solar-system"
    >
      <Canvas frameloop="demand" dpr={PIXEL_RATIOS} camera={CAMERA} flat style={{ touchAction: "none" }}>
        <Stage {...props} camera={camera} refs={refs} />
      </Canvas>
      <div ref={labels} aria-hidden="true" className="pointer-events-none absolute inset-0" />
      <div className="pointer-events-none absolute inset-x-2 bottom-1.5 flex items-end justify-between gap-2">
        <span ref={scale} className="rounded-sm bg-surface-0/75 px-1 text-label text-text-2" />
        <Compass handle={compass} />
      </div>
      <SceneButtons camera={camera} />
    </div>
  );
}

function SceneButtons({ camera }: { camera: React.RefObject<CameraHandle | null> }) {
  const style =
    "h-8 min-w-8 rounded-md border border-hairline bg-surface-1 px-2 text-label text-text-1 hover:bg-surface-2";
  return (
    <div className="absolute right-3 top-3 flex gap-1">
      <button type="button" className={style} aria-label="Zoom in" onClick={() => camera.current?.turn({ zoom: 0.7 })}>
        +
      </button>
      <button type="button" className={style} aria-label="Zoom out" onClick={() => camera.current?.turn({ zoom: 1.4 })}>
        −
      </button>
      <button type="button" className={style} onClick={() => camera.current?.home()}>
        Whole view
      </button>
    </div>
  );
}
