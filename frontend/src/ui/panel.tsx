"use client";
import type { ReactNode } from "react";

import { failureOf } from "@/api/problem";
import type { Answer } from "@/api/queries";

import { CompletenessBadge } from "./completeness";
import { Failure, StaleNote } from "./states";

/** A question to the API as a panel shows it: one answer, or a list by pages. */
export type Asked<T> = Pick<Answer<T>, "data" | "error" | "failureReason" | "dataUpdatedAt"> & { refetch: () => unknown };

interface PanelProps<T> {
  title: string;
  /** What one row is called in the completeness badge. */
  noun?: string;
  answer: Asked<T>;
  skeleton: ReactNode;
  /** Shown instead of children when the answer holds nothing. */
  empty?: { when: (data: T) => boolean; show: ReactNode };
  stillWorks?: string;
  actions?: ReactNode;
  children: (data: T) => ReactNode;
  className?: string;
}

/** One block of a page in whichever state its answer is: skeleton, data, empty, error, or last known. */
export function Panel<T>({ title, noun = "", answer, skeleton, empty, stillWorks, actions, children, className = "" }: PanelProps<T>) {
  const { data: envelope, refetch } = answer;
  const error = failureOf(answer);
  const retry = () => void refetch();
  return (
    <section aria-label={title} className={`min-w-0 ${className}`}>
      <PanelHead title={title} actions={actions}>
        <CompletenessBadge value={envelope?.meta.completeness} noun={noun} />
      </PanelHead>
      {envelope && error && <StaleNote error={error} since={answer.dataUpdatedAt} onRetry={retry} />}
      {body()}
    </section>
  );

  function body(): ReactNode {
    if (envelope) return empty?.when(envelope.data) ? empty.show : children(envelope.data);
    if (error) return <Failure error={error} what={title} stillWorks={stillWorks} onRetry={retry} />;
    return skeleton;
  }
}

export function PanelHead({ title, actions, children }: { title: string; actions?: ReactNode; children?: ReactNode }) {
  return (
    <header className="mb-2 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
      <h2 className="text-data font-medium">{title}</h2>
      {children}
      {actions && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

/** The sentence of the two-second test: what happens now, is it unusual, how fresh is this. */
export function Sentence({ children }: { children: ReactNode }) {
  return (
    <p aria-live="polite" className="max-w-[56ch] text-title text-balance md:text-hero">
      {children}
    </p>
  );
}
