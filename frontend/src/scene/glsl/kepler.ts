/**
 * Kepler's equation in GLSL: `lib/orbits/kepler.ts` in float32.
 *
 * Sine and cosine are Cephes' single-precision polynomials, because WebGL promises no more than 2^-11 for its own;
 * x − sin x and 1 − cos x come from the same polynomials so that nearly parabolic orbits keep their digits.
 * `orbitPlace` expects mean anomalies that were wrapped in float64 for closed orbits.
 */
export const KEPLER_GLSL = /* glsl */ `
// sin x, cos x, x - sin x, 1 - cos x for |x| <= about 8
vec4 circular(float x) {
  float quadrant = floor(x * 0.63661977 + 0.5);
  float y = (x - quadrant * 1.5703125) - quadrant * 4.8382679e-4;
  float z = y * y;
  float sinTail = y * z * (0.16666654611 - z * (8.3321608736e-3 - z * 1.9515295891e-4));
  float versine = 0.5 * z - z * z * (4.166664568e-2 - z * (1.388731625e-3 - z * 2.443315712e-5));
  float s = y - sinTail;
  float c = 1.0 - versine;
  if (quadrant == 0.0) return vec4(s, c, sinTail, versine);
  float turn = mod(quadrant, 4.0);
  vec2 sc = turn == 1.0 ? vec2(c, -s) : turn == 2.0 ? vec2(-s, -c) : turn == 3.0 ? vec2(-c, s) : vec2(s, c);
  return vec4(sc, x - sc.x, 1.0 - sc.y);
}

// sinh x, cosh x, sinh x - x, cosh x - 1
vec4 hyperbolic(float x) {
  float z = x * x;
  if (z < 1.0) {
    float tail = x * z / 6.0 * (1.0 + z / 20.0 * (1.0 + z / 42.0 * (1.0 + z / 72.0 * (1.0 + z / 110.0))));
    float rise = z / 2.0 * (1.0 + z / 12.0 * (1.0 + z / 30.0 * (1.0 + z / 56.0 * (1.0 + z / 90.0))));
    return vec4(x + tail, 1.0 + rise, tail, rise);
  }
  float grow = exp(abs(x));
  float s = sign(x) * 0.5 * (grow - 1.0 / grow);
  float c = 0.5 * (grow + 1.0 / grow);
  return vec4(s, c, s - x, c - 1.0);
}

float mikkolaRoot(float m, float oneMinusE) {
  float scale = 4.5 - 4.0 * oneMinusE;
  float alpha = abs(oneMinusE) / scale;
  float beta = abs(m) / (2.0 * scale);
  float z = pow(beta + sqrt(beta * beta + alpha * alpha * alpha), 1.0 / 3.0);
  if (z == 0.0) return 0.0;
  return sign(m) * 2.0 * beta / (z * z + alpha + alpha * alpha / (z * z));
}

float eccentricAnomaly(float m, float oneMinusE) {
  float e = 1.0 - oneMinusE;
  float s = mikkolaRoot(m, oneMinusE);
  float s2 = s * s;
  float w = s - 0.078 * s * s2 * s2 / (1.0 + e);
  float E = m + e * w * (3.0 - 4.0 * w * w);
  for (int i = 0; i < 2; i++) {
    vec4 t = circular(E);
    float value = oneMinusE * E + e * t.z - m;
    float slope = oneMinusE + e * t.w;
    E -= value / (slope - value * e * t.x / (2.0 * slope));
  }
  return E;
}

float hyperbolicAnomaly(float m, float oneMinusE) {
  float e = 1.0 - oneMinusE;
  float s = mikkolaRoot(m, oneMinusE);
  float s2 = s * s;
  s += 0.071 * s * s2 * s2 / ((1.0 + 0.45 * s2) * (1.0 + 4.0 * s2) * e);
  float F = 3.0 * asinh(s);
  for (int i = 0; i < 2; i++) {
    vec4 t = hyperbolic(F);
    float value = e * t.z - oneMinusE * F - m;
    float slope = e * t.w - oneMinusE;
    F -= value / (slope - value * e * t.x / (2.0 * slope));
  }
  return F;
}

// along the line to perihelion and 90 degrees ahead of it, au; shape = (a, 1 - e), a < 0 for a hyperbola
vec2 placeAtAnomaly(vec2 shape, float anomaly) {
  float minor = abs(shape.x) * sqrt(abs(shape.y) * (2.0 - shape.y));
  float perihelion = shape.x * shape.y;
  if (shape.y > 0.0) {
    vec4 t = circular(anomaly);
    return vec2(perihelion - shape.x * t.w, minor * t.x);
  }
  vec4 t = hyperbolic(anomaly);
  return vec2(perihelion + shape.x * t.w, minor * t.x);
}

float anomalyOf(vec2 shape, float meanAnomaly) {
  return shape.y > 0.0 ? eccentricAnomaly(meanAnomaly, shape.y) : hyperbolicAnomaly(meanAnomaly, shape.y);
}
`;
