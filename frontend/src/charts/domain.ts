/** Vertical domains: from the data and the thresholds worth showing, never cut through a sample. */
import { extent } from "d3-array";

export interface DomainRule {
  log?: boolean;
  /** Values that are always in view, such as 0 for Bz. */
  include?: number[];
  /** Overrides everything, such as Kp's 0–9. */
  fixed?: [number, number];
}

const PAD = 0.06;
/** A detector's floor of 9.99e-10 is 1e-9 with a rounding error: no decade is added for it. */
const DECADE_SLACK = 0.01;

export function domainOf(values: readonly number[], { log = false, include = [], fixed }: DomainRule): [number, number] {
  if (fixed) return fixed;
  const usable = log ? values.filter((v) => v > 0) : values;
  const [low, high] = extent([...usable, ...include]);
  if (low === undefined) return log ? [1e-8, 1e-3] : [0, 1];
  if (log) return [10 ** Math.floor(Math.log10(low) + DECADE_SLACK), 10 ** Math.ceil(Math.log10(high) - DECADE_SLACK)];
  const pad = (high - low || Math.abs(high) || 1) * PAD;
  return [low >= 0 ? Math.max(0, low - pad) : low - pad, high + pad];
}

/** Moves labels apart so that none covers another; order and the first free place are kept. */
export function spread(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  let last = top - gap;
  for (const label of order) {
    label.y = Math.max(label.y, last + gap);
    last = label.y;
  }
  let limit = bottom;
  for (const label of [...order].reverse()) {
    label.y = Math.min(label.y, limit);
    limit = label.y - gap;
  }
  const placed = new Array<number>(wanted.length);
  for (const { y, i } of order) placed[i] = y;
  return placed;
}

/** The free height nearest to the wanted one for a label `gap` high; null where every place lies on something. */
export function freeHeight(wanted: number, taken: readonly (readonly [number, number])[], gap: number, top: number, bottom: number): number | null {
  const half = gap / 2;
  const free = (y: number) => y - half >= top && y + half <= bottom && taken.every(([a, b]) => y + half <= a || y - half >= b);
  const places = [wanted, ...taken.flatMap(([a, b]) => [a - half, b + half])].filter(free);
  return places.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0] ?? null;
}
