import { BufferAttribute, BufferGeometry, GLSL3, Line, RawShaderMaterial, Vector2, Vector3 } from "three";
import { anomalyAt, orbitReach, type Orbit } from "@/lib/orbits";
import { ORBIT_FRAGMENT, ORBIT_VERTEX } from "../glsl/orbit";
import { srgb } from "./colour";

const STEPS = 720;

function phaseGeometry(): BufferGeometry {
  const phases = Float32Array.from({ length: STEPS + 1 }, (_, k) => k / STEPS);
  const geometry = new BufferGeometry().setAttribute("phase", new BufferAttribute(phases, 1));
  geometry.setDrawRange(0, STEPS + 1);
  return geometry;
}

/** One orbit, from the body round to the body again, fading with phase; cut where it leaves the drawn space. */
export class OrbitLine {
  readonly line: Line<BufferGeometry, RawShaderMaterial>;
  private readonly uniforms = {
    toPerihelion: { value: new Vector3() },
    toQuadrature: { value: new Vector3() },
    shape: { value: new Vector2(1, 1) },
    anomalyFrom: { value: 0 },
    anomalySpan: { value: 1 },
    anomalyNow: { value: 0 },
    colour: { value: new Vector3() },
    opacity: { value: 1 },
  };

  constructor(colour: string, opacity: number) {
    this.uniforms.colour.value = srgb(colour);
    this.uniforms.opacity.value = opacity;
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: ORBIT_VERTEX,
      fragmentShader: ORBIT_FRAGMENT,
      uniforms: this.uniforms,
      transparent: true,
      depthWrite: false,
    });
    this.line = new Line(phaseGeometry(), material);
    this.line.frustumCulled = false;
  }

  /** Draw `orbit` as seen at `jdTdb`. */
  update(orbit: Orbit, jdTdb: number): void {
    const now = anomalyAt(orbit, jdTdb);
    const { from, span } = orbitReach(orbit, now);
    this.uniforms.toPerihelion.value.set(...orbit.toPerihelion);
    this.uniforms.toQuadrature.value.set(...orbit.toQuadrature);
    this.uniforms.shape.value.set(orbit.semiMajorAxis, orbit.oneMinusE);
    this.uniforms.anomalyFrom.value = from;
    this.uniforms.anomalySpan.value = span;
    this.uniforms.anomalyNow.value = now;
  }

  dispose(): void {
    this.line.geometry.dispose();
    this.line.material.dispose();
  }
}
