"use client";
import { useState } from "react";

import { apiUrl } from "@/api/client";
import { useIssued } from "@/api/forecasts";
import { OURS, taskFacts } from "@/lib/forecast-tasks";
import { formatCount } from "@/lib/quantity";
import { DAY, toIso } from "@/lib/time";
import { LEAST_SCORED, percent } from "@/ui/forecast-words";
import { PanelHead } from "@/ui/panel";
import { Button, CsvLink } from "@/ui/states";
import { useTime } from "@/ui/time";

import { reliabilityBins, type ReliabilityBin } from "./reliability";
import { ReliabilityChart } from "./reliability-chart";
import { SmallTable } from "./small-table";
import { daysOf } from "./scores";
import { useSpan } from "./scorecard";

const ROWS = 1000;
const COLOURS: Record<string, string> = { storm_today: "var(--data-purple)", flares_m_24h: "var(--data-vermillion)" };

/** Whether a chance means what it says, of one task over the scorecard's span; nothing while too little is scored. */
export function Reliability({ task }: { task: string }) {
  const [table, setTable] = useState(false);
  const [span] = useSpan();
  const { now } = useTime();
  const days = daysOf(span);
  const today = now === null ? null : Math.floor(now / DAY) * DAY;
  const from = today === null || days === null ? null : toIso(today - days * DAY);
  const params = { task, forecaster: OURS, from, limit: ROWS };
  const bins = reliabilityBins(useIssued(params, today !== null).data?.data ?? []);
  const scored = bins.reduce((sum, { n }) => sum + n, 0);
  if (scored < LEAST_SCORED) return null;
  const title = `${taskFacts(task).title}: does the chance mean what it says?`;
  return (
    <section aria-label={title} className="min-w-0">
      <PanelHead
        title={title}
        actions={
          <>
            <span className="text-label text-text-2">{formatCount(scored)} scored</span>
            <Button pressed={table} onClick={() => setTable(!table)}>
              Table
            </Button>
            <CsvLink href={apiUrl("forecasts", { ...params, format: "csv" })} />
          </>
        }
      />
      {table ? <BinTable title={title} bins={bins} /> : <ReliabilityChart title={title} bins={bins} colour={COLOURS[task] ?? "var(--data-neutral)"} />}
    </section>
  );
}

const BinTable = ({ title, bins }: { title: string; bins: ReliabilityBin[] }) => (
  <SmallTable label={title} heads={["Chance told", "Came", "Forecasts"]} rows={bins.map(({ told, came, n }) => [percent(told), percent(came), formatCount(n)])} />
);
