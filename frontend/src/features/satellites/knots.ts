/** Instants at which positions are asked for. */
import { MINUTE } from "@/lib/time";

/** Between knots two minutes apart the cubic is within some ten metres of SGP4, over ten minutes within some km. */
const NEAR = 2 * MINUTE;
const FAR = 10 * MINUTE;

/** Knots before and after an instant; farther apart while time runs fast. */
export function knotTimes(at: number, fast: boolean): readonly [number, number] {
  const step = fast ? FAR : NEAR;
  const from = Math.floor(at / step) * step;
  return [from, from + step];
}
