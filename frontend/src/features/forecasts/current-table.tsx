"use client";
import type { ColumnDef } from "@tanstack/react-table";
import { useMemo } from "react";

import type { Issue } from "@/api/forecasts";
import { compareTasks, forecasterName, OTHERS, taskFacts } from "@/lib/forecast-tasks";
import { freshnessOf } from "@/lib/freshness";
import { parseInstant } from "@/lib/time";
import { DataTable, ROW_HEIGHT } from "@/ui/data-table";
import { ForecastValue } from "@/ui/forecast-value";
import { besides, oursOf } from "@/ui/forecast-words";
import { FreshnessMark } from "@/ui/freshness";
import { NotKnown } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

export const issueKey = ({ task, subject }: Issue): string => (subject ? `${task}:${subject}` : task);

const columnsAt = (now: number | null): ColumnDef<Issue>[] => [
  {
    id: "task",
    header: "Forecast",
    cell: ({ row: { original: issue } }) => (
      <span className="max-md:block max-md:max-w-36 max-md:truncate" title={issue.subject || undefined}>
        {taskFacts(issue.task).title}
        {issue.subject && <span className="ml-2 font-mono text-label text-text-2">{shortSubject(issue.subject)}</span>}
      </span>
    ),
  },
  {
    id: "value",
    header: "Orrery",
    cell: ({ row: { original: issue } }) => {
      const ours = oursOf(issue);
      return ours ? <ForecastValue forecast={ours} short={isArrival(issue)} /> : <NotKnown />;
    },
  },
  { id: "baseline", header: "Persistence", cell: ({ row }) => <Beside issue={row.original} others={false} /> },
  { id: "others", header: "NOAA, ENLIL", meta: { wide: true }, cell: ({ row }) => <Beside issue={row.original} others /> },
  { id: "valid", header: "For (UTC)", meta: { wide: true }, cell: ({ row: { original: issue } }) => <Valid issue={issue} /> },
  { id: "issued", header: "Issued (UTC)", meta: { wide: true }, cell: ({ row: { original: issue } }) => <Issued issue={issue} now={now} /> },
  {
    id: "model",
    header: "Model",
    meta: { wide: true },
    cell: ({ row: { original: issue } }) => <code className="font-mono text-label">{oursOf(issue)?.model_id?.slice(0, 8) ?? "none"}</code>,
  },
];

/** `2026-04-01T04:24` of a mass ejection's id; the whole id is in the panel. */
const shortSubject = (subject: string): string => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(subject)?.[0] ?? subject;

/** An arrival's window is long: the cell has the instant, the panel the window. */
const isArrival = ({ task }: Issue): boolean => task === "cme_arrival";

function Beside({ issue, others }: { issue: Issue; others: boolean }) {
  const first = besides(issue).find(({ forecaster }) => OTHERS.includes(forecaster) === others);
  if (!first) return <span className="text-text-3">none</span>;
  return (
    <>
      <ForecastValue forecast={first} short />
      {first.forecaster !== "persistence" && !others && <span className="ml-1.5 text-label text-text-2 max-md:hidden">{forecasterName(first.forecaster)}</span>}
    </>
  );
}

/** An arrival may come whenever it comes: its days are not what the forecast is about. */
function Valid({ issue }: { issue: Issue }) {
  if (issue.subject) return <span className="text-text-3">until it arrives</span>;
  return (
    <>
      <TimeInstant at={issue.valid_from_at} precision="short" />
      <span className="text-text-2"> – </span>
      <TimeInstant at={issue.valid_until_at} precision="short" />
    </>
  );
}

function Issued({ issue, now }: { issue: Issue; now: number | null }) {
  const every = taskFacts(issue.task).everyS;
  const state = now === null || every === null ? null : freshnessOf({ newestAt: parseInstant(issue.issued_at), cadenceS: every, now });
  return (
    <span className="inline-flex items-center gap-2">
      <TimeInstant at={issue.issued_at} precision="short" />
      {state && <FreshnessMark word state={state} />}
    </span>
  );
}

interface CurrentTableProps {
  issues: Issue[];
  now: number | null;
  selected: string | null;
  onSelect: (key: string) => void;
}

export function CurrentTable({ issues, now, selected, onSelect }: CurrentTableProps) {
  const minute = now === null ? null : Math.floor(now / 60_000) * 60_000;
  const columns = useMemo(() => columnsAt(minute), [minute]);
  const rows = useMemo(() => [...issues].sort((a, b) => compareTasks(a.task, b.task) || a.subject.localeCompare(b.subject)), [issues]);
  return (
    <DataTable
      label="Current forecasts"
      rows={rows}
      columns={columns}
      rowKey={issueKey}
      selected={selected}
      onSelect={(issue) => onSelect(issueKey(issue))}
      height={(rows.length + 1) * ROW_HEIGHT + 4}
    />
  );
}
