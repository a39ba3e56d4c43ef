"use client";
import { freshnessWords, type Freshness } from "@/lib/freshness";

const shapes: Record<Freshness, string> = {
  live: "M4 0.8a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 1 1 0-6.4z",
  late: "M4 0.6 7.6 7H0.4z",
  stale: "M4 0.2 7.8 4 4 7.8 0.2 4z",
  lost: "M1 0 4 3 7 0 8 1 5 4 8 7 7 8 4 5 1 8 0 7 3 4 0 1z",
  absent: "M4 0.8a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 1 1 0-6.4zM4 2a2 2 0 1 0 0 4a2 2 0 1 0 0-4z",
  retired: "M0.6 0.6h6.8v6.8H0.6zM1.8 1.8v4.4h4.4V1.8z",
  unknown: "M0 3h8v2H0z",
};

const tones: Record<Freshness, string> = {
  live: "text-[var(--live)]",
  late: "text-[var(--late)]",
  stale: "text-[var(--stale)]",
  lost: "text-[var(--lost)]",
  absent: "text-text-3",
  retired: "text-text-3",
  unknown: "text-text-3",
};

/** The mark alone beside a number, or mark and word. */
export function FreshnessMark({ state, word = false, title }: { state: Freshness; word?: boolean; title?: string }) {
  return (
    <span className={`inline-flex items-center gap-1 ${tones[state]}`} title={title}>
      <svg viewBox="0 0 8 8" width="8" height="8" aria-hidden="true" className="shrink-0">
        <path d={shapes[state]} fill="currentColor" />
      </svg>
      {word ? (
        <span className="text-label whitespace-nowrap">{freshnessWords[state]}</span>
      ) : (
        <span className="sr-only">{freshnessWords[state]}</span>
      )}
    </span>
  );
}
