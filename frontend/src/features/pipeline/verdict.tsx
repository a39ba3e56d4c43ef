import type { ReportLine } from "./queries";

const VERDICTS = [
  { mark: "●", word: "good", colour: "var(--live)" },
  { mark: "▲", word: "look", colour: "var(--late)" },
  { mark: "■", word: "failed", colour: "var(--bad)" },
] as const;

/** A shape and a word beside the colour. */
export function Verdict({ severity }: { severity: number }) {
  const { mark, word, colour } = VERDICTS[severity === 2 ? 2 : severity === 1 ? 1 : 0];
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className="text-label" style={{ color: colour }}>
        {mark}
      </span>
      {word}
    </span>
  );
}

/** In a few words what a report found. */
export function whatOf(report: Pick<ReportLine, "checks" | "freshness" | "severity">): string {
  const found = report.checks.map((c) => `${c.check} ${c.column}`.trim());
  if (report.freshness.some((f) => f.is_late)) found.push("late");
  if (found.length === 0) return report.severity ? "values moved" : "nothing";
  return found.length > 3 ? `${found.slice(0, 3).join(", ")} and ${found.length - 3} more` : found.join(", ");
}
