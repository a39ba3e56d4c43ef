"use client";
/** A column's way from the provider's field to gold. */
import { parseAsString, useQueryState } from "nuqs";
import { useMemo, useState } from "react";

import { Panel } from "@/ui/panel";
import { Skeleton } from "@/ui/states";

import { curve, layout, LAYERS, ROW, through } from "./lineage-layout";
import { useLineage, useLineageTables, type Lineage, type LineageNode, type LineageTable } from "./queries";

const FIRST = "fact_asteroid_approaches.miss_distance_km";
const HEADS = { provider: "Provider's field", bronze: "Bronze", silver: "Silver", gold: "Gold" } as const;

export function LineagePanel() {
  const [chosen, choose] = useQueryState("lineage", parseAsString.withDefault(FIRST));
  const at = chosen.indexOf(".");
  const [table, column] = [chosen.slice(0, at), chosen.slice(at + 1)];
  const answer = useLineage(table, column);
  const tables = useLineageTables();
  const select = (next: string) => void choose(next);
  return (
    <Panel
      title="Lineage"
      answer={answer}
      skeleton={<Skeleton height={220} label="Loading the lineage" />}
      actions={tables.data && <Choice tables={tables.data.data} table={table} column={column} onChoose={select} />}
    >
      {(data) => <Graph data={data} onChoose={select} />}
    </Panel>
  );
}

interface ChoiceProps {
  tables: LineageTable[];
  table: string;
  column: string;
  onChoose: (id: string) => void;
}

const SELECT = "h-7 max-w-full rounded-sm border border-hairline-strong bg-surface-1 px-1.5 font-mono text-label";

function Choice({ tables, table, column, onChoose }: ChoiceProps) {
  const columns = tables.find((t) => t.table === table)?.columns ?? [];
  return (
    <>
      <select aria-label="Table" className={SELECT} value={table} onChange={(e) => onChoose(`${e.target.value}.${tables.find((t) => t.table === e.target.value)?.columns[0] ?? ""}`)}>
        {(["gold", "silver", "bronze"] as const).map((layer) => (
          <optgroup key={layer} label={HEADS[layer]}>
            {tables.filter((t) => t.layer === layer).map((t) => (
              <option key={t.table}>{t.table}</option>
            ))}
          </optgroup>
        ))}
      </select>
      <select aria-label="Column" className={SELECT} value={column} onChange={(e) => onChoose(`${table}.${e.target.value}`)}>
        {columns.map((c) => (
          <option key={c}>{c}</option>
        ))}
      </select>
    </>
  );
}

function Graph({ data, onChoose }: { data: Lineage; onChoose: (id: string) => void }) {
  const { columns, lines, rows } = useMemo(() => layout(data), [data]);
  const [near, setNear] = useState<string | null>(null);
  const lit = useMemo(() => (near ? through(near, data.edges) : null), [near, data]);
  return (
    <div className="max-h-[560px] overflow-auto" role="group" aria-label={`Lineage of ${data.start}`} tabIndex={0}>
      <div className="grid min-w-[920px] grid-cols-4 text-label text-text-2">
        {LAYERS.map((layer) => (
          <span key={layer}>{HEADS[layer]}</span>
        ))}
      </div>
      <div className="relative min-w-[920px]" style={{ height: rows * ROW }}>
        <svg aria-hidden="true" className="absolute inset-0 h-full w-full" viewBox={`0 0 4 ${rows}`} preserveAspectRatio="none">
          {lines.map((line) => (
            <path
              key={line.key}
              d={curve(line)}
              fill="none"
              vectorEffect="non-scaling-stroke"
              stroke={lit?.has(line.from.node.id) && lit.has(line.to.node.id) ? "var(--accent)" : "var(--hairline-strong)"}
            />
          ))}
        </svg>
        <div className="absolute inset-0 grid grid-cols-4">
          {columns.map((nodes, i) => (
            <ul key={LAYERS[i]} aria-label={HEADS[LAYERS[i] ?? "gold"]} className="w-[86%]">
              {nodes.map((node) => (
                <li key={node.id} className="flex items-center" style={{ height: ROW }}>
                  <Node node={node} start={node.id === data.start} dim={lit !== null && !lit.has(node.id)} onNear={setNear} onChoose={onChoose} />
                </li>
              ))}
            </ul>
          ))}
        </div>
      </div>
    </div>
  );
}

interface NodeProps {
  node: LineageNode;
  start: boolean;
  dim: boolean;
  onNear: (id: string | null) => void;
  onChoose: (id: string) => void;
}

function Node({ node, start, dim, onNear, onChoose }: NodeProps) {
  const isField = node.layer === "provider";
  const meaning = node.proven ? node.meaning : "Taken to be called so: no recorded answer showed it";
  return (
    <button
      type="button"
      aria-current={start}
      aria-disabled={isField}
      title={[`${node.table}.${node.column}`, node.unit, meaning].filter(Boolean).join(" · ")}
      onClick={() => !isField && onChoose(node.id)}
      onMouseEnter={() => onNear(node.id)}
      onMouseLeave={() => onNear(null)}
      onFocus={() => onNear(node.id)}
      onBlur={() => onNear(null)}
      className={`w-full min-w-0 rounded-sm border px-2 py-0.5 text-left ${start ? "border-accent bg-accent-soft" : "border-hairline-strong bg-surface-1"} ${dim ? "opacity-40" : ""} ${isField ? "cursor-default" : "hover:bg-surface-2"}`}
    >
      <span className="block truncate font-mono text-label">
        {isField ? node.column.replace(/^.*[.\]]([^.\]]+)$/, "$1") : node.column}
        {!node.proven && " ?"}
      </span>
      <span className="block truncate text-label text-text-3">
        {node.table}
        {isField && node.proven && ` ${node.column}`}
      </span>
    </button>
  );
}
