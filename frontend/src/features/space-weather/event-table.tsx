"use client";
import type { ColumnDef } from "@tanstack/react-table";

import type { SpaceWeatherEvent } from "@/api/types";
import { DataTable } from "@/ui/data-table";
import { SeverityMark } from "@/ui/severity";
import { NotKnown } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

import { eventKinds, eventLevel, eventMeasure, linkedIds } from "@/ui/events";

const columns: ColumnDef<SpaceWeatherEvent>[] = [
  { id: "start_at", header: "Start (UTC)", cell: ({ row }) => <TimeInstant at={row.original.start_at} precision="short" /> },
  { id: "event_type", header: "Event", cell: ({ row }) => eventKinds[row.original.event_type].word },
  {
    id: "measure",
    header: "Measure",
    cell: ({ row }) => (
      <span className="inline-flex items-center gap-2">
        <SeverityMark level={eventLevel(row.original)} />
        {eventMeasure(row.original)}
      </span>
    ),
  },
  {
    id: "source_location",
    header: "Place",
    meta: { wide: true },
    cell: ({ row }) => row.original.source_location ?? <NotKnown />,
  },
  {
    id: "links",
    header: "Linked",
    meta: { align: "right", wide: true },
    cell: ({ row }) => linkedIds(row.original).length || "none",
  },
];

interface EventTableProps {
  events: SpaceWeatherEvent[];
  selected: string | null;
  onSelect: (id: string) => void;
}

export function EventTable({ events, selected, onSelect }: EventTableProps) {
  const newestFirst = [...events].reverse();
  return (
    <DataTable
      label="Events"
      rows={newestFirst}
      columns={columns}
      rowKey={(event) => event.event_id}
      selected={selected}
      onSelect={(event) => onSelect(event.event_id)}
      height={320}
    />
  );
}
