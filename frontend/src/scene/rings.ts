import type { Vector } from "@/lib/orbits";

/** Rings of the ecliptic grid. */
export const RINGS_AU = [1, 2, 3, 5, 10, 20, 30] as const;
/** Rings are named along this longitude, where few labels stand. */
const NAMED_AT = -Math.PI / 4;

export function onRing(radius: number, angle: number): Vector {
  return [radius * Math.cos(angle), radius * Math.sin(angle), 0];
}

export function ringNames(): { text: string; place: Vector }[] {
  return RINGS_AU.map((radius) => ({ text: `${radius} au`, place: onRing(radius, NAMED_AT) }));
}
