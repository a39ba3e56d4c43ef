"use client";
/** The designed states of a panel: loading, empty, error, stale. */
import type { ReactNode } from "react";

import type { ProblemError } from "@/api/problem";

export function Skeleton({ height, label = "Loading" }: { height: number; label?: string }) {
  return <div className="skeleton w-full" style={{ height }} role="status" aria-label={label} />;
}

export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col">
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className="flex h-8 items-center border-b border-hairline">
          <div className="skeleton h-3" style={{ width: `${[82, 64, 73, 58, 77, 69][i % 6] ?? 70}%` }} />
        </div>
      ))}
    </div>
  );
}

/** What would be here, why it is not, and what fills it. */
export function Empty({ what, why, children }: { what: string; why: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-2 py-6">
      <p className="text-data">{what}</p>
      <p className="max-w-[60ch] text-text-2">{why}</p>
      {children}
    </div>
  );
}

export function Command({ children }: { children: string }) {
  return <code className="rounded-sm bg-surface-2 px-2 py-1 font-mono text-label text-text-1">{children}</code>;
}

interface FailureProps {
  error: ProblemError;
  what: string;
  stillWorks?: string;
  onRetry: () => void;
}

export function Failure({ error, what, stillWorks, onRetry }: FailureProps) {
  return (
    <div role="alert" className="flex flex-col items-start gap-2 py-6">
      <p>
        <span className="text-bad">{what} could not be loaded.</span> {error.title}.
      </p>
      {error.detail && <p className="max-w-[70ch] text-text-2">{error.detail}</p>}
      {stillWorks && <p className="text-text-2">{stillWorks}</p>}
      <div className="flex flex-wrap items-center gap-4">
        <Button onClick={onRetry}>Try again</Button>
        {error.requestId && (
          <span className="text-label text-text-3">
            Request <code className="font-mono select-all">{error.requestId}</code>
          </span>
        )}
      </div>
    </div>
  );
}

/** Data that stays on screen although its renewal failed. */
export function StaleNote({ error, since, onRetry }: { error: ProblemError; since: number; onRetry: () => void }) {
  const seconds = Math.max(0, Math.round((Date.now() - since) / 1000));
  const age = seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  return (
    <p role="status" className="flex flex-wrap items-baseline gap-x-3 text-label text-[var(--stale)]">
      <span>
        Last known {age} ago: {error.offline ? "the platform does not answer" : error.title}.
      </span>
      <button type="button" className="underline" onClick={onRetry}>
        Try again
      </button>
      {error.requestId && <code className="font-mono text-text-3">{error.requestId}</code>}
    </p>
  );
}

/** A value that nobody told. */
export function NotKnown() {
  return <span className="text-text-3">not known</span>;
}

/** What a panel shows, as a file. */
export function CsvLink({ href }: { href: string }) {
  return (
    <a className="flex h-7 items-center rounded-sm border border-hairline-strong px-2.5 text-label hover:bg-surface-2" href={href} download>
      CSV
    </a>
  );
}

interface ButtonProps {
  children: ReactNode;
  onClick: () => void;
  pressed?: boolean;
  label?: string;
}

export function Button({ children, onClick, pressed, label }: ButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      aria-label={label}
      onClick={onClick}
      className="h-7 rounded-sm border border-hairline-strong px-2.5 text-label whitespace-nowrap text-text-1 hover:bg-surface-2 aria-pressed:border-accent aria-pressed:bg-accent-soft"
    >
      {children}
    </button>
  );
}
