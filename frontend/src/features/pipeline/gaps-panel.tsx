"use client";
/** What is held and what is lacking of each dataset, day by day of the last weeks. */
import { useState } from "react";

import { DAY, formatDuration, parseInstant, toIso } from "@/lib/time";
import { Panel } from "@/ui/panel";
import { Button, Command, Empty, SkeletonRows } from "@/ui/states";
import { useTime } from "@/ui/time";

import { useGaps, type DatasetGaps } from "./watch-queries";

const SPANS = [30, 90, 365] as const;

export function GapsPanel() {
  const { now } = useTime();
  const [days, choose] = useState<number>(SPANS[1]);
  const end = now === null ? 0 : Math.floor(now / DAY) * DAY;
  const span: Span = [end - days * DAY, end];
  const answer = useGaps(toIso(span[0]), toIso(span[1]), now !== null);
  return (
    <Panel
      title={`Gaps, ${days} days`}
      answer={answer}
      skeleton={<SkeletonRows rows={10} />}
      actions={SPANS.map((n) => (
        <Button key={n} onClick={() => choose(n)} pressed={n === days}>
          {n} days
        </Button>
      ))}
      empty={{ when: (d) => d.length === 0, show: <Empty what="Each dataset's windows would stand here." why="No dataset is known." /> }}
    >
      {(data) => <Windows rows={data.filter((d) => d.held_by !== "whole")} span={span} />}
    </Panel>
  );
}

type Span = readonly [number, number];

function Windows({ rows, span }: { rows: DatasetGaps[]; span: Span }) {
  return (
    <>
      <ul className="grid grid-cols-[minmax(0,18ch)_1fr_auto] items-center gap-x-3 gap-y-1.5 md:grid-cols-[minmax(0,32ch)_1fr_auto]">
        {rows.map((row) => (
          <li key={`${row.source}/${row.dataset}`} className="contents">
            <span className="truncate" title={row.title}>
              {row.source}/{row.dataset}
            </span>
            <Band row={row} span={span} />
            <span className="text-right font-mono text-label whitespace-nowrap text-text-2">
              {row.lacking_s ? `${formatDuration(row.lacking_s * 1000)} lacking` : "whole"}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-3 mb-2 text-text-2">Filled: held. Open: lacking. To see what can be fetched, and to fetch it:</p>
      <Command>orrery etl gaps</Command>
      <Command>orrery etl backfill donki --days 90</Command>
    </>
  );
}

/** Held windows as a band over the span; drawn in view-box units, a thousandth of the span each. */
function Band({ row, span }: { row: DatasetGaps; span: Span }) {
  const x = (iso: string) => Math.round((1000 * ((parseInstant(iso) ?? span[0]) - span[0])) / (span[1] - span[0]));
  return (
    <svg viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label={bandWords(row)} className="h-3 w-full min-w-0">
      <rect width="1000" height="10" fill="none" stroke="var(--hairline-strong)" strokeWidth="1" vectorEffect="non-scaling-stroke" />
      {row.held.map((g) => (
        <rect key={g.from} x={x(g.from)} width={Math.max(1, x(g.to) - x(g.from))} height="10" fill="var(--text-3)" />
      ))}
    </svg>
  );
}

/** The band for those who do not see it. */
export function bandWords(row: DatasetGaps): string {
  if (row.lacking.length === 0) return "whole";
  if (row.held.length === 0) return "nothing held";
  const spans = row.lacking.map((g) => `${g.from.slice(0, 10)} to ${g.to.slice(0, 10)}`);
  return `lacking: ${spans.slice(0, 4).join(", ")}${spans.length > 4 ? ` and ${spans.length - 4} more` : ""}`;
}
