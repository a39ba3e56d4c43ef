/** Points whose place is computed from elements: drawn as dots and diamonds, or as numbers for picking. */
import { KEPLER_GLSL } from "./kepler";

export const BODIES_VERTEX = /* glsl */ `
precision highp float;
precision highp int;
in vec3 toPerihelion;
in vec3 toQuadrature;
in vec2 shape;
in float meanAnomaly;
in float meanMotion;
in float hazardous;
in float brightness;
uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
uniform float daysSinceReference;
uniform float pixelRatio;
uniform float smallestPx;
flat out float vHazardous;
flat out float vPx;
flat out int vIndex;
${KEPLER_GLSL}
void main() {
  vIndex = gl_VertexID;
  vHazardous = hazardous;
  if (shape.x == 0.0) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    gl_PointSize = 0.0;
    return;
  }
  float m = meanAnomaly + meanMotion * daysSinceReference;
  if (shape.y > 0.0) m -= 6.2831853 * floor(m * 0.15915494 + 0.5);
  vec2 place = placeAtAnomaly(shape, anomalyOf(shape, m));
  vec4 seen = modelViewMatrix * vec4(place.x * toPerihelion + place.y * toQuadrature, 1.0);
  gl_Position = projectionMatrix * seen;
  float px = mix(1.6, 4.0, brightness) + hazardous * 2.0;
  vPx = max(px, smallestPx) * pixelRatio;
  gl_PointSize = vPx;
}
`;

export const BODIES_FRAGMENT = /* glsl */ `
precision highp float;
uniform vec3 colour;
uniform vec3 hazardColour;
flat in float vHazardous;
flat in float vPx;
out vec4 fragColour;
void main() {
  vec2 p = abs(gl_PointCoord - 0.5) * 2.0;
  float edge = vHazardous > 0.5 ? p.x + p.y : length(p);
  float cover = clamp((1.0 - edge) * vPx * 0.5 + 0.5, 0.0, 1.0);
  if (cover < 0.05) discard;
  fragColour = vec4(vHazardous > 0.5 ? hazardColour : colour, cover * (vHazardous > 0.5 ? 0.95 : 0.6));
}
`;

/** The body's index + 1 in three bytes; 0 is empty space. */
export const PICK_FRAGMENT = /* glsl */ `
precision highp float;
precision highp int;
flat in int vIndex;
flat in float vHazardous;
flat in float vPx;
out vec4 fragColour;
void main() {
  int id = vIndex + 1;
  fragColour = vec4(float(id & 255), float((id >> 8) & 255), float((id >> 16) & 255), 255.0) / 255.0;
}
`;
