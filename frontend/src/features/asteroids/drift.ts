import { AU_KM } from "@/lib/orbits";
import { formatSignificant } from "@/lib/quantity";

const MILLION = 1e6;

/** A drift in words: two-body errors are known to about one figure. */
export function driftText(au: number): string {
  const km = au * AU_KM;
  return km >= MILLION ? `${formatSignificant(km / MILLION, 2)} million km` : `${formatSignificant(km, 2)} km`;
}
