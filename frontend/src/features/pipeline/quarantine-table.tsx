"use client";
import type { ColumnDef } from "@tanstack/react-table";
import { useState } from "react";

import { receiptPath } from "@/api/queries";
import type { QuarantineRow } from "@/api/types";
import { DataTable } from "@/ui/data-table";
import { useReceipts } from "@/ui/receipt";
import { SidePanel } from "@/ui/side-panel";
import { Button } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

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
  {
    id: "expected",
    header: "Allowed",
    meta: { wide: true },
    cell: ({ row }) => <span className="block max-w-[48ch] truncate">{row.original.expected ?? "not known"}</span>,
  },
];

export function QuarantineTable({ rows }: { rows: QuarantineRow[] }) {
  const [chosen, choose] = useState<QuarantineRow | null>(null);
  const { open } = useReceipts();
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
        {chosen && (
          <div className="flex flex-col gap-4">
            <p>
              {chosen.field_name ? `${chosen.field_name}: ` : ""}
              <code className="font-mono break-all">{chosen.bad_value ?? "none"}</code>
            </p>
            {chosen.expected && <p className="text-text-2">{chosen.expected}</p>}
            <pre className="overflow-x-auto rounded-sm bg-surface-2 p-3 font-mono text-label">{pretty(chosen.record)}</pre>
            <div>
              <Button onClick={() => open(receiptPath("quarantine", chosen.quarantine_id), chosen.rule)}>Receipt</Button>
            </div>
          </div>
        )}
      </SidePanel>
    </>
  );
}

/** A record that was JSON is laid out, any other is shown as it came. */
function pretty(record: unknown): string {
  if (typeof record !== "string") return JSON.stringify(record, null, 2);
  try {
    return JSON.stringify(JSON.parse(record), null, 2);
  } catch {
    return record;
  }
}
