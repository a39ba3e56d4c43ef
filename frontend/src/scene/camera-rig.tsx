/** Drag, wheel, pinch and keys turn the camera; it flies to a picked body and stays with it as time moves. */
import { OrbitControls } from "@react-three/drei";
import { useFrame, useThree } from "@react-three/fiber";
import { useEffect, useRef, type RefObject } from "react";
import { Vector3 } from "three";
import type { Vector } from "@/lib/orbits";
import { eased, FARTHEST_AU, NEAREST_AU, turned, turnOfKey, type Turn } from "./camera-path";

const FLIGHT_MS = 900;
const ARRIVAL_AU = 0.6;

interface Flight {
  readonly from: Vector3;
  readonly fromDistance: number;
  readonly toDistance: number;
  readonly startedAt: number;
}

export interface CameraHandle {
  turn: (turn: Turn) => void;
  /** Make `place` the target and stay with it; `distance` au away after the flight. */
  flyTo: (place: () => Vector | null, distance?: number) => void;
  home: () => void;
}

interface Rig {
  followed: () => Vector | null;
  flight: Flight | null;
}

type Controls = NonNullable<React.ComponentRef<typeof OrbitControls>>;

export const HOME: Vector = [0.9, -2.9, 2.2];
const SUN: () => Vector = () => [0, 0, 0];

function advance(rig: Rig, controls: Controls, now: number): void {
  const place = rig.followed();
  if (place === null) return;
  const camera = controls.object;
  const goal = new Vector3(...place);
  const offset = camera.position.clone().sub(controls.target);
  if (rig.flight) {
    const share = Math.min(1, (now - rig.flight.startedAt) / FLIGHT_MS);
    const { from, fromDistance, toDistance } = rig.flight;
    controls.target.lerpVectors(from, goal, eased(share));
    offset.setLength(fromDistance * (toDistance / fromDistance) ** eased(share));
    if (share === 1) rig.flight = null;
  } else controls.target.copy(goal);
  camera.position.copy(controls.target).add(offset);
  camera.lookAt(controls.target);
}

export function CameraRig({ handle, still }: { handle: RefObject<CameraHandle | null>; still: boolean }) {
  const controls = useRef<Controls>(null);
  const rig = useRef<Rig>({ followed: SUN, flight: null });
  const invalidate = useThree((state) => state.invalidate);

  useEffect(() => {
    const flyTo: CameraHandle["flyTo"] = (place, distance = ARRIVAL_AU) => {
      const c = controls.current;
      if (!c) return;
      const fromDistance = c.object.position.distanceTo(c.target);
      const startedAt = still ? Number.NEGATIVE_INFINITY : performance.now();
      rig.current = { followed: place, flight: { from: c.target.clone(), fromDistance, toDistance: distance, startedAt } };
      invalidate();
    };
    handle.current = {
      flyTo,
      home: () => flyTo(SUN, Math.hypot(...HOME)),
      turn: (turn) => {
        const c = controls.current;
        if (!c) return;
        const offset = turned(c.object.position.clone().sub(c.target), turn);
        c.object.position.copy(c.target).add(offset);
        c.object.lookAt(c.target);
        invalidate();
      },
    };
    return () => {
      handle.current = null;
    };
  }, [handle, invalidate, still]);

  useFrame(() => {
    if (!controls.current) return;
    advance(rig.current, controls.current, performance.now());
    if (rig.current.flight) invalidate();
  }, -1);

  return (
    <OrbitControls
      ref={controls}
      makeDefault
      enableDamping={false}
      enablePan={false}
      minDistance={NEAREST_AU}
      maxDistance={FARTHEST_AU}
      zoomSpeed={0.9}
      rotateSpeed={0.7}
    />
  );
}

export { turnOfKey };
