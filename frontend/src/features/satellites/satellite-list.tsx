"use client";
/** Satellites beside the scene: searched at the server, so that fifteen thousand names need not come. */
import { useState } from "react";

import { failureOf } from "@/api/problem";
import { formatCount } from "@/lib/quantity";
import { CompletenessBadge } from "@/ui/completeness";
import { NotHeld } from "@/ui/not-held";
import { Failure, SkeletonRows } from "@/ui/states";

import { useSearch } from "./queries";

interface SatelliteListProps {
  group: string | null;
  selected: number | null;
  onSelect: (number: number) => void;
}

export function SatelliteList({ group, selected, onSelect }: SatelliteListProps) {
  const [text, setText] = useState("");
  const answer = useSearch(text, group);
  const rows = answer.data?.data ?? [];
  const total = answer.data?.meta.total ?? null;
  const error = failureOf(answer);
  return (
    <section aria-label="Satellites" className="flex h-full min-h-0 flex-col">
      <input
        type="search"
        aria-label="Find a satellite"
        placeholder="Name, number or designator"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="mb-1 h-8 w-full shrink-0 rounded-sm border border-hairline-strong bg-surface-1 px-2 text-label placeholder:text-text-3"
      />
      <p className="mb-1 flex min-h-5 items-center gap-2 text-label text-text-2" role="status">
        {total !== null && (rows.length < total ? `First ${formatCount(rows.length)} of ${formatCount(total)}` : formatCount(total))}
        {!text && <CompletenessBadge value={answer.data?.meta.completeness} noun="satellites" />}
      </p>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {!answer.data && error && <Failure error={error} what="The list" onRetry={() => void answer.refetch()} />}
        {answer.isPending && !error && <SkeletonRows rows={10} />}
        {answer.data && rows.length === 0 && (text ? <p className="py-3 text-text-2">No satellite held is called that.</p> : <NotHeld what="Satellites would be listed here." source="celestrak/active" />)}
        <ul aria-label="Satellites; Enter selects">
          {rows.map((row) => (
            <li key={row.norad_cat_id}>
              <button
                type="button"
                aria-pressed={row.norad_cat_id === selected}
                onClick={() => onSelect(row.norad_cat_id)}
                className="flex h-8 w-full items-center gap-2 border-b border-hairline pr-1 text-left hover:bg-surface-1 aria-pressed:bg-accent-soft"
              >
                <span className="min-w-0 flex-1 truncate">{row.satellite_name ?? <span className="text-text-3">no name</span>}</span>
                <span className="shrink-0 font-mono text-label text-text-2">{row.norad_cat_id}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
