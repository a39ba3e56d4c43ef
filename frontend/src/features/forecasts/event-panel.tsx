"use client";
/** The life of the models: trainings, promotions, refusals, and the drift that asked for them. */
import type { ColumnDef } from "@tanstack/react-table";

import { useModelEvents, type ModelEvent } from "@/api/forecasts";
import { taskFacts } from "@/lib/forecast-tasks";
import { DataTable, ROW_HEIGHT } from "@/ui/data-table";
import { Panel } from "@/ui/panel";
import { SkeletonRows } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

import { detailText, eventWords } from "./model-words";

const LIMIT = 100;
const MOST_ROWS = 8;

const columns: ColumnDef<ModelEvent>[] = [
  { id: "happened_at", header: "At (UTC)", cell: ({ row }) => <TimeInstant at={row.original.happened_at} precision="short" /> },
  { id: "task", header: "Forecast", cell: ({ row }) => taskFacts(row.original.task).title },
  { id: "kind", header: "Event", cell: ({ row }) => eventWords[row.original.model_event_kind] },
  {
    id: "detail",
    header: "Detail",
    meta: { wide: true },
    cell: ({ row }) => (
      <span className="block max-w-[80ch] truncate" title={detailText(row.original.model_event_detail)}>
        {detailText(row.original.model_event_detail)}
      </span>
    ),
  },
  { id: "model_id", header: "Model", meta: { wide: true }, cell: ({ row }) => <code className="font-mono text-label">{row.original.model_id ?? ""}</code> },
];

export function ModelEventPanel() {
  const answer = useModelEvents({ limit: LIMIT });
  return (
    <Panel
      title="Drift and retraining"
      answer={answer}
      skeleton={<SkeletonRows rows={3} />}
      empty={{
        when: (d) => d.length === 0,
        show: <p className="text-text-2">No model has been trained, promoted or refused, and no drift was seen.</p>,
      }}
    >
      {(data) => (
        <DataTable
          label="Drift and retraining"
          rows={data}
          columns={columns}
          rowKey={(e) => e.model_event_id}
          height={(Math.min(data.length, MOST_ROWS) + 1) * ROW_HEIGHT + 4}
        />
      )}
    </Panel>
  );
}
