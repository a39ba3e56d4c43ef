/** A gap in the data is a gap in the line: nothing is drawn across time that nobody measured. */

export type Interval = readonly [number, number];

/** Index ranges `[begin, end)` of unbroken samples. A gap that overlaps the time between two samples breaks there. */
export function unbroken(times: readonly number[], gaps: readonly Interval[]): [number, number][] {
  if (times.length === 0) return [];
  const sorted = [...gaps].sort((a, b) => a[0] - b[0]);
  const pieces: [number, number][] = [];
  let begin = 0;
  let next = 0;
  for (let i = 1; i < times.length; i++) {
    const [before, after] = [times[i - 1] ?? 0, times[i] ?? 0];
    while (next < sorted.length && (sorted[next]?.[1] ?? 0) <= before) next++;
    const gap = sorted[next];
    if (gap && gap[0] < after && gap[1] > before) {
      pieces.push([begin, i]);
      begin = i;
    }
  }
  pieces.push([begin, times.length]);
  return pieces;
}

/** Index of the sample nearest to an instant; null when none lies within `reach` of it. */
export function nearest(times: readonly number[], at: number, reach: number): number | null {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const best = [low - 1, low]
    .filter((i) => i >= 0 && i < times.length)
    .sort((a, b) => Math.abs((times[a] ?? 0) - at) - Math.abs((times[b] ?? 0) - at))[0];
  return best !== undefined && Math.abs((times[best] ?? 0) - at) <= reach ? best : null;
}
