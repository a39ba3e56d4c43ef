"use client";
import type { Completeness, Envelope, Gap } from "@/api/types";
import { formatCount } from "@/lib/quantity";
import { formatUtc, parseInstant } from "@/lib/time";

/** How whole an answer is, in words: null when there is nothing to say. */
export function completenessText(c: Completeness | null | undefined, noun = ""): string | null {
  if (!c) return null;
  const counted = noun && ` ${noun}`;
  const held = formatCount(c.held);
  if (c.expected !== null && c.held < c.expected) return `${held} of ${formatCount(c.expected)}${counted}`;
  if (c.gaps.length > 0) return gapText(c.gaps, noun || "some");
  if (c.whole === false) return `${held}${counted} held, not whole`;
  if (c.whole === null && c.expected === null) return `${held}${counted} held, total not known`;
  return null;
}

function gapText([first, ...others]: Gap[], noun: string): string {
  const [from, to] = [parseInstant(first?.from), parseInstant(first?.to)];
  if (others.length > 0 || from === null || to === null) return `${others.length + 1} gaps among the ${noun}`;
  return `may lack ${noun}, ${formatUtc(from, "short")} – ${formatUtc(to, "short")}`;
}

/** `first 100 of 2,034`, where a list is not all that is held. */
export function FirstOf({ word, answer }: { word: "first" | "newest"; answer: Envelope<unknown[]> | undefined }) {
  const total = answer?.meta.total ?? 0;
  if (!answer || answer.data.length >= total) return null;
  return (
    <span className="text-label text-text-2">
      {word} {formatCount(answer.data.length)} of {formatCount(total)}
    </span>
  );
}

export function CompletenessBadge({ value, noun }: { value: Completeness | null | undefined; noun: string }) {
  const text = completenessText(value, noun);
  if (!value || !text) return null;
  const gaps = value.gaps.slice(0, 6).map(({ from, to }) => {
    const [a, b] = [parseInstant(from), parseInstant(to)];
    return a !== null && b !== null ? `${formatUtc(a)} – ${formatUtc(b)}` : "";
  });
  const why = [
    `Measured by ${value.contract}`,
    value.sources.length > 0 ? `from ${value.sources.join(", ")}` : "",
    gaps.length > 0 ? `gaps: ${gaps.join("; ")}${value.gaps.length > 6 ? " …" : ""}` : "",
  ];
  return (
    <span
      tabIndex={0}
      className="rounded-sm border border-hairline-strong px-1.5 text-label whitespace-nowrap text-text-2"
      title={why.filter(Boolean).join("; ")}
    >
      {text}
    </span>
  );
}
