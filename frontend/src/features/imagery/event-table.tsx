"use client";
import type { ColumnDef } from "@tanstack/react-table";

import { DataTable } from "@/ui/data-table";
import { NotKnown } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

import { categoryOf, markPath } from "./categories";
import type { NaturalEvent } from "./types";

const columns: ColumnDef<NaturalEvent>[] = [
  {
    id: "event",
    header: "Event",
    cell: ({ row }) => {
      const category = categoryOf(row.original.event_categories);
      return (
        <span className="flex max-w-[34ch] items-center gap-2 truncate" title={row.original.event_title}>
          <svg viewBox="-8 -8 16 16" width="12" height="12" role="img" aria-label={category.word} className="shrink-0">
            <path d={markPath(category, 100)} fill={category.colour} />
          </svg>
          <span className="truncate">{row.original.event_title}</span>
        </span>
      );
    },
  },
  { id: "last", header: "Last seen (UTC)", cell: ({ row }) => <TimeInstant at={row.original.last_point_at} /> },
  {
    id: "magnitude",
    header: "Magnitude",
    meta: { align: "right", wide: true },
    cell: ({ row }) => <Magnitude event={row.original} />,
  },
];

/** The unit is the event's own: acres, knots or square miles. */
export function Magnitude({ event }: { event: NaturalEvent }) {
  if (event.event_magnitude === null) return <NotKnown />;
  return (
    <span className="whitespace-nowrap">
      {event.event_magnitude.toLocaleString("en-GB", { maximumSignificantDigits: 3 })}{" "}
      <span className="text-text-2">{event.event_magnitude_unit ?? ""}</span>
    </span>
  );
}

interface EventTableProps {
  events: NaturalEvent[];
  selected: string | null;
  onSelect: (id: string) => void;
}

export function EventTable({ events, selected, onSelect }: EventTableProps) {
  return (
    <DataTable
      label="Natural events"
      rows={events}
      columns={columns}
      rowKey={(event) => event.natural_event_id}
      selected={selected}
      onSelect={(event) => onSelect(event.natural_event_id)}
      height={420}
    />
  );
}
