"use client";
/** Nothing of a source is held: what would be here, why it is not, and the command that asks for it. */
import type { ReactNode } from "react";

import { useSources } from "@/api/queries";
import type { SourceStatus } from "@/api/types";

import { Command, Empty } from "./states";

interface NotHeldProps {
  what: string;
  /** A source, or one dataset of it, as `orrery etl run` takes it. */
  source: string;
  /** Said where the source has answered, and still nothing is here. */
  answered?: string;
  /** What else may help, before the command. */
  children?: ReactNode;
}

export function NotHeld({ what, source, answered = "Its source has answered, but with nothing that belongs here.", children }: NotHeldProps) {
  const sources = useSources().data?.data ?? [];
  const asked = sources.filter((s) => source === s.source || source === `${s.source}/${s.dataset}`);
  return (
    <Empty what={what} why={whyNotHeld(asked) ?? answered}>
      {children}
      {!asked.every(isNotRecorded) && <Command>{`orrery etl run ${source}`}</Command>}
    </Empty>
  );
}

const isNotRecorded = (source: SourceStatus): boolean => source.last_outcome === "not_recorded";

/** Why nothing of these datasets is here; null where one of them has answered. */
export function whyNotHeld(datasets: readonly SourceStatus[]): string | null {
  const outcomes = new Set(datasets.map((s) => s.last_outcome));
  if (outcomes.has("stored") || outcomes.has("not_modified")) return null;
  const failed = datasets.find((s) => s.last_outcome === "failed");
  if (failed) return `It could not be fetched: ${failed.last_error ?? "the reason is not known"}.`;
  const [first] = datasets;
  if (first && datasets.every(isNotRecorded)) return `Not recorded: the recording that is played holds no answer of ${first.provider}.`;
  return "It is being fetched for the first time.";
}
