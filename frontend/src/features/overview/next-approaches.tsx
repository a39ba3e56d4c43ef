"use client";
import type { ColumnDef } from "@tanstack/react-table";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useMemo } from "react";

import { approachReceipt, type Answer } from "@/api/queries";
import type { Approach } from "@/api/types";
import { parseInstant } from "@/lib/time";
import { DataTable } from "@/ui/data-table";
import { NotHeld } from "@/ui/not-held";
import { Panel } from "@/ui/panel";
import { quantityColumn } from "@/ui/quantity-column";
import { SkeletonRows } from "@/ui/states";
import { useTime } from "@/ui/time";
import { TimeInstant } from "@/ui/time-instant";

const SHOWN = 8;

const measured = (a: Approach) => ({ at: a.approach_at, source: a.approach_source });

const columns: ColumnDef<Approach>[] = [
  { id: "designation", header: "Object", cell: ({ row: { original: a } }) => <ObjectName approach={a} /> },
  { id: "approach_at", header: "Closest approach (UTC)", cell: ({ row }) => <TimeInstant at={row.original.approach_at} precision="short" relative /> },
  quantityColumn("miss_distance_lunar", { header: "Miss distance", receipt: approachReceipt, more: measured }),
  quantityColumn("diameter_avg_km", { header: "Diameter", receipt: approachReceipt, wide: true, more: (a) => ({ source: a.diameter_source }) }),
  quantityColumn("velocity_kms", { header: "Speed", receipt: approachReceipt, wide: true, more: measured }),
];

function ObjectName({ approach }: { approach: Approach }) {
  return (
    <span className="flex items-center gap-2">
      <span className="font-mono">{approach.designation}</span>
      {approach.is_hazardous && (
        <abbr title="Potentially hazardous: MOID ≤ 0.05 au and H ≤ 22" className="rounded-sm border border-hairline-strong px-1 text-label no-underline">
          PHA
        </abbr>
      )}
    </span>
  );
}

const none: Approach[] = [];

export function NextApproaches({ answer, days }: { answer: Answer<Approach[]>; days: number }) {
  const router = useRouter();
  const { now } = useTime();
  const all = answer.data?.data ?? none;
  const minute = now === null ? 0 : Math.floor(now / 60_000) * 60_000;
  const next = useMemo(() => all.filter((a) => (parseInstant(a.approach_at) ?? 0) >= minute).slice(0, SHOWN), [all, minute]);
  return (
    <Panel
      title="Next approaches to Earth"
      noun="approaches"
      answer={answer}
      className="lg:col-span-2"
      skeleton={<SkeletonRows rows={SHOWN} />}
      empty={{ when: () => next.length === 0, show: <NoApproaches days={days} /> }}
      stillWorks="Space weather does not depend on it."
      actions={
        <Link className="text-label underline" href="/asteroids">
          All approaches
        </Link>
      }
    >
      {() => (
        <DataTable
          label="Next approaches to Earth"
          rows={next}
          columns={columns}
          rowKey={(a) => a.approach_id}
          onSelect={(a) => router.push(`/asteroids?selected=${encodeURIComponent(a.designation)}`)}
        />
      )}
    </Panel>
  );
}

function NoApproaches({ days }: { days: number }) {
  return (
    <NotHeld
      what={`The passes of the coming ${days} days would stand here, the nearest in time first.`}
      source="cneos_cad"
      answered="No approach ahead of the platform’s clock is held."
    />
  );
}
