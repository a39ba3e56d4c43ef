"use client";
/** Sentry's list: which objects could hit Earth, how likely JPL says that is, and what the scales mean. */
import type { ColumnDef } from "@tanstack/react-table";
import { useMemo } from "react";

import { receiptPath } from "@/api/queries";
import type { ImpactRisk } from "@/api/types";
import { FirstOf } from "@/ui/completeness";
import { DataTable } from "@/ui/data-table";
import { NotHeld } from "@/ui/not-held";
import { Panel } from "@/ui/panel";
import { Quantity } from "@/ui/quantity";
import { quantityColumn } from "@/ui/quantity-column";
import { NotKnown, SkeletonRows } from "@/ui/states";

import { useImpactRisks } from "./queries";
import { oneIn, palermoWord, torinoWord, years } from "./risk";
import { fullName } from "./sentence";

export const riskReceipt = (designation: string) => receiptPath("fact_impact_risks", designation);
const receipt = (row: ImpactRisk) => riskReceipt(row.designation);

interface ImpactRisksProps {
  selected: string | null;
  onSelect: (designation: string) => void;
}

export function ImpactRisks({ selected, onSelect }: ImpactRisksProps) {
  const answer = useImpactRisks();
  const columns = useMemo(riskColumns, []);
  return (
    <Panel
      title="Impact risk"
      noun="objects"
      answer={answer}
      skeleton={<SkeletonRows rows={6} />}
      empty={{
        when: (rows) => rows.length === 0,
        show: <NotHeld what="Objects that could hit Earth would be listed here." source="sentry" />,
      }}
      actions={<FirstOf word="first" answer={answer.data} />}
    >
      {(rows) => (
        <>
          <p className="mb-2 max-w-[72ch] text-label text-text-2">
            JPL’s Sentry looks for possible impacts in the next hundred years and more. Probability and scales are Sentry’s own; most objects leave
            the list once more observations are made.
          </p>
          <DataTable
            label="Impact risk"
            rows={rows}
            columns={columns}
            rowKey={(row) => row.designation}
            selected={selected}
            onSelect={(row) => onSelect(row.designation)}
            height={360}
          />
        </>
      )}
    </Panel>
  );
}

function riskColumns(): ColumnDef<ImpactRisk>[] {
  return [
    { id: "name", header: "Object", cell: ({ row: { original } }) => <span className="block max-w-56 truncate max-md:max-w-26">{fullName(original)}</span> },
    {
      id: "palermo_cumulative",
      header: "Palermo scale",
      cell: ({ row: { original } }) => <Scale field="palermo_cumulative" row={original} word={palermoWord(original.palermo_cumulative)} />,
    },
    {
      id: "torino_max",
      header: "Torino scale",
      cell: ({ row: { original } }) => <Scale field="torino_max" row={original} word={torinoWord(original.torino_max)} />,
    },
    {
      id: "impact_probability",
      header: "Probability, by Sentry",
      meta: { align: "right" },
      cell: ({ row: { original } }) => <Chance row={original} />,
    },
    { id: "years", header: "Years", meta: { align: "right", wide: true }, cell: ({ row: { original } }) => years(original.impact_year_from, original.impact_year_to) ?? <NotKnown /> },
    quantityColumn("potential_impacts", { header: "Potential impacts", receipt, wide: true }),
    quantityColumn("diameter_estimate_km", { header: "Diameter (estimate)", receipt, wide: true }),
    quantityColumn("speed_infinity_km_s", { header: "Speed at infinity", receipt, wide: true }),
  ];
}

/** A scale's value beside its word; on a phone the value alone. */
export function Scale({ field, row, word }: { field: "palermo_cumulative" | "torino_max"; row: ImpactRisk; word: string }) {
  return (
    <span className="inline-flex items-baseline gap-2">
      {row[field] !== null && <Quantity field={field} value={row[field]} receipt={riskReceipt(row.designation)} />}
      <span className={row[field] === null ? "text-text-3" : "text-text-2 max-md:sr-only"}>{word}</span>
    </span>
  );
}

/** Sentry's probability as one in how many; hover and receipt tell the number itself. */
export function Chance({ row }: { row: ImpactRisk }) {
  return (
    <span className="inline-flex items-baseline gap-2">
      <span className="text-text-2 max-md:sr-only">
        <Quantity field="impact_probability" value={row.impact_probability} receipt={riskReceipt(row.designation)} />
      </span>
      <span>{oneIn(row.impact_probability)}</span>
    </span>
  );
}
