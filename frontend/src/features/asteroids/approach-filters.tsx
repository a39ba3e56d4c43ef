"use client";
/** The filter row: every control writes to the URL. */
import type { ReactNode } from "react";

import { useField } from "@/api/queries";
import { Button } from "@/ui/states";

import { isFiltered, PERIODS, useFilters, type Period } from "./filters";

const PERIOD_WORDS: Readonly<Record<Period, string>> = { upcoming: "Upcoming", past: "Past", all: "All held", dates: "Dates" };
const INPUT =
  "h-7 rounded-sm border border-hairline-strong bg-surface-1 px-2 text-label text-text-1 placeholder:text-text-3";

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="flex items-center gap-1.5 text-label text-text-2">
      {label}
      {children}
    </label>
  );
}

function limit(text: string): number | null {
  const value = Number(text);
  return text.trim() !== "" && Number.isFinite(value) && value >= 0 ? value : null;
}

export function ApproachFilters() {
  const [filters, set] = useFilters();
  const lunar = useField("miss_distance_lunar")?.unit ?? "";
  return (
    <div role="search" aria-label="Filter approaches" className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
      <input
        type="search"
        aria-label="Name or designation"
        placeholder="Name or designation"
        className={`${INPUT} w-44`}
        value={filters.q}
        onChange={(event) => void set({ q: event.target.value })}
      />
      <div role="group" aria-label="Period" className="flex gap-1">
        {PERIODS.map((period) => (
          <Button key={period} pressed={filters.period === period} onClick={() => void set({ period })}>
            {PERIOD_WORDS[period]}
          </Button>
        ))}
      </div>
      {filters.period === "dates" && <Dates />}
      <Labelled label="Within">
        <input
          type="number"
          min={0}
          step="any"
          inputMode="decimal"
          aria-label={`Largest distance, ${lunar}`}
          className={`${INPUT} w-16`}
          value={filters.ld ?? ""}
          onChange={(event) => void set({ ld: limit(event.target.value) })}
        />
        {lunar}
      </Labelled>
      <Labelled label="At least">
        <input
          type="number"
          min={0}
          step="any"
          inputMode="decimal"
          aria-label="Least diameter, m"
          className={`${INPUT} w-16`}
          value={filters.size ?? ""}
          onChange={(event) => void set({ size: limit(event.target.value) })}
        />
        m
      </Labelled>
      <Labelled label="Potentially hazardous only">
        <input
          type="checkbox"
          className="accent-(--accent)"
          checked={filters.hazardous === true}
          onChange={(event) => void set({ hazardous: event.target.checked ? true : null })}
        />
      </Labelled>
      {isFiltered(filters) && <Button onClick={() => void set(null)}>Clear filters</Button>}
    </div>
  );
}

function Dates() {
  const [filters, set] = useFilters();
  return (
    <span className="flex items-center gap-1.5 text-label text-text-2">
      {(["from", "to"] as const).map((end) => (
        <Labelled key={end} label={end}>
          <input
            type="date"
            className={INPUT}
            value={filters[end] ?? ""}
            onChange={(event) => void set({ [end]: event.target.value || null })}
          />
        </Labelled>
      ))}
      UTC
    </span>
  );
}
