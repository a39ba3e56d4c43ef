import { Vector3 } from "three";

/** `#rrggbb` as sRGB shares 0–1, for shaders that write straight to the screen. */
export function srgb(hex: string): Vector3 {
  const value = Number.parseInt(hex.slice(1), 16);
  return new Vector3((value >> 16) & 255, (value >> 8) & 255, value & 255).divideScalar(255);
}
