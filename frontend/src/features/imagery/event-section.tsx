"use client";
import { parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo } from "react";

import { apiUrl } from "@/api/client";
import type { Answer } from "@/api/queries";
import { NotHeld } from "@/ui/not-held";
import { Panel } from "@/ui/panel";
import { Button, CsvLink, Skeleton } from "@/ui/states";

import { categories, categoryOf, markPath } from "./categories";
import { EventMap } from "./event-map";
import { EventPanel } from "./event-panel";
import { EventTable } from "./event-table";
import { useMosaic } from "./queries";
import type { NaturalEvent } from "./types";

const states = ["open", "closed", "all"] as const;

export function EventSection({ answer }: { answer: Answer<NaturalEvent[]> }) {
  const [state, setState] = useQueryState("events", parseAsStringLiteral(states).withDefault("open"));
  const [category, setCategory] = useQueryState("category", parseAsString);
  const [selected, select] = useQueryState("event", parseAsString);
  const mosaic = useMosaic().data?.data[0];
  const all = answer.data?.data;
  const inState = useMemo(() => (all ?? []).filter((e) => state === "all" || e.event_status === state), [all, state]);
  const shown = useMemo(() => inState.filter((e) => category === null || e.event_categories.includes(category)), [inState, category]);
  const onSelect = (id: string | null) => void select(id);
  return (
    <>
      <Panel
        title="Natural events on Earth"
        noun="events"
        answer={answer}
        skeleton={<Skeleton height={480} label="Loading natural events" />}
        empty={{ when: (d) => d.length === 0, show: <NotHeld what="Wildfires, storms, volcanoes and ice would stand here, each where it is." source="eonet" /> }}
        actions={
          <>
            {states.map((name) => (
              <Button key={name} pressed={state === name} onClick={() => void setState(name)}>
                {{ open: "Going on", closed: "Ended", all: "All" }[name]}
              </Button>
            ))}
            <CsvLink href={apiUrl("imagery/events", { status: state === "all" ? null : state, category, limit: 1000, format: "csv" })} />
          </>
        }
      >
        {() => (
          <div className="flex flex-col gap-3">
            <Kinds events={inState} chosen={category} onChoose={(next) => void setCategory(next)} />
            <div className="grid gap-x-6 gap-y-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
              <EventMap events={shown} selected={selected} onSelect={onSelect} mosaic={mosaic} />
              {shown.length > 0 ? (
                <EventTable events={shown} selected={selected} onSelect={onSelect} />
              ) : (
                <p className="text-text-2">No held event is like that. Choose “All” or another kind.</p>
              )}
            </div>
          </div>
        )}
      </Panel>
      <EventPanel event={all?.find((e) => e.natural_event_id === selected)} onClose={() => onSelect(null)} />
    </>
  );
}

interface KindsProps {
  events: readonly NaturalEvent[];
  chosen: string | null;
  onChoose: (category: string | null) => void;
}

/** The kinds that are held: mark, word and number; also the map's key. */
function Kinds({ events, chosen, onChoose }: KindsProps) {
  const held = [...new Set(events.flatMap((e) => e.event_categories))].filter((id) => id in categories).sort();
  return (
    <ul aria-label="Kinds of events" className="flex flex-wrap gap-2">
      {held.map((id) => {
        const category = categoryOf([id]);
        return (
          <li key={id}>
            <button
              type="button"
              aria-pressed={chosen === id}
              onClick={() => onChoose(chosen === id ? null : id)}
              className="flex h-7 items-center gap-2 rounded-sm border border-hairline-strong px-2 text-label hover:bg-surface-2 aria-pressed:border-accent aria-pressed:bg-accent-soft"
            >
              <svg viewBox="-8 -8 16 16" width="12" height="12" aria-hidden="true">
                <path d={markPath(category, 100)} fill={category.colour} />
              </svg>
              {category.word}
              <span className="text-text-2">{events.filter((e) => e.event_categories.includes(id)).length}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
