import type { Level } from "@/lib/noaa";
import { SeverityMark } from "@/ui/severity";
import { NotKnown } from "@/ui/states";

const LEVELS: Readonly<Record<string, Level>> = { none: 0, low: 1, moderate: 2, elevated: 3, high: 4 };

/** Orrery's attention level: its word beside a shape with one corner more for each step. */
export function Attention({ level }: { level: string | null | undefined }) {
  const step = level ? LEVELS[level] : undefined;
  if (step === undefined) return <NotKnown />;
  return (
    <span className="inline-flex items-center gap-1.5">
      <SeverityMark level={step} />
      {level}
    </span>
  );
}

/** Potentially hazardous bodies are diamonds everywhere; the rest are discs. */
export function BodyMark({ hazardous }: { hazardous: boolean | null | undefined }) {
  return (
    <svg viewBox="-6 -6 12 12" width="12" height="12" aria-hidden="true" className="shrink-0">
      {hazardous ? (
        <path d="M0-5L5 0L0 5L-5 0Z" fill="var(--data-vermillion)" />
      ) : (
        <circle r="3.5" fill="var(--text-2)" />
      )}
    </svg>
  );
}

export function hazardWord(hazardous: boolean | null | undefined): string {
  if (hazardous === null || hazardous === undefined) return "hazard not known";
  return hazardous ? "potentially hazardous" : "not hazardous";
}
