/** The selected body: a ring that faces the camera, a stalk down to the ecliptic and its foot. */
import { BufferAttribute, BufferGeometry, Color, Group, LineBasicMaterial, LineLoop, LineSegments, type Quaternion } from "three";
import type { Vector } from "@/lib/orbits";

const RING_PX = 9;
const FOOT_PX = 6;
const RING_STEPS = 48;

function ringGeometry(): BufferGeometry {
  const points = Array.from({ length: RING_STEPS }, (_, k) => {
    const angle = (2 * Math.PI * k) / RING_STEPS;
    return [Math.cos(angle), Math.sin(angle), 0];
  });
  return new BufferGeometry().setAttribute("position", new BufferAttribute(Float32Array.from(points.flat()), 3));
}

export class SelectionMarker {
  readonly group = new Group();
  private readonly material: LineBasicMaterial;
  private readonly ring: LineLoop<BufferGeometry, LineBasicMaterial>;
  private readonly stalk: LineSegments<BufferGeometry, LineBasicMaterial>;

  constructor(colour: string) {
    this.material = new LineBasicMaterial({ color: new Color(colour), depthTest: false, transparent: true });
    this.ring = new LineLoop(ringGeometry(), this.material);
    const stalk = new BufferGeometry().setAttribute("position", new BufferAttribute(new Float32Array(18), 3));
    this.stalk = new LineSegments(stalk, this.material);
    this.stalk.frustumCulled = false;
    this.group.add(this.ring, this.stalk);
    this.group.visible = false;
  }

  hide(): void {
    this.group.visible = false;
  }

  /** Mark `place`; `facing` is the camera's rotation and `auPerPx` the scale there. */
  update(place: Vector, facing: Quaternion, auPerPx: number): void {
    this.group.visible = true;
    this.ring.position.set(...place);
    this.ring.quaternion.copy(facing);
    this.ring.scale.setScalar(RING_PX * auPerPx);
    const [x, y, z] = place;
    const arm = FOOT_PX * auPerPx;
    const positions = this.stalk.geometry.getAttribute("position");
    const ends = [x, y, z, x, y, 0, x - arm, y, 0, x + arm, y, 0, x, y - arm, 0, x, y + arm, 0];
    for (let k = 0; k < 6; k++) positions.setXYZ(k, ends[3 * k] ?? 0, ends[3 * k + 1] ?? 0, ends[3 * k + 2] ?? 0);
    positions.needsUpdate = true;
  }

  dispose(): void {
    this.ring.geometry.dispose();
    this.stalk.geometry.dispose();
    this.material.dispose();
  }
}
