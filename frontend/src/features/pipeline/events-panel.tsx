"use client";
/** Thresholds of the pipeline that were crossed; what lasts stands first. */
import type { ColumnDef } from "@tanstack/react-table";

import { DataTable, ROW_HEIGHT } from "@/ui/data-table";
import { Panel } from "@/ui/panel";
import { SkeletonRows } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

import { useEvents, type PipelineEvent } from "./watch-queries";

const MOST_ROWS = 8;
const WORDS: Record<PipelineEvent["event_kind"], string> = {
  silent: "No turn for too long",
  slow: "A run does not end",
  errors: "Calls keep failing",
  nulls: "Values are missing",
  stale: "No answer for too long",
};

const columns: ColumnDef<PipelineEvent>[] = [
  { id: "raised_at", header: "Raised (UTC)", cell: ({ row }) => <TimeInstant at={row.original.raised_at} precision="short" /> },
  {
    id: "cleared_at",
    header: "Cleared (UTC)",
    cell: ({ row: { original: e } }) => (e.cleared_at ? <TimeInstant at={e.cleared_at} precision="short" /> : <strong>lasts</strong>),
  },
  { id: "dataset", header: "Dataset", cell: ({ row: { original: e } }) => `${e.source}/${e.dataset}` },
  { id: "event_kind", header: "Event", cell: ({ row }) => WORDS[row.original.event_kind] },
  { id: "urgency", header: "Urgency", meta: { wide: true }, cell: ({ row }) => row.original.urgency },
  {
    id: "event_detail",
    header: "Detail",
    meta: { wide: true },
    cell: ({ row }) => (
      <span className="block max-w-[72ch] truncate" title={row.original.event_detail}>
        {row.original.event_detail}
      </span>
    ),
  },
];

export function EventsPanel() {
  const answer = useEvents();
  return (
    <Panel
      title="Events: thresholds crossed"
      answer={answer}
      actions={<span className="text-label text-text-2">The sentence above goes by each source’s cadence, an event by its alarm threshold.</span>}
      skeleton={<SkeletonRows rows={2} />}
      empty={{
        when: (d) => d.length === 0,
        show: <p className="text-text-2">No threshold is crossed: no silence, no errors in a row, nothing older than its limit.</p>,
      }}
    >
      {(data) => (
        <DataTable
          label="Events"
          rows={lastingFirst(data)}
          columns={columns}
          rowKey={(e) => e.event_key}
          height={(Math.min(data.length, MOST_ROWS) + 1) * ROW_HEIGHT + 4}
        />
      )}
    </Panel>
  );
}

/** What lasts before what is over, each the newest first as it comes. */
export function lastingFirst(events: readonly PipelineEvent[]): PipelineEvent[] {
  return [...events.filter((e) => e.cleared_at === null), ...events.filter((e) => e.cleared_at !== null)];
}
