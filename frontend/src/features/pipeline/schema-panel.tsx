"use client";
import type { ColumnDef } from "@tanstack/react-table";

import { receiptPath } from "@/api/queries";
import { DataTable } from "@/ui/data-table";
import { Panel } from "@/ui/panel";
import { useReceipts } from "@/ui/receipt";
import { SkeletonRows } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

import { useSchemaChanges, type SchemaChange } from "./queries";

const WORDS = { new: "+ new", missing: "− missing", retyped: "≠ other type" } as const;

const columns: ColumnDef<SchemaChange>[] = [
  { id: "fetched_at", header: "Since (UTC)", cell: ({ row }) => <TimeInstant at={row.original.fetched_at} precision="short" /> },
  { id: "dataset", header: "Dataset", meta: { wide: true }, cell: ({ row: { original: c } }) => `${c.source}/${c.dataset}` },
  { id: "change", header: "Change", cell: ({ row }) => WORDS[row.original.change] },
  { id: "path", header: "Field", cell: ({ row }) => <code className="font-mono text-label">{row.original.path.replace(/^\./, "")}</code> },
  { id: "kinds", header: "Type", meta: { wide: true }, cell: ({ row: { original: c } }) => [c.before.join(", "), c.kinds.join(", ")].filter(Boolean).join(" → ") },
  { id: "sample", header: "Value", meta: { wide: true }, cell: ({ row }) => <code className="block max-w-[32ch] truncate font-mono text-label">{row.original.sample ?? "none"}</code> },
];

/** What the providers changed in their answers, and since which batch. */
export function SchemaPanel() {
  const answer = useSchemaChanges();
  const { open } = useReceipts();
  return (
    <Panel
      title="Changed answers"
      answer={answer}
      skeleton={<SkeletonRows rows={3} />}
      empty={{ when: (d) => d.length === 0, show: <p className="text-text-2">Every provider answers in the shape that it was first seen in.</p> }}
    >
      {(data) => (
        <DataTable
          label="Changed answers"
          rows={data}
          columns={columns}
          rowKey={(c) => `${c.source}/${c.dataset} ${c.change} ${c.path} ${c.batch_id}`}
          onSelect={(c) => open(receiptPath("batches", c.batch_id), `${c.source}/${c.dataset}`)}
          height={260}
        />
      )}
    </Panel>
  );
}
