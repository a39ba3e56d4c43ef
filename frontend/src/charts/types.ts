import type { Interval } from "./gaps";

/** One line or row of bars, in the field's own unit. */
export interface ChartSeries {
  name: string;
  label: string;
  unit: string;
  colour: string;
  times: number[];
  /** NaN where a sample has no value. */
  values: number[];
  gaps: Interval[];
  cadenceS: number;
  digits?: number | null;
  /** What has not been yet: a dashed line. */
  forecast?: boolean;
  /** The interval around each value; NaN where there is none. */
  band?: { lower: number[]; upper: number[] };
}

export interface ChartThreshold {
  value: number;
  label: string;
  colour: string;
}
