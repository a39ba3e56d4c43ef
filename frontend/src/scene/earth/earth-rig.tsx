/** Drag, wheel, pinch and keys turn the camera about the Earth; it swings round to what is out of sight. */
import { OrbitControls } from "@react-three/drei";
import { useFrame, useThree } from "@react-three/fiber";
import { useEffect, useRef, type RefObject } from "react";
import { MathUtils, Vector3 } from "three";
import type { Vector } from "@/lib/orbits";
import { eased, turned, type Turn } from "../camera-path";

export interface EarthCamera {
  turn: (turn: Turn) => void;
  /** See everything up to `reach` radii of the Earth from its middle. */
  home: (reach: number) => void;
  /** Swing round until a place is in front of the Earth and in view. */
  face: (place: Vector) => void;
}

type Controls = NonNullable<React.ComponentRef<typeof OrbitControls>>;

interface Swing {
  readonly from: Vector3;
  readonly to: Vector3;
  readonly startedAt: number;
}

/** Radii of the Earth; from here low orbits fill the height. */
export const EARTH_HOME: readonly [number, number, number] = [2.1, -2.5, 1.4];
export const NEAREST = 1.2;
export const FARTHEST = 60;
/** Distance from which a body of radius 1 fills the height, with a little room. */
const FILLS = 2.9;
const SWING_MS = 700;

const distanceFor = (reach: number) => Math.min(FARTHEST, Math.max(Math.hypot(...EARTH_HOME), FILLS * reach));

export function EarthRig({ handle, still }: { handle: RefObject<EarthCamera | null>; still: boolean }) {
  const controls = useRef<Controls>(null);
  const swing = useRef<Swing | null>(null);
  const invalidate = useThree((state) => state.invalidate);
  useEffect(() => {
    const swingTo = (to: Vector3) => {
      const c = controls.current;
      if (!c) return;
      swing.current = { from: c.object.position.clone(), to, startedAt: still ? Number.NEGATIVE_INFINITY : performance.now() };
      invalidate();
    };
    handle.current = {
      home: (reach) => swingTo(new Vector3(...EARTH_HOME).setLength(distanceFor(reach))),
      face: (place) => {
        const distance = controls.current?.object.position.length() ?? 0;
        const goal = new Vector3(...place);
        swingTo(goal.clone().setLength(Math.max(distance, distanceFor(goal.length()))));
      },
      turn: (turn) => {
        const c = controls.current;
        if (!c) return;
        const offset = turned(c.object.position.clone(), turn);
        c.object.position.copy(offset.setLength(MathUtils.clamp(offset.length(), NEAREST, FARTHEST)));
        c.object.lookAt(c.target);
        invalidate();
      },
    };
    return () => {
      handle.current = null;
    };
  }, [handle, invalidate, still]);

  useFrame(() => {
    const [c, way] = [controls.current, swing.current];
    if (!c || !way) return;
    const share = Math.min(1, (performance.now() - way.startedAt) / SWING_MS);
    const length = MathUtils.lerp(way.from.length(), way.to.length(), eased(share));
    c.object.position.lerpVectors(way.from.clone().normalize(), way.to.clone().normalize(), eased(share)).setLength(length);
    c.object.lookAt(c.target);
    if (share === 1) swing.current = null;
    else invalidate();
  }, -1);

  return <OrbitControls ref={controls} makeDefault enableDamping={false} enablePan={false} minDistance={NEAREST} maxDistance={FARTHEST} zoomSpeed={0.8} rotateSpeed={0.6} />;
}
