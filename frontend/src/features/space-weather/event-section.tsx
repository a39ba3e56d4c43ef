"use client";
import { parseAsString, useQueryState } from "nuqs";
import { useMemo, useState } from "react";

import { apiUrl } from "@/api/client";
import { useEvents } from "@/api/queries";
import type { SpaceWeatherEvent } from "@/api/types";
import { toIso } from "@/lib/time";
import type { TimeWindow } from "@/lib/window";
import { NotHeld } from "@/ui/not-held";
import { Panel } from "@/ui/panel";
import { Button, CsvLink, Skeleton } from "@/ui/states";

import { EventPanel } from "./event-panel";
import { EventTable } from "./event-table";
import { EventTimeline } from "./event-timeline";
import { useKpStorms } from "./use-kp-storms";
import { startOf } from "@/ui/events";

const none: SpaceWeatherEvent[] = [];

export function EventSection({ window }: { window: TimeWindow }) {
  const [table, setTable] = useState(false);
  const [selected, select] = useQueryState("event", parseAsString);
  const params = { from: toIso(window.from), to: toIso(window.to), limit: 1000 };
  const answer = useEvents(params);
  const data = answer.data?.data;
  const events = useMemo(() => (data ? [...data].sort((a, b) => startOf(a) - startOf(b)) : none), [data]);
  const storms = useKpStorms(window);
  return (
    <>
      <Panel
        title="What the Sun did, and what came of it"
        noun="events"
        answer={answer}
        skeleton={<Skeleton height={184} label="Loading events" />}
        empty={{ when: (d) => d.length === 0 && storms.length === 0, show: <NoEvents /> }}
        stillWorks="The charts do not depend on it."
        actions={
          <>
            <Button pressed={table} onClick={() => setTable(!table)}>
              Table
            </Button>
            <CsvLink href={apiUrl("space-weather/events", { ...params, format: "csv" })} />
          </>
        }
      >
        {() =>
          table ? (
            <EventTable events={events} selected={selected} onSelect={(id) => void select(id)} />
          ) : (
            <EventTimeline events={events} storms={storms} window={window} selected={selected} onSelect={(id) => void select(id)} />
          )
        }
      </Panel>
      <EventPanel event={events.find(({ event_id }) => event_id === selected)} held={events} onSelect={(id) => void select(id)} />
    </>
  );
}

function NoEvents() {
  return (
    <NotHeld
      what="Flares, mass ejections and geomagnetic storms would stand here, with the links between them."
      source="donki"
      answered="None is held for this stretch of time. Choose a longer one on the time bar, or fetch it:"
    />
  );
}
