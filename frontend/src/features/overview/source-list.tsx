"use client";
import Link from "next/link";

import type { Answer } from "@/api/queries";
import type { SourceStatus } from "@/api/types";
import { FreshnessMark } from "@/ui/freshness";
import { Panel } from "@/ui/panel";
import { isAsked, sourceName, useStateOf } from "@/ui/source-state";
import { Command, Empty, SkeletonRows } from "@/ui/states";
import { useTime } from "@/ui/time";
import { TimeInstant } from "@/ui/time-instant";

export function SourceList({ answer }: { answer: Answer<SourceStatus[]> }) {
  const { now } = useTime();
  return (
    <Panel
      title="How fresh everything is"
      answer={answer}
      skeleton={<SkeletonRows rows={8} />}
      empty={{
        when: (d) => d.length === 0,
        show: (
          <Empty what="Each source would stand here with its age." why="No source has been asked yet. The worker asks them at start; to see why not:">
            <Command>orrery etl status</Command>
          </Empty>
        ),
      }}
      actions={
        <Link className="text-label underline" href="/pipeline">
          Pipeline
        </Link>
      }
    >
      {(sources) => (
        <ul className="grid gap-x-8 sm:grid-cols-2">
          {sources.filter(isAsked).map((source) => (
            <li key={`${source.source}/${source.dataset}`} className="flex min-h-8 items-center justify-between gap-3 border-b border-hairline">
              <span className="truncate" title={`${source.provider}: ${source.source}/${source.dataset}`}>
                {sourceName(source)}
              </span>
              <span className="flex items-center gap-3 text-label text-text-2">
                {now !== null && <State source={source} now={now} />}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** A fresh source needs no instant; any other says since when it has not answered. */
function State({ source, now }: { source: SourceStatus; now: number }) {
  const state = useStateOf()?.(source, now);
  if (!state) return null;
  return (
    <>
      {["late", "stale", "lost"].includes(state) && source.last_success_at && <TimeInstant at={source.last_success_at} precision="short" />}
      <FreshnessMark word state={state} title={source.last_error ?? undefined} />
    </>
  );
}
