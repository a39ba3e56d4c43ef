"use client";
import type { ColumnDef } from "@tanstack/react-table";
import { useMemo } from "react";

import { receiptPath, useFields } from "@/api/queries";
import type { Approach, FieldInfo } from "@/api/types";
import { convert, LUNAR_DISTANCE_KM, type UnitSystem } from "@/lib/units";
import { Quantity } from "@/ui/quantity";
import { TimeInstant } from "@/ui/time-instant";
import { useUnits } from "@/ui/unit-switch";

import { Attention, BodyMark, hazardWord } from "./attention";
import { fullName } from "./sentence";

/** Half of the 3-sigma range of the distance, lunar distances; null where the source gives no range. */
export function distanceUncertainty({ miss_distance_min_km: min, miss_distance_max_km: max }: Approach): number | null {
  return min === null || max === null ? null : (max - min) / 2 / LUNAR_DISTANCE_KM;
}

export const approachReceipt = (approach: Approach) => receiptPath("fact_asteroid_approaches", approach.approach_id);

/** Label and unit of a column's head; 1e6 stands for values that are not small enough for metres. */
function headOf(fields: Map<string, FieldInfo>, system: UnitSystem, name: string): string {
  const field = fields.get(name);
  const unit = field?.unit ? convert(1e6, field.unit, system).unit : "";
  return `${field?.label ?? name}${unit ? `, ${unit}` : ""}`;
}

type Column = ColumnDef<Approach>;

/** The table's columns: labels and units from the field catalogue; ids are the API's sort fields. */
export function useApproachColumns(): Column[] {
  const fields = useFields();
  const { system } = useUnits();
  return useMemo((): Column[] => {
    const head = (name: string) => headOf(fields, system, name);
    return [
      {
        id: "name",
        header: head("name"),
        enableSorting: false,
        cell: ({ row: { original } }) => (
          <span className="flex max-w-56 items-center gap-1.5 max-md:max-w-26" title={hazardWord(original.is_hazardous)}>
            <BodyMark hazardous={original.is_hazardous} />
            <span className="truncate">{fullName(original)}</span>
            <span className="sr-only">, {hazardWord(original.is_hazardous)}</span>
          </span>
        ),
      },
      {
        id: "approach_at",
        accessorKey: "approach_at",
        header: `${head("approach_at")}, UTC`,
        cell: ({ row: { original } }) => (
          <span className="max-md:[&_time>span]:hidden">
            <TimeInstant at={original.approach_at} uncertaintyS={original.time_uncertainty_s} />
          </span>
        ),
      },
      {
        id: "miss_distance_km",
        accessorKey: "miss_distance_km",
        sortDescFirst: false,
        header: head("miss_distance_lunar"),
        meta: { align: "right" },
        cell: ({ row: { original } }) => (
          <Quantity
            bare
            field="miss_distance_lunar"
            value={original.miss_distance_lunar}
            uncertainty={distanceUncertainty(original)}
            at={original.approach_at}
            source={original.approach_source}
            receipt={approachReceipt(original)}
          />
        ),
      },
      quantityColumn("diameter_avg_km", fields.get("diameter_avg_km")?.label ?? ""),
      { ...quantityColumn("velocity_kms", head("velocity_kms")), meta: { align: "right", wide: true } },
      { ...quantityColumn("absolute_magnitude_h", head("absolute_magnitude_h")), meta: { align: "right", wide: true } },
      {
        id: "risk_score",
        accessorKey: "risk_score",
        header: head("threat_level"),
        cell: ({ row: { original } }) => <Attention level={original.threat_level} />,
        meta: { wide: true },
      },
      {
        id: "condition_code",
        header: head("condition_code"),
        enableSorting: false,
        meta: { align: "right", wide: true },
        cell: ({ row: { original } }) => original.condition_code ?? <span className="text-text-3">not known</span>,
      },
    ];
  }, [fields, system]);
}

type Numeric = "diameter_avg_km" | "velocity_kms" | "absolute_magnitude_h";

function quantityColumn(field: Numeric, header: string): Column {
  return {
    id: field,
    accessorKey: field,
    sortDescFirst: field !== "absolute_magnitude_h",
    header,
    meta: { align: "right" },
    cell: ({ row: { original } }) => (
      <Quantity bare={field !== "diameter_avg_km"} field={field} value={original[field]} receipt={approachReceipt(original)} />
    ),
  };
}
