"use client";
/** Bright meteors that satellites saw: when, where, with how much energy. */
import type { ColumnDef } from "@tanstack/react-table";
import { useMemo } from "react";

import { receiptPath } from "@/api/queries";
import type { Fireball } from "@/api/types";
import { formatCount } from "@/lib/quantity";
import { DataTable } from "@/ui/data-table";
import { Panel } from "@/ui/panel";
import { Quantity } from "@/ui/quantity";
import { Command, Empty, SkeletonRows } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

import { useFireballs } from "./queries";
import { placeText } from "./risk";

export function Fireballs() {
  const answer = useFireballs();
  const columns = useMemo(fireballColumns, []);
  const total = answer.data?.meta.total ?? 0;
  return (
    <Panel
      title="Fireballs"
      noun="fireballs"
      answer={answer}
      skeleton={<SkeletonRows rows={6} />}
      empty={{
        when: (rows) => rows.length === 0,
        show: (
          <Empty what="Fireballs that were seen from orbit would be listed here." why="The list has not been asked for yet.">
            <Command>orrery etl run fireball</Command>
          </Empty>
        ),
      }}
      actions={answer.data && answer.data.data.length < total && <span className="text-label text-text-2">newest {formatCount(answer.data.data.length)} of {formatCount(total)}</span>}
    >
      {(rows) => (
        <DataTable label="Fireballs" rows={rows} columns={columns} rowKey={(row) => row.fireball_id} height={360} />
      )}
    </Panel>
  );
}

function fireballColumns(): ColumnDef<Fireball>[] {
  return [
    { id: "fireball_at", header: "Peak brightness, UTC", cell: ({ row: { original } }) => <TimeInstant at={original.fireball_at} /> },
    {
      id: "place",
      header: "Place",
      cell: ({ row: { original } }) =>
        placeText(original.fireball_latitude_deg, original.fireball_longitude_deg) ?? <span className="text-text-3">not told</span>,
    },
    number("impact_energy_kt", "Impact energy", false),
    number("fireball_altitude_km", "Altitude", true),
    number("fireball_speed_km_s", "Speed", true),
  ];
}

function number(field: "impact_energy_kt" | "fireball_altitude_km" | "fireball_speed_km_s", header: string, wide: boolean): ColumnDef<Fireball> {
  return {
    id: field,
    header,
    meta: { align: "right", wide },
    cell: ({ row: { original } }) => <Quantity field={field} value={original[field]} receipt={receiptPath("fact_fireballs", original.fireball_id)} />,
  };
}
