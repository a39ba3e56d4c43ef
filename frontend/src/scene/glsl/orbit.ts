/** An orbit line: its points follow from elements in the shader, and it fades with phase behind the body. */
import { KEPLER_GLSL } from "./kepler";

export const ORBIT_VERTEX = /* glsl */ `
precision highp float;
in float phase;
uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
uniform vec3 toPerihelion;
uniform vec3 toQuadrature;
uniform vec2 shape;
uniform float anomalyFrom;
uniform float anomalySpan;
uniform float anomalyNow;
out float vBehind;
${KEPLER_GLSL}
void main() {
  float anomaly = anomalyFrom + phase * anomalySpan;
  vec2 place = placeAtAnomaly(shape, anomaly);
  float turns = (anomaly - anomalyNow) / anomalySpan;
  vBehind = turns < 0.0 ? 1.0 + turns : turns;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(place.x * toPerihelion + place.y * toQuadrature, 1.0);
}
`;

export const ORBIT_FRAGMENT = /* glsl */ `
precision highp float;
uniform vec3 colour;
uniform float opacity;
in float vBehind;
out vec4 fragColour;
void main() {
  fragColour = vec4(colour, opacity * mix(0.18, 1.0, vBehind * vBehind));
}
`;
