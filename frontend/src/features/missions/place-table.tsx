"use client";
import type { ColumnDef } from "@tanstack/react-table";
import { useMemo } from "react";

import { receiptPath } from "@/api/queries";
import { DataTable } from "@/ui/data-table";
import { Quantity } from "@/ui/quantity";

import type { Waypoint } from "./types";

const FIELDS = [
  ["sol", "Sol", false],
  ["mars_longitude_deg", "Longitude", false],
  ["mars_latitude_deg", "Latitude", false],
  ["mars_elevation_m", "Elevation", true],
  ["leg_m", "Leg", true],
  ["odometer_m", "Driven", false],
] as const;

interface PlaceTableProps {
  places: Waypoint[];
  selected: string | null;
  onSelect: (id: string) => void;
}

export function PlaceTable({ places, selected, onSelect }: PlaceTableProps) {
  const rows = useMemo(() => [...places].reverse(), [places]);
  const columns = useMemo(
    () =>
      FIELDS.map(
        ([field, header, wide]): ColumnDef<Waypoint> => ({
          id: field,
          header,
          meta: { align: "right", wide },
          cell: ({ row: { original } }) => (
            <Quantity field={field} value={original[field]} receipt={receiptPath("fact_mission_waypoints", original.waypoint_id)} bare={field === "sol"} />
          ),
        }),
      ),
    [],
  );
  return (
    <DataTable label="Places" rows={rows} columns={columns} rowKey={(row) => row.waypoint_id} selected={selected} onSelect={(row) => onSelect(row.waypoint_id)} height={420} />
  );
}
