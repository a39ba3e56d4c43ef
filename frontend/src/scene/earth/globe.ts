/** The Earth as a plain sphere: night and day by the Sun's direction, a graticule that turns with it. Radius 1. */
import { BufferAttribute, BufferGeometry, Color, GLSL3, Group, LineBasicMaterial, LineSegments, Mesh, RawShaderMaterial, SphereGeometry, Vector3 } from "three";
import { DEG, type Vector } from "@/lib/orbits";
import { srgb } from "../model/colour";
import type { ScenePalette } from "../types";
import { siderealTime, sunDirection } from "./frames";

const STEP_DEG = 30;
const FINE_DEG = 3;
/** The lines stand a little above the sphere, else they would flicker in it. */
const LINE_RADIUS = 1.002;
const SEGMENTS: readonly [number, number] = [96, 64];

const VERTEX = /* glsl */ `
precision highp float;
in vec3 position;
uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
out vec3 vUp;
void main() {
  vUp = position;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}
`;

const FRAGMENT = /* glsl */ `
precision highp float;
in vec3 vUp;
uniform vec3 sun;
uniform vec3 day;
uniform vec3 night;
out vec4 fragColour;
void main() {
  fragColour = vec4(mix(night, day, smoothstep(-0.1, 0.1, dot(normalize(vUp), sun))), 1.0);
}
`;

function onSphere(latitude: number, longitude: number): Vector {
  const [lat, lon] = [latitude * DEG, longitude * DEG];
  return [LINE_RADIUS * Math.cos(lat) * Math.cos(lon), LINE_RADIUS * Math.cos(lat) * Math.sin(lon), LINE_RADIUS * Math.sin(lat)];
}

function graticule(): Vector[] {
  const points: Vector[] = [];
  for (let longitude = -180; longitude < 180; longitude += STEP_DEG)
    for (let latitude = -90; latitude < 90; latitude += FINE_DEG)
      points.push(onSphere(latitude, longitude), onSphere(latitude + FINE_DEG, longitude));
  for (let latitude = -60; latitude <= 60; latitude += STEP_DEG)
    for (let longitude = -180; longitude < 180; longitude += FINE_DEG)
      points.push(onSphere(latitude, longitude), onSphere(latitude, longitude + FINE_DEG));
  return points;
}

export class Globe {
  readonly group = new Group();
  private readonly sphere: Mesh<SphereGeometry, RawShaderMaterial>;
  private readonly lines: LineSegments<BufferGeometry, LineBasicMaterial>;
  private readonly sun = new Vector3(1, 0, 0);

  constructor(palette: ScenePalette) {
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: { sun: { value: this.sun }, day: { value: srgb(palette.day) }, night: { value: srgb(palette.night) } },
    });
    this.sphere = new Mesh(new SphereGeometry(1, ...SEGMENTS), material);
    const geometry = new BufferGeometry().setAttribute("position", new BufferAttribute(Float32Array.from(graticule().flat()), 3));
    this.lines = new LineSegments(geometry, new LineBasicMaterial({ color: new Color(palette.grid), transparent: true, opacity: 0.5 }));
    this.group.add(this.sphere, this.lines);
  }

  update(ms: number): void {
    this.sun.set(...sunDirection(ms));
    this.lines.rotation.z = siderealTime(ms);
  }

  dispose(): void {
    this.sphere.geometry.dispose();
    this.sphere.material.dispose();
    this.lines.geometry.dispose();
    this.lines.material.dispose();
  }
}
