"use client";
/** Storm by storm: what was said of each before it came. */
import type { ColumnDef } from "@tanstack/react-table";

import { useForecastStorms, type Forecast, type ForecastStorm } from "@/api/forecasts";
import { forecasterName, OURS } from "@/lib/forecast-tasks";
import { gLevel, scaleWords } from "@/lib/noaa";
import { DataTable, ROW_HEIGHT } from "@/ui/data-table";
import { ForecastValue } from "@/ui/forecast-value";
import { Panel } from "@/ui/panel";
import { Quantity } from "@/ui/quantity";
import { SeverityMark } from "@/ui/severity";
import { SkeletonRows } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

const LIMIT = 50;
const MOST_ROWS = 8;

const said = ({ forecasts }: ForecastStorm, forecaster: string): Forecast | undefined => forecasts.find((f) => f.forecaster === forecaster);

const columns: ColumnDef<ForecastStorm>[] = [
  { id: "start_at", header: "Storm from (UTC)", cell: ({ row }) => <TimeInstant at={row.original.start_at} precision="short" /> },
  {
    id: "kp_max",
    header: "Strength",
    cell: ({ row: { original: s } }) => (
      <span className="inline-flex items-center gap-2">
        <SeverityMark level={gLevel(s.kp_max)} />
        G{gLevel(s.kp_max)} {scaleWords[gLevel(s.kp_max)]}, Kp <Quantity field="kp_index" value={s.kp_max} at={s.start_at} />
      </span>
    ),
  },
  { id: "ours", header: "Orrery said", cell: ({ row }) => <Said f={said(row.original, OURS)} /> },
  { id: "persistence", header: "Persistence", cell: ({ row }) => <Said f={said(row.original, "persistence")} /> },
  { id: "swpc", header: forecasterName("swpc"), meta: { wide: true }, cell: ({ row }) => <Said f={said(row.original, "swpc")} /> },
  { id: "issued_at", header: "Issued (UTC)", meta: { wide: true }, cell: ({ row }) => <TimeInstant at={said(row.original, OURS)?.issued_at} precision="short" /> },
];

function Said({ f }: { f: Forecast | undefined }) {
  return f ? <ForecastValue forecast={f} /> : <span className="text-text-3">nothing</span>;
}

export function StormPanel() {
  const answer = useForecastStorms({ limit: LIMIT });
  return (
    <Panel
      title="Storm by storm"
      answer={answer}
      skeleton={<SkeletonRows rows={3} />}
      empty={{
        when: (d) => d.length === 0,
        show: <p className="text-text-2">No geomagnetic storm (Kp ≥ 5) came in the time that forecasts were issued for.</p>,
      }}
    >
      {(data) => (
        <DataTable label="Storms" rows={data} columns={columns} rowKey={(s) => s.storm_id} height={(Math.min(data.length, MOST_ROWS) + 1) * ROW_HEIGHT + 4} />
      )}
    </Panel>
  );
}
