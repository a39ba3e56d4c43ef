/** Reliability: of the times that a chance was told, in how many did it happen? */
import { bin } from "d3-array";

export interface ReliabilityBin {
  /** Mean of the chances told. */
  told: number;
  /** Share of them that came. */
  came: number;
  n: number;
}

interface Scored {
  forecast_value: number | null;
  truth_value: number | null;
}

const EDGES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** Forecasts whose truth is known, by tenths of the chance told; empty tenths are left out. */
export function reliabilityBins(forecasts: readonly Scored[]): ReliabilityBin[] {
  const known = forecasts.flatMap(({ forecast_value: told, truth_value: came }) => (told === null || came === null ? [] : [{ told, came }]));
  const tenths = bin<(typeof known)[number], number>()
    .value(({ told }) => told)
    .domain([0, 1])
    .thresholds(EDGES)(known);
  return tenths.flatMap((pairs) => {
    if (pairs.length === 0) return [];
    const mean = (of: "told" | "came") => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
    return [{ told: mean("told"), came: mean("came"), n: pairs.length }];
  });
}
