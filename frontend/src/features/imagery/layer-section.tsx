"use client";
import type { ColumnDef } from "@tanstack/react-table";
import { parseAsString, useQueryState } from "nuqs";

import { receiptPath } from "@/api/queries";
import { DataTable } from "@/ui/data-table";
import { NotHeld } from "@/ui/not-held";
import { Panel } from "@/ui/panel";
import { useReceipts } from "@/ui/receipt";
import { SkeletonRows } from "@/ui/states";

import { useLayers } from "./queries";
import type { Layer } from "./types";

const columns: ColumnDef<Layer>[] = [
  {
    id: "title",
    header: "Layer",
    cell: ({ row }) => (
      <span className="block max-w-[52ch] truncate" title={row.original.layer_id}>
        {row.original.layer_title ?? row.original.layer_id}
      </span>
    ),
  },
  { id: "from", header: "From", cell: ({ row }) => dayOf(row.original.layer_from) },
  { id: "to", header: "To", cell: ({ row }) => dayOf(row.original.layer_to) },
  { id: "set", header: "Resolution", meta: { wide: true }, cell: ({ row }) => row.original.tile_matrix_set ?? "not known" },
  { id: "formats", header: "Format", meta: { wide: true }, cell: ({ row }) => (row.original.tile_formats ?? []).join(", ") },
];

const dayOf = (text: string | null) => (text ? text.slice(0, 10) : <span className="text-text-3">no time</span>);

export function LayerSection() {
  const [q, setQ] = useQueryState("layer", parseAsString.withDefault(""));
  const answer = useLayers(q);
  const { open } = useReceipts();
  return (
    <Panel
      title="Layers of Earth imagery"
      noun="layers"
      answer={answer}
      skeleton={<SkeletonRows rows={8} />}
      empty={{ when: (d) => d.length === 0 && q === "", show: <NotHeld what="Every layer of NASA’s Global Imagery Browse Services would stand here, with its span of time." source="gibs" /> }}
      actions={
        <input
          type="search"
          aria-label="Find a layer"
          placeholder="Find a layer"
          value={q}
          onChange={(event) => void setQ(event.target.value || null)}
          className="h-7 w-44 rounded-sm border border-hairline-strong bg-surface-0 px-2 text-label"
        />
      }
    >
      {(layers) =>
        layers.length > 0 ? (
          <DataTable
            label="Layers"
            rows={layers}
            columns={columns}
            rowKey={(layer) => layer.layer_id}
            onSelect={(layer) => open(receiptPath("dim_imagery_layers", layer.layer_id), layer.layer_id)}
            height={320}
          />
        ) : (
          <p className="py-4 text-text-2">No layer has “{q}” in its name.</p>
        )
      }
    </Panel>
  );
}
