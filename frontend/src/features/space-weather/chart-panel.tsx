"use client";
import { useMemo, useState, type ReactNode } from "react";

import { apiUrl } from "@/api/client";
import { useFields, useSeries, type SeriesParams } from "@/api/queries";
import type { FieldInfo, Series } from "@/api/types";
import { ChartTable } from "@/charts/chart-table";
import { Readout } from "@/charts/readout";
import { TimeChart, type TimeChartProps } from "@/charts/time-chart";
import type { ChartSeries } from "@/charts/types";
import { seriesColours } from "@/lib/series";
import { toIso } from "@/lib/time";
import { convertFor, type UnitSystem } from "@/lib/units";
import type { TimeWindow } from "@/lib/window";
import { NotHeld } from "@/ui/not-held";
import { Panel } from "@/ui/panel";
import { Button, CsvLink, Skeleton } from "@/ui/states";
import { useUnits } from "@/ui/unit-switch";

const POINTS = 3000;
const CSV_POINTS = 20_000;

interface ChartPanelProps extends Pick<TimeChartProps, "height" | "domain" | "thresholds" | "valueTicks"> {
  title: string;
  names: string[];
  window: TimeWindow;
  words?: (value: number) => string;
  marks?: (series: ChartSeries) => TimeChartProps["marks"];
  /** What is forecast of the same quantity, beyond now. */
  forecast?: ChartSeries | null;
  /** Said below the values. */
  note?: ReactNode;
}

/** A chart of one question to the API, with its table view and CSV. */
export function ChartPanel({ title, names, window, words, marks, forecast = null, note, ...look }: ChartPanelProps) {
  const [table, setTable] = useState(false);
  const params = seriesParams(names, window);
  const answer = useSeries(params);
  const fields = useFields();
  const { system } = useUnits();
  const data = answer.data?.data;
  const measured = useMemo(() => (data?.series ?? []).map((s) => chartSeries(s, fields, system)), [data, fields, system]);
  const series = useMemo(() => (forecast ? [...measured, forecast] : measured), [measured, forecast]);
  return (
    <Panel
      title={title}
      noun="samples"
      answer={answer}
      skeleton={<Skeleton height={look.height + 16} label={`Loading ${title}`} />}
      empty={{ when: (d) => d.series.every((s) => s.times.length === 0), show: <NoSamples title={title} /> }}
      stillWorks="The other charts and the events do not depend on it."
      actions={<Actions table={table} onTable={setTable} csv={apiUrl("space-weather/series", { ...params, points: CSV_POINTS, format: "csv" })} />}
    >
      {() => (
        <>
          <Readout series={series} words={words} />
          {note && <p className="text-label text-text-2">{note}</p>}
          {table ? (
            <ChartTable label={title} series={series} height={look.height} />
          ) : (
            <TimeChart label={title} window={window} series={series} marks={measured[0] && marks?.(measured[0])} {...look} />
          )}
        </>
      )}
    </Panel>
  );
}

export function seriesParams(names: string[], window: TimeWindow): SeriesParams {
  return { names: names.join(","), from: toIso(window.from), to: toIso(window.to), points: POINTS };
}

function chartSeries(s: Series, fields: Map<string, FieldInfo>, system: UnitSystem): ChartSeries {
  const { unit, factor } = convertFor(s.unit, system);
  return {
    name: s.name,
    label: fields.get(s.name)?.label ?? s.label,
    unit,
    colour: seriesColours[s.name] ?? "var(--data-neutral)",
    times: s.times,
    values: s.values.map((v) => (v === null ? Number.NaN : v * factor)),
    gaps: s.gaps,
    cadenceS: s.cadence_s,
    digits: fields.get(s.name)?.digits,
  };
}

function Actions({ table, onTable, csv }: { table: boolean; onTable: (table: boolean) => void; csv: string }): ReactNode {
  return (
    <>
      <Button pressed={table} onClick={() => onTable(!table)}>
        Table
      </Button>
      <CsvLink href={csv} />
    </>
  );
}

function NoSamples({ title }: { title: string }) {
  return (
    <NotHeld
      what={`${title} would be drawn here.`}
      source="swpc"
      answered="No sample of this stretch of time is held. Choose another stretch on the time bar, or fetch the source again:"
    />
  );
}
