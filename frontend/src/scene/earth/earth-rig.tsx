/** Drag, wheel, pinch and keys turn the camera about the Earth. */
import { OrbitControls } from "@react-three/drei";
import { useThree } from "@react-three/fiber";
import { useEffect, useRef, type RefObject } from "react";
import { MathUtils } from "three";
import { turned, type Turn } from "../camera-path";

export interface EarthCamera {
  turn: (turn: Turn) => void;
  home: () => void;
}

type Controls = NonNullable<React.ComponentRef<typeof OrbitControls>>;

/** Radii of the Earth: over Europe's and Africa's meridians at the equinox, low orbits filling the height. */
export const EARTH_HOME: readonly [number, number, number] = [2.1, -2.5, 1.4];
export const NEAREST = 1.2;
export const FARTHEST = 60;

export function EarthRig({ handle }: { handle: RefObject<EarthCamera | null> }) {
  const controls = useRef<Controls>(null);
  const invalidate = useThree((state) => state.invalidate);
  useEffect(() => {
    const move = (change: (c: Controls) => void) => {
      const c = controls.current;
      if (!c) return;
      change(c);
      c.object.lookAt(c.target);
      invalidate();
    };
    handle.current = {
      home: () => move((c) => c.object.position.set(...EARTH_HOME)),
      turn: (turn) =>
        move((c) => {
          const offset = turned(c.object.position.clone(), turn);
          c.object.position.copy(offset.setLength(MathUtils.clamp(offset.length(), NEAREST, FARTHEST)));
        }),
    };
    return () => {
      handle.current = null;
    };
  }, [handle, invalidate]);
  return <OrbitControls ref={controls} makeDefault enableDamping={false} enablePan={false} minDistance={NEAREST} maxDistance={FARTHEST} zoomSpeed={0.8} rotateSpeed={0.6} />;
}
