"use client";
/** Bright meteors that satellites saw: when, where, with how much energy. */
import type { ColumnDef } from "@tanstack/react-table";
import { useMemo } from "react";

import { receiptPath } from "@/api/queries";
import type { Fireball } from "@/api/types";
import { FirstOf } from "@/ui/completeness";
import { DataTable } from "@/ui/data-table";
import { NotHeld } from "@/ui/not-held";
import { Panel } from "@/ui/panel";
import { quantityColumn } from "@/ui/quantity-column";
import { SkeletonRows } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

import { useFireballs } from "./queries";
import { placeText } from "./risk";

const receipt = ({ fireball_id: id }: Fireball) => receiptPath("fact_fireballs", id);

export function Fireballs() {
  const answer = useFireballs();
  const columns = useMemo(fireballColumns, []);
  return (
    <Panel
      title="Fireballs"
      noun="fireballs"
      answer={answer}
      skeleton={<SkeletonRows rows={6} />}
      empty={{
        when: (rows) => rows.length === 0,
        show: <NotHeld what="Fireballs that were seen from orbit would be listed here." source="fireball" />,
      }}
      actions={<FirstOf word="newest" answer={answer.data} />}
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
    quantityColumn("impact_energy_kt", { header: "Impact energy", receipt }),
    quantityColumn("fireball_altitude_km", { header: "Altitude", receipt, wide: true }),
    quantityColumn("fireball_speed_km_s", { header: "Speed", receipt, wide: true }),
  ];
}
