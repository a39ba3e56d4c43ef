import { scaleWords, type Level } from "@/lib/noaa";

/** A polygon with more corners for each level, in the scale's colour; the word always stands beside it. */
function polygon(level: Level): string {
  const corners = level === 0 ? 24 : level + 2;
  return Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners - Math.PI / 2;
    return `${(5 + 4.6 * Math.cos(angle)).toFixed(2)},${(5 + 4.6 * Math.sin(angle)).toFixed(2)}`;
  }).join(" ");
}

export function SeverityMark({ level }: { level: Level }) {
  return (
    <svg viewBox="0 0 10 10" width="12" height="12" aria-hidden="true" className="shrink-0">
      <polygon
        points={polygon(level)}
        fill={level === 0 ? "none" : `var(--noaa-${level})`}
        stroke={`var(--noaa-${level})`}
        strokeWidth="1.2"
      />
    </svg>
  );
}

export function Severity({ scale, level }: { scale: string; level: Level }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <SeverityMark level={level} />
      <span>{level === 0 ? scaleWords[0] : `${scale}${level} ${scaleWords[level]}`}</span>
    </span>
  );
}
