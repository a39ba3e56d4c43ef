"use client";
/** How good the forecasts were: everyone on the same issues, persistence always beside. */
import type { ColumnDef } from "@tanstack/react-table";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo, type ReactNode } from "react";

import { apiUrl } from "@/api/client";
import { pairsOf, scoresOf, useScorecard, type Score, type ScorePair } from "@/api/forecasts";
import { forecasterName, OURS, taskFacts } from "@/lib/forecast-tasks";
import { formatCount, formatSignificant } from "@/lib/quantity";
import { DataTable, ROW_HEIGHT } from "@/ui/data-table";
import { besideOther, errorOf, LEAST_SCORED, percent } from "@/ui/forecast-words";
import { Panel } from "@/ui/panel";
import { Button, CsvLink, Empty, NotKnown, SkeletonRows } from "@/ui/states";

import { alarmWords, daysOf, errorName, scoreRows, spans, type ScoreRow } from "./scores";

/** The newest forecasts with what came of each: what the figures are computed from. */
const CSV_ROWS = 1000;

const few = ({ n }: ScoreRow): boolean => n < LEAST_SCORED;

const columns: ColumnDef<ScoreRow>[] = [
  { id: "task", header: "Forecast", cell: ({ row }) => taskFacts(row.original.task).title },
  { id: "n", header: "Scored", meta: { align: "right", wide: true }, cell: ({ row }) => formatCount(row.original.n) },
  {
    id: "words",
    header: "In words",
    cell: ({ row: { original: r } }) =>
      few(r) ? <span className="text-text-3">not enough scored yet ({formatCount(r.n)})</span> : ((r.reference && besideOther(r.ours, r.reference)) ?? <NotKnown />),
  },
  { id: "ours", header: "Orrery", meta: { align: "right" }, cell: ({ row }) => <Figure row={row.original} score={row.original.ours} named /> },
  { id: "persistence", header: "Persistence", meta: { align: "right" }, cell: ({ row }) => <Figure row={row.original} score={row.original.persistence} /> },
  { id: "best", header: "Best other baseline", meta: { wide: true }, cell: ({ row }) => <Named row={row.original} score={row.original.best} /> },
  { id: "other", header: "NOAA, ENLIL", meta: { wide: true }, cell: ({ row: { original: r } }) => (r.other || !r.pair ? <Named row={r} score={r.other} /> : <Pair pair={r.pair} />) },
  {
    id: "alarms",
    header: "Alarms",
    meta: { wide: true },
    cell: ({ row: { original: r } }) => (few(r) || r.ours.alarms === null ? <span className="text-text-3">none</span> : alarmWords(r.ours.alarms)),
  },
  {
    id: "coverage",
    header: "In the 90 % interval",
    meta: { align: "right", wide: true },
    cell: ({ row: { original: r } }) => (few(r) || r.ours.coverage === null ? <span className="text-text-3">none</span> : percent(r.ours.coverage)),
  },
];

function Figure({ row, score, named = false }: { row: ScoreRow; score: Score | null; named?: boolean }) {
  const error = score && errorOf(score);
  if (few(row) || error === null) return <span className="text-text-3">none</span>;
  return (
    <span className="whitespace-nowrap">
      {named && <span className="mr-1.5 text-label text-text-2">{errorName(row.ours)}</span>}
      {formatSignificant(error, 3)}
    </span>
  );
}

function Named({ row, score }: { row: ScoreRow; score: Score | null }) {
  return (
    <>
      <Figure row={row} score={score} />
      {score && !few(row) && <span className="ml-1.5 text-label text-text-2">{forecasterName(score.forecaster)}</span>}
    </>
  );
}

/** `0.70 NOAA SWPC, ours 0.62 on the same 120`. */
function Pair({ pair: { ours, theirs } }: { pair: ScorePair }) {
  const [error, own] = [errorOf(theirs), errorOf(ours)];
  if (theirs.n < LEAST_SCORED || error === null || own === null) return <span className="text-text-3">none</span>;
  return (
    <>
      {formatSignificant(error, 3)}
      <span className="ml-1.5 text-label text-text-2">
        {forecasterName(theirs.forecaster)}, ours {formatSignificant(own, 3)} on the same {formatCount(theirs.n)}
      </span>
    </>
  );
}

export function useSpan() {
  return useQueryState("span", parseAsStringLiteral(spans.map(({ id }) => id)).withDefault("30"));
}

export function Scorecard() {
  const answer = useScorecard();
  const [span, setSpan] = useSpan();
  const tasks = answer.data?.data;
  const rows = useMemo(() => (tasks ? scoreRows(scoresOf(tasks), daysOf(span), pairsOf(tasks)) : []), [tasks, span]);
  return (
    <Panel
      title="How good they were"
      answer={answer}
      skeleton={<SkeletonRows rows={6} />}
      empty={{ when: (d) => d.length === 0, show: <NothingScored /> }}
      stillWorks="The forecasts themselves do not depend on it."
      actions={
        <>
          {spans.map(({ id, title }) => (
            <Button key={id} pressed={id === span} onClick={() => void setSpan(id)}>
              {title}
            </Button>
          ))}
          <CsvLink href={apiUrl("forecasts", { forecaster: OURS, limit: CSV_ROWS, format: "csv" })} />
        </>
      }
    >
      {() => (
        <DataTable label="Scorecard" rows={rows} columns={columns} rowKey={({ task }) => task} height={(rows.length + 1) * ROW_HEIGHT + 4} />
      )}
    </Panel>
  );
}

function NothingScored(): ReactNode {
  return (
    <Empty
      what="Each forecast’s error would stand here beside persistence’s, over 30 days, a year and all that is held."
      why="Nothing is scored yet: a forecast is held against the truth when the time that it speaks of is over and measured."
    />
  );
}
