/** The page's first words: what comes in the next hours, how sure that is, and what such forecasts were worth. */
import type { Issue, Score } from "@/api/forecasts";
import { formatDuration, parseInstant } from "@/lib/time";
import { aheadClause, besideOther, capital, spanWords, spokenScores } from "@/ui/forecast-words";
import { formatCount } from "@/lib/quantity";

/** The tasks whose past skill speaks for the whole, the first one that has enough behind it. */
const SPOKEN = ["storm_today", "kp_2h", "dst_3h", "flares_m_24h"];
const names: Record<string, string> = { storm_today: "storm", kp_2h: "Kp", dst_3h: "Dst", flares_m_24h: "flare" };

export function forecastSentence(issues: readonly Issue[], now: number): string {
  const ahead = aheadClause(issues, now);
  if (ahead) return ahead;
  const newest = Math.max(...issues.map((issue) => parseInstant(issue.issued_at) ?? 0));
  return issues.length === 0 ? "Nothing is forecast yet." : `No forecast holds now: the newest was issued ${formatDuration(now - newest)} ago.`;
}

/** `Over the last 30 days the Kp forecasts had 24 % smaller error than persistence (712 scored).`; said too where they were worse. */
export function worthSentence(scores: readonly Score[]): string {
  for (const task of SPOKEN) {
    const found = spokenScores(scores, task);
    const words = found && besideOther(found.ours, found.other);
    if (words) {
      const verb = words.startsWith("no better") ? "were" : "had";
      return `${capital(spanWords(found.ours.days))} the ${names[task] ?? ""} forecasts ${verb} ${words} (${formatCount(found.ours.n)} scored).`;
    }
  }
  return "How good such forecasts are is not known yet: not enough is scored.";
}
