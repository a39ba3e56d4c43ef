/** Every satellite as one point, moved between two knots by the vertex shader: 48 bytes each, written once a knot. */
import { BufferAttribute, BufferGeometry, GLSL3, Points, RawShaderMaterial, Vector4 } from "three";
import { srgb } from "../model/colour";
import { EARTH_RADIUS_KM } from "./frames";
import { shareOf, weights, type Knots } from "./states";

const VERTEX = /* glsl */ `
precision highp float;
in vec3 fromPlace;
in vec3 toPlace;
in vec3 fromSpeed;
in vec3 toSpeed;
uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
uniform vec4 weight;
uniform float px;
void main() {
  vec3 place = weight.x * fromPlace + weight.y * toPlace + weight.z * fromSpeed + weight.w * toSpeed;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(place / ${EARTH_RADIUS_KM.toFixed(3)}, 1.0);
  gl_PointSize = px;
}
`;

const FRAGMENT = /* glsl */ `
precision highp float;
uniform vec3 colour;
uniform float px;
out vec4 fragColour;
void main() {
  float cover = clamp((1.0 - length(gl_PointCoord - 0.5) * 2.0) * px * 0.5 + 0.5, 0.0, 1.0);
  if (cover < 0.05) discard;
  fragColour = vec4(colour, cover * 0.8);
}
`;

const FEW = 1000;

export class SatelliteCloud {
  readonly points: Points<BufferGeometry, RawShaderMaterial>;
  private readonly weight = new Vector4(1, 0, 0, 0);

  constructor(
    private readonly knots: Knots,
    colour: string,
    pixelRatio: number,
  ) {
    const geometry = new BufferGeometry();
    geometry.setAttribute("fromPlace", new BufferAttribute(knots.from.places, 3));
    geometry.setAttribute("toPlace", new BufferAttribute(knots.to.places, 3));
    geometry.setAttribute("fromSpeed", new BufferAttribute(knots.from.speeds, 3));
    geometry.setAttribute("toSpeed", new BufferAttribute(knots.to.speeds, 3));
    geometry.setDrawRange(0, knots.count);
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: { weight: { value: this.weight }, colour: { value: srgb(colour) }, px: { value: (knots.count > FEW ? 2.4 : 4) * pixelRatio } },
      transparent: true,
      depthWrite: false,
    });
    this.points = new Points(geometry, material);
    this.points.frustumCulled = false;
  }

  /** Show an instant: four numbers. */
  update(ms: number): void {
    this.weight.set(...weights(shareOf(this.knots, ms), this.knots.to.at - this.knots.from.at));
  }

  dispose(): void {
    this.points.geometry.dispose();
    this.points.material.dispose();
  }
}
