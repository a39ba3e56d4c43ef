/** Sentry's scales in the words of those who made them, and places and chances as people read them. */
import { formatSignificant } from "@/lib/quantity";

/** Palermo scale: what CNEOS says of values below −2, up to 0 and above. */
export function palermoWord(value: number | null): string {
  if (value === null) return "not known";
  if (value < -2) return "no likely consequences";
  return value < 0 ? "merits careful monitoring" : "merits concern";
}

/** Torino scale; Sentry rates impacts of the next hundred years only. */
export function torinoWord(value: number | null): string {
  if (value === null) return "not rated";
  if (value === 0) return "no hazard";
  if (value === 1) return "normal";
  if (value <= 4) return "merits attention by astronomers";
  return value <= 7 ? "threatening" : "certain collision";
}

/** `1 in 7,700`; null where the provider gives no probability or none at all. */
export function oneIn(probability: number | null): string | null {
  return probability !== null && probability > 0 ? `1 in ${formatSignificant(1 / probability, 2)}` : null;
}

/** `2028–2126`, or one year. */
export function years(from: number | null, to: number | null): string | null {
  if (from === null || to === null) return null;
  return from === to ? `${from}` : `${from}–${to}`;
}

/** `52.4° S, 21.1° E`; null where nobody told the place. */
export function placeText(latitude: number | null, longitude: number | null): string | null {
  if (latitude === null || longitude === null) return null;
  const part = (value: number, positive: string, negative: string) => `${Math.abs(value).toFixed(1)}° ${value < 0 ? negative : positive}`;
  return `${part(latitude, "N", "S")}, ${part(longitude, "E", "W")}`;
}
