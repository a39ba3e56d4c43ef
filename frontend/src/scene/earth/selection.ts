/** The selected satellite: a ring that faces the camera, and its way over one revolution. Radius of the Earth is 1. */
import { BufferAttribute, BufferGeometry, Color, Group, Line, LineBasicMaterial, LineLoop, type Quaternion } from "three";
import type { Vector } from "@/lib/orbits";
import { EARTH_RADIUS_KM } from "./frames";

const RING_PX = 9;
const RING_STEPS = 48;

export class SatelliteSelection {
  readonly group = new Group();
  private readonly ring: LineLoop<BufferGeometry, LineBasicMaterial>;
  private readonly way: Line<BufferGeometry, LineBasicMaterial>;

  constructor(colour: string) {
    const circle = Array.from({ length: RING_STEPS }, (_, k) => {
      const angle = (2 * Math.PI * k) / RING_STEPS;
      return [Math.cos(angle), Math.sin(angle), 0];
    });
    const geometry = new BufferGeometry().setAttribute("position", new BufferAttribute(Float32Array.from(circle.flat()), 3));
    this.ring = new LineLoop(geometry, new LineBasicMaterial({ color: new Color(colour), depthTest: false, transparent: true }));
    this.way = new Line(new BufferGeometry(), new LineBasicMaterial({ color: new Color(colour), transparent: true, opacity: 0.7 }));
    this.way.frustumCulled = false;
    this.group.add(this.ring, this.way);
    this.ring.visible = false;
    this.way.visible = false;
  }

  /** Draw a way of places in km, by threes; null for none. */
  setWay(places: Float32Array | null): void {
    this.way.visible = places !== null;
    if (places) this.way.geometry.setAttribute("position", new BufferAttribute(places.map((km) => km / EARTH_RADIUS_KM), 3));
  }

  /** Mark a place, or none; `facing` is the camera's rotation, `perPx` the scale there. */
  mark(place: Vector | null, facing: Quaternion, perPx: number): void {
    this.ring.visible = place !== null;
    if (!place) return;
    this.ring.position.set(...place);
    this.ring.quaternion.copy(facing);
    this.ring.scale.setScalar(RING_PX * perPx);
  }

  dispose(): void {
    for (const line of [this.ring, this.way]) {
      line.geometry.dispose();
      line.material.dispose();
    }
  }
}
