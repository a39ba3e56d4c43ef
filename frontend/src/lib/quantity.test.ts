import { describe, expect, it } from "vitest";

import { formatBytes, formatSignificant, quantityText } from "./quantity";
import type { UnitSystem } from "./units";

function shown(value: number | null, unit: string, system: UnitSystem, uncertainty?: number): (string | null)[] {
  const text = quantityText(value, { unit, digits: 3, uncertainty, system });
  return [text.value, text.unit, text.uncertainty];
}

describe("significant figures", () => {
  it.each([
    [12_345.678, 3, "12,300"],
    [0.045_123, 3, "0.0451"],
    [9.9996, 3, "10.0"],
    [1.2567e-6, 3, "1.26 × 10⁻⁶"],
    [-11.72, 3, "−11.7"],
    [0, 3, "0"],
    [0.31, 3, "0.31"],
    [5, 3, "5"],
  ])("%d to %d is %s", (value, digits, text) => expect(formatSignificant(value, digits)).toBe(text));
});

describe("quantities", () => {
  it("are not known rather than zero", () => {
    expect(shown(null, "km", "metric")).toEqual(["not known", "", null]);
    expect(shown(Number.NaN, "km", "metric")).toEqual(["not known", "", null]);
  });

  it("change unit everywhere with the switch", () => {
    expect(shown(2.5, "LD", "astronomical")).toEqual(["2.5", "LD", null]);
    expect(shown(2.5, "LD", "metric")).toEqual(["961,000", "km", null]);
    expect(shown(2.5, "LD", "imperial")).toEqual(["597,000", "mi", null]);
    expect(shown(17.5, "nT", "imperial")).toEqual(["17.5", "nT", null]);
  });

  it("show a small length in metres or feet", () => {
    expect(shown(0.0156, "km", "astronomical").slice(0, 2)).toEqual(["15.6", "m"]);
    expect(shown(0.0156, "km", "imperial").slice(0, 2)).toEqual(["51.2", "ft"]);
  });

  it("give no more figures than the uncertainty leaves", () => {
    expect(shown(123.456, "km", "metric", 10)).toEqual(["123", "km", "10"]);
    expect(shown(123.456, "km", "metric", 200)).toEqual(["120", "km", "200"]);
  });
});

describe("bytes", () => {
  it.each([
    [826, "826 B"],
    [8697, "8.70 kB"],
    [1_404_259, "1.40 MB"],
  ])("%d is %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});
