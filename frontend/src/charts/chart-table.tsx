"use client";
import type { ColumnDef } from "@tanstack/react-table";
import { useMemo } from "react";

import { formatSignificant } from "@/lib/quantity";
import { formatUtc } from "@/lib/time";
import { DataTable } from "@/ui/data-table";

import type { ChartSeries } from "./types";

interface SampleRow {
  time: number;
  values: (number | undefined)[];
}

/** The same samples as the chart, newest first. A line that is thinned out for the chart may draw none where another does. */
export function ChartTable({ label, series, height }: { label: string; series: ChartSeries[]; height: number }) {
  const rows = useMemo(() => rowsOf(series), [series]);
  const columns = useMemo<ColumnDef<SampleRow>[]>(
    () => [
      { id: "time", header: series.some((s) => s.forecast) ? "At (UTC)" : "Observed at (UTC)", cell: ({ row }) => formatUtc(row.original.time, "second") },
      ...series.map<ColumnDef<SampleRow>>((s, i) => ({
        id: s.name,
        header: `${s.label}${s.unit ? ` (${s.unit})` : ""}`,
        meta: { align: "right" as const },
        cell: ({ row }) => {
          const value = row.original.values[i];
          if (value === undefined || Number.isNaN(value)) return <span className="text-text-3">{s.forecast ? "none" : "not drawn"}</span>;
          return formatSignificant(value, s.digits ?? 3);
        },
      })),
    ],
    [series],
  );
  return <DataTable label={label} rows={rows} columns={columns} rowKey={(row) => String(row.time)} height={height} />;
}

export function rowsOf(series: readonly ChartSeries[]): SampleRow[] {
  const byTime = new Map<number, (number | undefined)[]>();
  series.forEach((s, column) =>
    s.times.forEach((time, i) => {
      const values = byTime.get(time) ?? new Array<number | undefined>(series.length).fill(undefined);
      values[column] = s.values[i];
      byTime.set(time, values);
    }),
  );
  return [...byTime].map(([time, values]) => ({ time, values })).sort((a, b) => b.time - a.time);
}
