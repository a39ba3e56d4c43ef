"use client";
import type { ColumnDef } from "@tanstack/react-table";
import { useMemo } from "react";

import type { SourceStatus } from "@/api/types";
import type { Freshness } from "@/lib/freshness";
import { formatCount } from "@/lib/quantity";
import { formatDuration } from "@/lib/time";
import { DataTable } from "@/ui/data-table";
import { FreshnessMark } from "@/ui/freshness";
import { sourceName, useStateOf } from "@/ui/source-state";
import { TimeInstant } from "@/ui/time-instant";

const count = (name: "batches" | "records" | "loaded" | "duplicate" | "quarantined", header: string): ColumnDef<SourceStatus> => ({
  id: name,
  header,
  meta: { align: "right", wide: name === "duplicate" || name === "batches" || name === "records" },
  cell: ({ row }) => formatCount(row.original[name]),
});

function columnsAt(state: (source: SourceStatus) => Freshness | null): ColumnDef<SourceStatus>[] {
  return [
    {
      id: "title",
      header: "Dataset",
      cell: ({ row: { original: s } }) => (
        <span className="max-md:block max-md:max-w-48 max-md:truncate" title={`${s.provider}: ${s.source}/${s.dataset}`}>
          {sourceName(s)}
        </span>
      ),
    },
    {
      id: "state",
      header: "State",
      cell: ({ row }) => {
        const known = state(row.original);
        return known && <FreshnessMark word state={known} />;
      },
    },
    { id: "cadence_s", header: "Asked each", meta: { wide: true }, cell: ({ row }) => formatDuration(row.original.cadence_s * 1000) },
    { id: "newest_at", header: "Newest (UTC)", meta: { wide: true }, cell: ({ row }) => <TimeInstant at={row.original.newest_at} precision="short" /> },
    { id: "last_success_at", header: "Last answer (UTC)", meta: { wide: true }, cell: ({ row }) => <TimeInstant at={row.original.last_success_at} precision="short" /> },
    count("batches", "Batches"),
    count("records", "Records"),
    count("loaded", "New"),
    count("duplicate", "Known already"),
    count("quarantined", "Quarantined"),
    { id: "evidence", header: "Proven on", meta: { wide: true }, cell: ({ row }) => row.original.evidence },
    {
      id: "last_error",
      header: "Last error",
      meta: { wide: true },
      cell: ({ row: { original: s } }) => (
        <span className="block max-w-[36ch] truncate" title={s.last_error ?? undefined}>
          {s.last_error ?? "none"}
        </span>
      ),
    },
  ];
}

export function SourceTable({ sources, now }: { sources: SourceStatus[]; now: number | null }) {
  const minute = now === null ? null : Math.floor(now / 10_000) * 10_000;
  const stateAt = useStateOf();
  const columns = useMemo(() => columnsAt((source) => (stateAt && minute !== null ? stateAt(source, minute) : null)), [stateAt, minute]);
  return <DataTable label="Sources" rows={sources} columns={columns} rowKey={(s) => `${s.source}/${s.dataset}`} height={560} />;
}
