"use client";
import type { ColumnDef } from "@tanstack/react-table";
import { useMemo } from "react";

import { approachReceipt, useFields } from "@/api/queries";
import type { Approach, FieldInfo } from "@/api/types";
import { convert, LUNAR_DISTANCE_KM, type UnitSystem } from "@/lib/units";
import { quantityColumn, type NumberOf } from "@/ui/quantity-column";
import { NotKnown } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";
import { useUnits } from "@/ui/unit-switch";

import { Attention, BodyMark, hazardWord } from "./attention";
import { fullName } from "./sentence";

/** Half of the 3-sigma range of the distance, lunar distances; null where the source gives no range. */
export function distanceUncertainty({ miss_distance_min_km: min, miss_distance_max_km: max }: Approach): number | null {
  return min === null || max === null ? null : (max - min) / 2 / LUNAR_DISTANCE_KM;
}

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
        ...quantityColumn("miss_distance_lunar", { header: head("miss_distance_lunar"), receipt: approachReceipt, more: miss }),
        id: "miss_distance_km",
        accessorKey: "miss_distance_km",
        sortDescFirst: false,
      },
      sorted("diameter_avg_km", { header: fields.get("diameter_avg_km")?.label ?? "" }),
      sorted("velocity_kms", { header: head("velocity_kms"), wide: true, more: () => ({ bare: true }) }),
      { ...sorted("absolute_magnitude_h", { header: head("absolute_magnitude_h"), wide: true, more: () => ({ bare: true }) }), sortDescFirst: false },
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
        cell: ({ row: { original } }) => original.condition_code ?? <NotKnown />,
      },
    ];
  }, [fields, system]);
}

const miss = (approach: Approach) => ({
  bare: true,
  uncertainty: distanceUncertainty(approach),
  at: approach.approach_at,
  source: approach.approach_source,
});

/** A column by which the API sorts, the greatest first. */
function sorted(field: NumberOf<Approach>, look: Omit<Parameters<typeof quantityColumn<Approach>>[1], "receipt">): Column {
  return { ...quantityColumn(field, { ...look, receipt: approachReceipt }), accessorKey: field, sortDescFirst: true };
}
