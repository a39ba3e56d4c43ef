/** Where a place of the scene stands on the screen, and how much of the scene a pixel spans there. */
import { Vector3, type PerspectiveCamera } from "three";

import { DEG, type Vector } from "@/lib/orbits";

export interface Size {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Screen point of a place, CSS pixels; null out of view. */
export function screenPoint(camera: PerspectiveCamera, { width, height }: Size, place: Vector): readonly [number, number] | null {
  const p = new Vector3(...place).project(camera);
  if (p.z > 1 || Math.abs(p.x) > 1 || Math.abs(p.y) > 1) return null;
  return [((p.x + 1) / 2) * width, ((1 - p.y) / 2) * height];
}

/** Units of the scene that a CSS pixel spans at a place. */
export function unitsPerPx(camera: PerspectiveCamera, height: number, place: Vector): number {
  return (2 * camera.position.distanceTo(new Vector3(...place)) * Math.tan((camera.fov * DEG) / 2)) / height;
}
