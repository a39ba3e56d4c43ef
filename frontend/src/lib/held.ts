/** What is known without a gap. */
import { parseInstant } from "./time";

interface Gap {
  from: string;
  to: string;
}

/** How far ahead of `now` nothing is lacking, epoch milliseconds; `now` itself within a gap, null where no gap lies ahead. */
export function heldUntil(gaps: readonly Gap[], now: number): number | null {
  const begins = gaps.flatMap(({ from, to }) => {
    const [begin, end] = [parseInstant(from), parseInstant(to)];
    return begin !== null && end !== null && end > now ? [Math.max(begin, now)] : [];
  });
  return begins.length > 0 ? Math.min(...begins) : null;
}
