"use client";
import type { ColumnDef } from "@tanstack/react-table";
import { useState } from "react";

import type { QuarantineRow } from "@/api/types";
import { DataTable } from "@/ui/data-table";
import { SidePanel } from "@/ui/side-panel";
import { TimeInstant } from "@/ui/time-instant";

import { QuarantineExplained } from "./quarantine-explained";

const columns: ColumnDef<QuarantineRow>[] = [
  { id: "fetched_at", header: "Fetched (UTC)", cell: ({ row }) => <TimeInstant at={row.original.fetched_at} precision="short" /> },
  { id: "dataset", header: "Dataset", meta: { wide: true }, cell: ({ row: { original: q } }) => `${q.source}/${q.dataset}` },
  { id: "rule", header: "Rule", cell: ({ row }) => <code className="font-mono text-label">{row.original.rule}</code> },
  { id: "field_name", header: "Field", meta: { wide: true }, cell: ({ row }) => row.original.field_name ?? "whole record" },
  {
    id: "bad_value",
    header: "Value received",
    cell: ({ row }) => <code className="block max-w-[28ch] truncate font-mono text-label">{row.original.bad_value ?? "none"}</code>,
  },
  { id: "resolution", header: "State", cell: ({ row }) => row.original.resolution ?? "set aside" },
  {
    id: "expected",
    header: "Allowed",
    meta: { wide: true },
    cell: ({ row }) => <span className="block max-w-[48ch] truncate">{row.original.expected ?? "not known"}</span>,
  },
];

export function QuarantineTable({ rows }: { rows: QuarantineRow[] }) {
  const [chosen, choose] = useState<QuarantineRow | null>(null);
  return (
    <>
      <DataTable
        label="Quarantine"
        rows={rows}
        columns={columns}
        rowKey={(q) => q.quarantine_id}
        selected={chosen?.quarantine_id}
        onSelect={choose}
        height={320}
      />
      <SidePanel
        open={chosen !== null}
        onClose={() => choose(null)}
        title={chosen ? `Quarantined: ${chosen.rule}` : ""}
        description={chosen ? `${chosen.source}/${chosen.dataset}` : undefined}
      >
        {chosen && <QuarantineExplained row={chosen} />}
      </SidePanel>
    </>
  );
}
