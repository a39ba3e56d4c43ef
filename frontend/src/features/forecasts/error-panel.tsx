"use client";
import { useState } from "react";

import { apiUrl } from "@/api/client";
import { useScores } from "@/api/forecasts";
import { useFields } from "@/api/queries";
import { formatCount, formatSignificant } from "@/lib/quantity";
import { seriesColours } from "@/lib/series";
import { LEAST_SCORED } from "@/ui/forecast-words";
import { PanelHead } from "@/ui/panel";
import { Button, CsvLink } from "@/ui/states";

import { LeadChart } from "./lead-chart";
import { daysOf, leadPoints, scoreRows, type LeadPoint } from "./scores";
import { useSpan } from "./scorecard";

const CSV_ROWS = 1000;

/** Two charts of error by hours ahead; nothing while too little is scored, which the scorecard above says. */
export function ErrorCharts() {
  const scores = useScores();
  const [span] = useSpan();
  const rows = scoreRows(scores ?? [], daysOf(span));
  const charts = (["kp", "dst"] as const)
    .map((group) => ({ group, points: leadPoints(rows, group, LEAST_SCORED) }))
    .filter(({ points }) => points.length > 1);
  if (charts.length === 0) return null;
  return (
    <div className="grid gap-x-10 gap-y-8 xl:grid-cols-2">
      {charts.map(({ group, points }) => (
        <ErrorChart key={group} group={group} points={points} />
      ))}
    </div>
  );
}

const looks = {
  kp: { title: "Error of Kp by hours ahead", field: "kp_index" },
  dst: { title: "Error of Dst by hours ahead", field: "dst_nt" },
};

function ErrorChart({ group, points }: { group: "kp" | "dst"; points: LeadPoint[] }) {
  const [table, setTable] = useState(false);
  const { title, field } = looks[group];
  const unit = useFields().get(field)?.unit ?? "";
  return (
    <section aria-label={title} className="min-w-0">
      <PanelHead
        title={title}
        actions={
          <>
            <Button pressed={table} onClick={() => setTable(!table)}>
              Table
            </Button>
            <CsvLink href={apiUrl("forecasts", { forecaster: "orrery", limit: CSV_ROWS, format: "csv" })} />
          </>
        }
      />
      {table ? (
        <ErrorTable title={title} unit={unit} points={points} />
      ) : (
        <LeadChart title={title} unit={unit} points={points} colour={seriesColours[field] ?? "var(--data-neutral)"} />
      )}
    </section>
  );
}

function ErrorTable({ title, unit, points }: { title: string; unit: string; points: LeadPoint[] }) {
  const heads = ["Hours ahead", `Orrery${unit && ` (${unit})`}`, `Persistence${unit && ` (${unit})`}`, "Scored"];
  return (
    <table aria-label={title} className="w-full border-collapse">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className="h-8 border-b border-hairline-strong px-2 text-right text-label font-normal text-text-2 first:pl-0 first:text-left">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map(({ leadH, ours, persistence, n }) => (
          <tr key={leadH} className="h-8 border-b border-hairline text-right">
            <td className="text-left">{leadH} h</td>
            <td className="px-2">{formatSignificant(ours, 3)}</td>
            <td className="px-2">{persistence === null ? "not known" : formatSignificant(persistence, 3)}</td>
            <td className="px-2">{formatCount(n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
