/** Every body as one point, placed by the vertex shader. */
import { BufferAttribute, BufferGeometry, GLSL3, Points, RawShaderMaterial, Scene } from "three";
import { BODIES_FRAGMENT, BODIES_VERTEX, PICK_FRAGMENT } from "../glsl/bodies";
import { packBodies, REPHASE_AFTER_D, rephase, type ElementColumns, type PackedBodies } from "../packing";
import type { ScenePalette } from "../types";
import { srgb } from "./colour";

/** Touch and mouse need something to hit: no body is smaller than this in the picking image, CSS pixels. */
const PICKED_PX = 5;

function cloudGeometry(packed: PackedBodies): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute("toPerihelion", new BufferAttribute(packed.toPerihelion, 3));
  geometry.setAttribute("toQuadrature", new BufferAttribute(packed.toQuadrature, 3));
  geometry.setAttribute("shape", new BufferAttribute(packed.shape, 2));
  geometry.setAttribute("meanAnomaly", new BufferAttribute(packed.meanAnomaly, 1));
  geometry.setAttribute("meanMotion", new BufferAttribute(packed.meanMotion, 1));
  geometry.setAttribute("hazardous", new BufferAttribute(packed.hazardous, 1));
  geometry.setAttribute("brightness", new BufferAttribute(packed.brightness, 1));
  geometry.setDrawRange(0, packed.count);
  return geometry;
}

export class BodyCloud {
  readonly points: Points<BufferGeometry, RawShaderMaterial>;
  /** The same points as numbers, in a scene of their own. */
  readonly pickScene = new Scene();
  readonly packed: PackedBodies;
  private readonly pickMaterial: RawShaderMaterial;
  private readonly uniforms;
  private referenceJd = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly columns: ElementColumns,
    palette: ScenePalette,
    pixelRatio: number,
  ) {
    this.packed = packBodies(columns);
    const shared = { daysSinceReference: { value: 0 }, pixelRatio: { value: pixelRatio } };
    this.uniforms = { ...shared, colour: { value: srgb(palette.body) }, hazardColour: { value: srgb(palette.hazard) } };
    const geometry = cloudGeometry(this.packed);
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: BODIES_VERTEX,
      fragmentShader: BODIES_FRAGMENT,
      uniforms: { ...this.uniforms, smallestPx: { value: 0 } },
      transparent: true,
      depthWrite: false,
    });
    this.pickMaterial = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: BODIES_VERTEX,
      fragmentShader: PICK_FRAGMENT,
      uniforms: { ...shared, smallestPx: { value: PICKED_PX } },
    });
    this.points = new Points(geometry, material);
    const picked = new Points(geometry, this.pickMaterial);
    for (const points of [this.points, picked]) points.frustumCulled = false;
    this.pickScene.add(picked);
  }

  /** Show the instant `jdTdb`: one uniform, and new phases when the reference has grown old. */
  update(jdTdb: number): void {
    if (Math.abs(jdTdb - this.referenceJd) > REPHASE_AFTER_D) {
      rephase(this.columns, this.packed, jdTdb);
      this.referenceJd = jdTdb;
      this.points.geometry.getAttribute("meanAnomaly").needsUpdate = true;
    }
    this.uniforms.daysSinceReference.value = jdTdb - this.referenceJd;
  }

  dispose(): void {
    this.points.geometry.dispose();
    this.points.material.dispose();
    this.pickMaterial.dispose();
  }
}
