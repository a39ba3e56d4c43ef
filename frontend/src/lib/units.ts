/** The unit switch: each system names what a catalogue unit is shown in. Stored values never change. */
export type UnitSystem = "astronomical" | "metric" | "imperial";

export const unitSystems: { id: UnitSystem; label: string; example: string }[] = [
  { id: "astronomical", label: "Astronomical", example: "LD, au, km/s" },
  { id: "metric", label: "Metric", example: "km, km/s" },
  { id: "imperial", label: "Imperial", example: "mi, mi/s" },
];

export const LUNAR_DISTANCE_KM = 384_400;
export const ASTRONOMICAL_UNIT_KM = 149_597_870.7;
const MILE_KM = 1.609_344;

interface Conversion {
  unit: string;
  factor: number;
}

const metric: Record<string, Conversion> = {
  LD: { unit: "km", factor: LUNAR_DISTANCE_KM },
  au: { unit: "km", factor: ASTRONOMICAL_UNIT_KM },
};

const imperial: Record<string, Conversion> = {
  LD: { unit: "mi", factor: LUNAR_DISTANCE_KM / MILE_KM },
  au: { unit: "mi", factor: ASTRONOMICAL_UNIT_KM / MILE_KM },
  km: { unit: "mi", factor: 1 / MILE_KM },
  "km/s": { unit: "mi/s", factor: 1 / MILE_KM },
  "km³": { unit: "mi³", factor: 1 / MILE_KM ** 3 },
};

const systems: Record<UnitSystem, Record<string, Conversion>> = { astronomical: {}, metric, imperial };

export interface Shown {
  value: number;
  unit: string;
  factor: number;
}

/** The unit and factor for a whole axis or column: no change to smaller units with size. */
export function convertFor(unit: string, system: UnitSystem): { unit: string; factor: number } {
  return systems[system][unit] ?? { unit, factor: 1 };
}

/** Converts a value of a catalogue unit into the chosen system; small lengths become m or ft. */
export function convert(value: number, unit: string, system: UnitSystem): Shown {
  const { unit: to, factor } = convertFor(unit, system);
  const size = Math.abs(value * factor);
  if (to === "km" && size > 0 && size < 1) return { value: value * factor * 1000, unit: "m", factor: factor * 1000 };
  if (to === "mi" && size > 0 && size < 0.5) return { value: value * factor * 5280, unit: "ft", factor: factor * 5280 };
  return { value: value * factor, unit: to, factor };
}
