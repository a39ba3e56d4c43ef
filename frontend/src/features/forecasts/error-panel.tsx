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
import { useSpan } from "./scorecard";
import { daysOf, leadPoints, scoreRows, type LeadPoint } from "./scores";
import { SmallTable } from "./small-table";

const CSV_ROWS = 1000;

/** Charts of error by hours ahead; nothing while too little is scored, which the scorecard above says. */
export function ErrorCharts() {
  const scores = useScores();
  const [span] = useSpan();
  const rows = scoreRows(scores ?? [], daysOf(span));
  return (["kp", "dst"] as const).flatMap((group) => {
    const points = leadPoints(rows, group, LEAST_SCORED);
    return points.length > 1 ? [<ErrorChart key={group} group={group} points={points} />] : [];
  });
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
  const counted = unit && ` (${unit})`;
  const rows = points.map(({ leadH, ours, persistence, n }) => [
    `${leadH} h`,
    formatSignificant(ours, 3),
    persistence === null ? "not known" : formatSignificant(persistence, 3),
    formatCount(n),
  ]);
  return <SmallTable label={title} heads={["Hours ahead", `Orrery${counted}`, `Persistence${counted}`, "Scored"]} rows={rows} />;
}
