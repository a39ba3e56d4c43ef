"use client";
import type { ColumnDef } from "@tanstack/react-table";

import { receiptPath } from "@/api/queries";
import type { Batch } from "@/api/types";
import { formatBytes, formatCount } from "@/lib/quantity";
import { DataTable } from "@/ui/data-table";
import { useReceipts } from "@/ui/receipt";
import { NotKnown } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

const number = (name: "records" | "loaded" | "duplicate" | "quarantined", header: string): ColumnDef<Batch> => ({
  id: name,
  header,
  meta: { align: "right", wide: name !== "loaded" },
  cell: ({ row }) => {
    const value = row.original[name];
    return value === null ? <NotKnown /> : formatCount(value);
  },
});

const columns: ColumnDef<Batch>[] = [
  { id: "fetched_at", header: "Fetched (UTC)", cell: ({ row }) => <TimeInstant at={row.original.fetched_at} precision="short" /> },
  { id: "dataset", header: "Dataset", cell: ({ row: { original: b } }) => `${b.source}/${b.dataset}` },
  { id: "status", header: "HTTP", meta: { align: "right", wide: true }, cell: ({ row }) => row.original.status ?? "no answer" },
  { id: "bytes", header: "Size", meta: { align: "right", wide: true }, cell: ({ row }) => formatBytes(row.original.bytes) },
  number("records", "Records"),
  number("loaded", "New"),
  number("duplicate", "Known already"),
  number("quarantined", "Quarantined"),
  {
    id: "sha256",
    header: "SHA-256",
    meta: { wide: true },
    cell: ({ row }) => (
      <code className="font-mono text-label" title={row.original.sha256}>
        {row.original.sha256.slice(0, 12)}
      </code>
    ),
  },
];

export function BatchTable({ batches, onEnd }: { batches: Batch[]; onEnd?: () => void }) {
  const { open } = useReceipts();
  return (
    <DataTable
      label="Batches"
      rows={batches}
      columns={columns}
      rowKey={(b) => b.batch_id}
      onSelect={(b) => open(receiptPath("batches", b.batch_id), `${b.source}/${b.dataset}`)}
      onEnd={onEnd}
      height={360}
    />
  );
}
