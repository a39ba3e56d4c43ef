"use client";
/** Storm by storm: what was said of each before it came. */
import type { ColumnDef } from "@tanstack/react-table";

import { useForecastStorms, type ForecastStorm } from "@/api/forecasts";
import { gLevel, scaleWords } from "@/lib/noaa";
import { DataTable, ROW_HEIGHT } from "@/ui/data-table";
import { ForecastValue } from "@/ui/forecast-value";
import { Panel } from "@/ui/panel";
import { Quantity } from "@/ui/quantity";
import { SeverityMark } from "@/ui/severity";
import { NotKnown, SkeletonRows } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

import { saidBefore, type Before } from "./storms";

const LIMIT = 50;
const MOST_ROWS = 10;

const columns: ColumnDef<ForecastStorm>[] = [
  { id: "onset_at", header: "Storm from (UTC)", cell: ({ row }) => <TimeInstant at={row.original.onset_at} precision="short" /> },
  { id: "kp_max", header: "Strength", cell: ({ row }) => <Strength storm={row.original} /> },
  { id: "day", header: "Chance told a day before", cell: ({ row }) => <Told before={saidBefore(row.original, 24, "chance")} /> },
  { id: "hours", header: "6 h before", cell: ({ row }) => <Told before={saidBefore(row.original, 6, "chance")} /> },
  { id: "kp", header: "Kp told 1 h before", meta: { wide: true }, cell: ({ row }) => <Told before={saidBefore(row.original, 1, "kp")} /> },
  { id: "end_at", header: "Until (UTC)", meta: { wide: true }, cell: ({ row }) => <TimeInstant at={row.original.end_at} precision="short" /> },
];

function Strength({ storm: { kp_max: kp, onset_at: at } }: { storm: ForecastStorm }) {
  if (kp === null) return <NotKnown />;
  const level = gLevel(kp);
  return (
    <span className="inline-flex items-center gap-2">
      <SeverityMark level={level} />
      G{level} {scaleWords[level]}
      <span className="text-text-2 max-md:hidden">
        Kp <Quantity field="kp_index" value={kp} at={at} />
      </span>
    </span>
  );
}

function Told({ before: { ours, persistence } }: { before: Before }) {
  if (!ours) return <span className="text-text-3">nothing</span>;
  return (
    <>
      <ForecastValue forecast={ours} short />
      {persistence && (
        <span className="ml-2 text-label text-text-2 max-md:hidden">
          persistence <ForecastValue forecast={persistence} short />
        </span>
      )}
    </>
  );
}

export function StormPanel() {
  const answer = useForecastStorms({ limit: LIMIT });
  return (
    <Panel
      title="Storm by storm"
      noun="storms"
      answer={answer}
      skeleton={<SkeletonRows rows={3} />}
      empty={{
        when: (d) => d.length === 0,
        show: <p className="text-text-2">No geomagnetic storm (Kp ≥ 5) came in the time that forecasts were issued for.</p>,
      }}
    >
      {(data) => (
        <DataTable label="Storms" rows={data} columns={columns} rowKey={(s) => s.onset_at} height={(Math.min(data.length, MOST_ROWS) + 1) * ROW_HEIGHT + 4} />
      )}
    </Panel>
  );
}
