"use client";
/** Nothing of a source is held: what would be here, why it is not, and the command that asks for it. */
import type { ReactNode } from "react";

import { usePlatform, useSources } from "@/api/queries";
import type { Origin, SourceStatus } from "@/api/types";

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
  const mode = usePlatform().data?.mode;
  const asked = sources.filter((s) => source === s.source || source === `${s.source}/${s.dataset}`);
  return (
    <Empty what={what} why={whyNotHeld(asked, mode) ?? answered}>
      {children}
      {!(asked.length > 0 && asked.every((s) => isNotRecorded(s) || isShutDown(s, mode))) && <Command>{`orrery etl run ${source}`}</Command>}
    </Empty>
  );
}

/** A recording still answers for a provider that has shut down. */
const isShutDown = (source: SourceStatus, mode: Origin | undefined): boolean => source.retired && source.last_outcome === null && mode !== "recorded";

const isNotRecorded = (source: SourceStatus): boolean => source.last_outcome === "not_recorded";

/** Why nothing of these datasets is here; null where one of them has answered. */
export function whyNotHeld(datasets: readonly SourceStatus[], mode: Origin | undefined): string | null {
  const outcomes = new Set(datasets.map((s) => s.last_outcome));
  if (outcomes.has("stored") || outcomes.has("not_modified")) return null;
  const failed = datasets.find((s) => s.last_outcome === "failed");
  if (failed) return `${failed.provider} could not be asked: ${failed.last_error?.replace(/\.$/, "") ?? "the reason is not known"}.`;
  const [first] = datasets;
  if (!first) return "None is held yet.";
  if (datasets.every(isNotRecorded)) return `No recording of ${first.provider} was kept, so the recording that is played has none.`;
  if (datasets.every((s) => isShutDown(s, mode))) return `${first.provider} is shut down, and nothing of it is held.`;
  return `${first.provider} is not yet heard from: its first answer is awaited.`;
}
