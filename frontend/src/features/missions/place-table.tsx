"use client";
import type { ColumnDef } from "@tanstack/react-table";
import { useMemo } from "react";

import { receiptPath } from "@/api/queries";
import { DataTable } from "@/ui/data-table";
import { quantityColumn } from "@/ui/quantity-column";

import type { Waypoint } from "./types";

const receipt = ({ waypoint_id: id }: Waypoint) => receiptPath("fact_mission_waypoints", id);

const columns: ColumnDef<Waypoint>[] = [
  quantityColumn("sol", { header: "Sol", receipt, more: () => ({ bare: true }) }),
  quantityColumn("mars_longitude_deg", { header: "Longitude", receipt }),
  quantityColumn("mars_latitude_deg", { header: "Latitude", receipt }),
  quantityColumn("mars_elevation_m", { header: "Elevation", receipt, wide: true }),
  quantityColumn("leg_m", { header: "Leg", receipt, wide: true }),
  quantityColumn("odometer_m", { header: "Driven", receipt }),
];

interface PlaceTableProps {
  places: Waypoint[];
  selected: string | null;
  onSelect: (id: string) => void;
}

export function PlaceTable({ places, selected, onSelect }: PlaceTableProps) {
  const rows = useMemo(() => [...places].reverse(), [places]);
  return (
    <DataTable label="Places" rows={rows} columns={columns} rowKey={(row) => row.waypoint_id} selected={selected} onSelect={(row) => onSelect(row.waypoint_id)} height={420} />
  );
}
