"use client";
/** The solar system in 3D. Draws only when time, camera, selection or theme changed; React never runs per frame. */
import { Canvas } from "@react-three/fiber";
import { useCallback, useRef, type RefObject } from "react";
import { HOME, type CameraHandle } from "./camera-rig";
import { FARTHEST_AU, NEAREST_AU } from "./camera-path";
import { Compass, type CompassHandle } from "./compass";
import type { ElementColumns } from "./packing";
import { PIXEL_RATIOS, SceneHost } from "./scene-host";
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

export function SolarSystem(props: SolarSystemProps) {
  const labels = useRef<HTMLDivElement>(null);
  const scale = useRef<HTMLSpanElement>(null);
  const compass = useRef<CompassHandle>(null);
  const camera = useRef<CameraHandle>(null);
  const refs = useCallback(
    (): SceneRefs => ({ labels: labels.current, scale: scale.current, compass: compass.current }),
    [],
  );

  return (
    <SceneHost
      label={props.label}
      describedBy={props.describedBy}
      testId="solar-system"
      onTurn={(turn) => camera.current?.turn(turn)}
      onHome={() => camera.current?.home()}
      onEscape={() => props.onPick(null)}
      onLost={props.onLost}
    >
      <Canvas frameloop="demand" dpr={PIXEL_RATIOS} camera={CAMERA} flat style={{ touchAction: "none" }}>
        <Stage {...props} camera={camera} refs={refs} />
      </Canvas>
      <div ref={labels} aria-hidden="true" className="pointer-events-none absolute inset-0" />
      <div className="pointer-events-none absolute inset-x-2 bottom-1.5 flex items-end justify-between gap-2">
        <span ref={scale} className="rounded-sm bg-surface-0/75 px-1 text-label text-text-2" />
        <Compass handle={compass} />
      </div>
    </SceneHost>
  );
}
