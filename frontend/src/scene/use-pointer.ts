/** Click picks the nearest body, double-click flies to it. */
import { useThree } from "@react-three/fiber";
import { useEffect, type RefObject } from "react";
import type { PerspectiveCamera } from "three";
import { PLANET_NAMES, type Vector } from "@/lib/orbits";
import type { CameraHandle } from "./camera-rig";
import type { BodyCloud } from "./model/cloud";
import { Picker } from "./picking";
import type { Pick } from "./types";

const SEARCHED_PX = 18;
const PLANET_REACH_PX = 10;
const DRAG_FROM_PX = 5;

interface PointerOptions {
  readonly cloud: BodyCloud | null;
  readonly placeOf: (pick: Pick) => Vector | null;
  readonly project: (
    camera: PerspectiveCamera,
    size: { width: number; height: number },
  ) => (place: Vector) => readonly [number, number] | null;
  readonly onPick: (pick: Pick | null) => void;
  readonly camera: RefObject<CameraHandle | null>;
}

export function usePointer({ cloud, placeOf, project, onPick, camera: handle }: PointerOptions): void {
  const { gl, camera, size } = useThree();

  useEffect(() => {
    const canvas = gl.domElement;
    const picker = new Picker(Math.round(SEARCHED_PX * gl.getPixelRatio()));
    let pressed: readonly [number, number] = [0, 0];

    const pickAt = (event: MouseEvent): Pick | null => {
      const seen = camera as PerspectiveCamera;
      const place = project(seen, size);
      for (const name of PLANET_NAMES) {
        const anchor = placeOf({ kind: "planet", name });
        const at = anchor && place(anchor);
        if (at && Math.hypot(at[0] - event.offsetX, at[1] - event.offsetY) < PLANET_REACH_PX) return { kind: "planet", name };
      }
      const index = cloud ? picker.pick(gl, cloud.pickScene, seen, event.offsetX, event.offsetY) : null;
      return index === null ? null : { kind: "body", index };
    };
    const down = (event: PointerEvent) => {
      pressed = [event.clientX, event.clientY];
    };
    const click = (event: MouseEvent) => {
      if (Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) < DRAG_FROM_PX) onPick(pickAt(event));
    };
    const doubleClick = (event: MouseEvent) => {
      const pick = pickAt(event);
      if (pick) handle.current?.flyTo(() => placeOf(pick));
    };
    canvas.addEventListener("pointerdown", down);
    canvas.addEventListener("click", click);
    canvas.addEventListener("dblclick", doubleClick);
    return () => {
      canvas.removeEventListener("pointerdown", down);
      canvas.removeEventListener("click", click);
      canvas.removeEventListener("dblclick", doubleClick);
      picker.dispose();
    };
  }, [gl, camera, size, cloud, placeOf, project, onPick, handle]);
}
