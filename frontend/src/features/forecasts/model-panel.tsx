"use client";
/** Every stored model: one that failed its gate stays in the list with the number that failed. */
import type { ColumnDef } from "@tanstack/react-table";
import { parseAsString, useQueryState } from "nuqs";

import { useModels, type ModelCard } from "@/api/forecasts";
import { compareTasks, taskFacts } from "@/lib/forecast-tasks";
import { formatBytes, formatCount } from "@/lib/quantity";
import { DataTable, ROW_HEIGHT } from "@/ui/data-table";
import { Panel } from "@/ui/panel";
import { SidePanel } from "@/ui/side-panel";
import { SkeletonRows } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

import { compareModels, figureText, gateText, stageWords } from "./model-words";
import { NoModel } from "./no-model";

const MOST_ROWS = 14;

const columns: ColumnDef<ModelCard>[] = [
  { id: "task", header: "Forecast", cell: ({ row }) => taskFacts(row.original.task).title },
  { id: "stage", header: "Stage", cell: ({ row }) => <Stage card={row.original} /> },
  { id: "until", header: "Trained until (UTC)", meta: { wide: true }, cell: ({ row }) => <TimeInstant at={row.original.trained_until_at} precision="day" /> },
  { id: "samples", header: "Samples", meta: { align: "right", wide: true }, cell: ({ row }) => formatCount(row.original.samples) },
  {
    id: "gate",
    header: "Gate",
    cell: ({ row: { original: card } }) => (
      <span className="block max-w-[80ch] truncate max-md:max-w-[40ch]" title={gateText(card)}>
        {card.gate_met === false && <span className="text-bad">not met: </span>}
        {gateText(card)}
      </span>
    ),
  },
  { id: "model_id", header: "Model", meta: { wide: true }, cell: ({ row }) => <code className="font-mono text-label">{row.original.model_id}</code> },
];

const marks = { champion: ["●", "var(--live)"], candidate: ["◆", "var(--late)"], retired: ["○", "var(--text-3)"] } as const;

/** A shape and a word beside the colour. */
function Stage({ card: { stage } }: { card: ModelCard }) {
  const [mark, colour] = marks[stage];
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className="text-label" style={{ color: colour }}>
        {mark}
      </span>
      {stageWords[stage]}
    </span>
  );
}

export function ModelPanel() {
  const answer = useModels();
  const [chosen, choose] = useQueryState("model", parseAsString);
  const rows = [...(answer.data?.data ?? [])].sort((a, b) => compareTasks(a.task, b.task) || compareModels(a, b));
  const card = rows.find(({ model_id }) => model_id === chosen);
  return (
    <>
      <Panel
        title="Models"
        answer={answer}
        skeleton={<SkeletonRows rows={5} />}
        empty={{ when: (d) => d.length === 0, show: <NoModel what="Each trained model would stand here with the figures of its gate." /> }}
      >
        {() => (
          <DataTable
            label="Models"
            rows={rows}
            columns={columns}
            rowKey={({ model_id }) => model_id}
            selected={chosen}
            onSelect={({ model_id }) => void choose(model_id)}
            height={(Math.min(rows.length, MOST_ROWS) + 1) * ROW_HEIGHT + 4}
          />
        )}
      </Panel>
      <SidePanel open={card !== undefined} onClose={() => void choose(null)} title={card ? `Model: ${taskFacts(card.task).title}` : ""} description={card?.model_id}>
        {card && <Card card={card} />}
      </SidePanel>
    </>
  );
}

function Card({ card }: { card: ModelCard }) {
  return (
    <div className="flex flex-col gap-6">
      {card.reason && <p>{card.reason}</p>}
      <dl>
        <Line name="Stage">
          <Stage card={card} />
        </Line>
        <Line name="Learned from">
          <TimeInstant at={card.trained_from_at} precision="day" /> – <TimeInstant at={card.trained_until_at} precision="day" />
        </Line>
        <Line name="Samples">{formatCount(card.samples)}</Line>
        <Line name="Trained">
          <TimeInstant at={card.trained_at} />
        </Line>
        {card.threshold !== null && <Line name="Alarm from">{`${(card.threshold * 100).toFixed(0)} %`}</Line>}
        <Line name="Data">{card.origin}</Line>
        <Line name="Code">{card.code_version}</Line>
        <Line name="Stored">{formatBytes(card.bytes)}</Line>
      </dl>
      <section aria-label="Figures">
        <h3 className="mb-1 text-label text-text-2">Figures of its evaluation, with the interval that holds nine in ten resamplings</h3>
        {card.metrics.length === 0 && <p className="text-text-2">Not evaluated yet.</p>}
        <ul>
          {card.metrics.map((figure, i) => (
            <li key={i} className="border-b border-hairline py-1">
              {figureText(figure)}
              <span className="text-text-2">
                {" "}
                · {formatCount(figure.n)} forecasts, <TimeInstant at={figure.span[0]} precision="day" /> – <TimeInstant at={figure.span[1]} precision="day" />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="Features">
        <h3 className="mb-1 text-label text-text-2">{card.features.length} features</h3>
        <p className="font-mono text-label break-words text-text-2">{card.features.join(", ")}</p>
      </section>
      <p className="font-mono text-label break-all text-text-3 select-all" title="SHA-256 of the stored bytes">
        {card.sha256}
      </p>
    </div>
  );
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex min-h-7 flex-wrap items-baseline justify-between gap-x-4 border-b border-hairline py-1">
      <dt className="text-text-2">{name}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  );
}
