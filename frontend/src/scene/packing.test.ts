import { describe, expect, it } from "vitest";
import { nearestCode } from "./picking";
import { orbitAt, packBodies, REPHASE_AFTER_D, rephase, type ElementColumns } from "./packing";

/** Eros, a hyperbola, a body without a node; elements rounded, epoch 2459000.5. */
function columns(): ElementColumns {
  return {
    count: 3,
    epoch_jd_tdb: Float64Array.of(2_459_000.5, 2_459_000.5, 2_459_000.5),
    eccentricity: Float32Array.of(0.2229, 1.2011, 0.4),
    semi_major_axis_au: Float32Array.of(1.4583, -1.2723, 2),
    inclination_deg: Float32Array.of(10.83, 122.74, 3),
    ascending_node_deg: Float32Array.of(304.3, 24.6, Number.NaN),
    perihelion_argument_deg: Float32Array.of(178.8, 241.8, 10),
    mean_anomaly_deg: Float64Array.of(271.07, 51.16, 20),
    mean_motion_deg_d: Float64Array.of(0.55975, 0.68675, 0.3),
    absolute_magnitude_h: Float32Array.of(10.4, Number.NaN, 28.5),
    is_hazardous: Uint8Array.of(0, 0, 1),
  };
}

describe("packBodies", () => {
  it("counts what cannot be drawn and marks it with a = 0", () => {
    const packed = packBodies(columns());
    expect(packed.undrawn).toBe(1);
    expect([packed.shape[0], packed.shape[4]]).toEqual([Math.fround(1.4583), 0]);
    expect([...packed.brightness]).toEqual([1, 0.5, 0]);
  });

  it("keeps the phase of a body to 2e-6 rad in float32, decades from the epoch", () => {
    const given = columns();
    const packed = packBodies(given);
    const shown = 2_469_000.25;
    rephase(given, packed, shown);
    for (const days of [0, REPHASE_AFTER_D, -REPHASE_AFTER_D])
      for (const k of [0, 1]) {
        const orbit = orbitAt(given, k);
        if (orbit === null) throw new Error("the elements give no orbit");
        const exact = orbit.meanAnomaly + orbit.meanMotion * (shown + days - orbit.epochJd);
        const single = Math.fround((packed.meanAnomaly[k] ?? 0) + Math.fround((packed.meanMotion[k] ?? 0) * days));
        const error = Math.abs(exact - single) % (2 * Math.PI);
        expect(Math.min(error, 2 * Math.PI - error)).toBeLessThan(k === 0 ? 2e-6 : 1e-5);
      }
  });
});

it("reads the coded pixel nearest to the middle", () => {
  const pixels = new Uint8Array(4 * 25);
  pixels.set([1, 0, 0, 255], 0);
  pixels.set([3, 1, 0, 255], 4 * 13);
  expect(nearestCode(pixels, 5)).toBe(258);
  expect(nearestCode(new Uint8Array(100), 5)).toBeNull();
});
