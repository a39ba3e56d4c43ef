/** The ecliptic plane: rings in au and spokes each 30° of longitude from the vernal equinox. */
import { BufferAttribute, BufferGeometry, Color, LineBasicMaterial, LineSegments } from "three";
import type { Vector } from "@/lib/orbits";
import { onRing, RINGS_AU } from "../rings";

const RING_STEPS = 180;
const SPOKES = 12;
const SPOKE_FROM_AU = 0.25;

function gridPoints(): Vector[] {
  const points: Vector[] = [];
  for (const radius of RINGS_AU)
    for (let k = 0; k < RING_STEPS; k++)
      points.push(onRing(radius, (2 * Math.PI * k) / RING_STEPS), onRing(radius, (2 * Math.PI * (k + 1)) / RING_STEPS));
  const outermost = RINGS_AU[RINGS_AU.length - 1] ?? SPOKE_FROM_AU;
  for (let k = 0; k < SPOKES; k++) {
    const angle = (2 * Math.PI * k) / SPOKES;
    points.push(onRing(SPOKE_FROM_AU, angle), onRing(outermost, angle));
  }
  return points;
}

export class EclipticGrid {
  readonly lines: LineSegments<BufferGeometry, LineBasicMaterial>;

  constructor(colour: string) {
    const positions = Float32Array.from(gridPoints().flat());
    const geometry = new BufferGeometry().setAttribute("position", new BufferAttribute(positions, 3));
    const material = new LineBasicMaterial({ color: new Color(colour), transparent: true, opacity: 0.35, depthWrite: false });
    this.lines = new LineSegments(geometry, material);
  }

  dispose(): void {
    this.lines.geometry.dispose();
    this.lines.material.dispose();
  }
}
