"use client";
import { parseAsString, useQueryState } from "nuqs";

import { useEvents, useSpaceWeatherNow } from "@/api/queries";
import { toIso } from "@/lib/time";
import type { TimeWindow } from "@/lib/window";
import { NotHeld } from "@/ui/not-held";
import { Panel, Sentence } from "@/ui/panel";
import { Skeleton } from "@/ui/states";
import { useTime } from "@/ui/time";
import { NowGrid } from "@/ui/weather-now";
import { sunClause } from "@/ui/weather-sentence";

import { AlertsPanel } from "./alerts-panel";
import { ArrivalsPanel } from "./arrivals";
import { Charts } from "./charts";
import { EventSection } from "./event-section";
import { eventsSentence } from "./sentence";
import { unlistedSentence, unlistedStorms } from "./storms";
import { useKpStorms } from "./use-kp-storms";

export function SpaceWeatherPage() {
  const { window } = useTime();
  const now = useSpaceWeatherNow();
  const [event, select] = useQueryState("event", parseAsString);
  return (
    <div className={`flex flex-col gap-8 px-4 py-5 md:px-6 ${event ? "xl:pr-[424px]" : ""}`}>
      <h1 className="sr-only">Space weather</h1>
      {window ? <Summary window={window} /> : <Skeleton height={72} label="Loading the summary" />}
      <Panel
        title="Now"
        answer={now}
        skeleton={<Skeleton height={140} label="Loading the newest values" />}
        empty={{
          when: (d) => d.items.length === 0,
          show: <NotHeld what="The newest solar wind, Kp and X-ray flux would stand here." source="swpc" />,
        }}
        stillWorks="The charts below ask for themselves."
      >
        {(data) => <NowGrid weather={data} />}
      </Panel>
      <ArrivalsPanel onSelect={(id) => void select(id)} />
      {window && <EventSection window={window} />}
      {window && <AlertsPanel window={window} />}
      <Charts />
    </div>
  );
}

function Summary({ window }: { window: TimeWindow }) {
  const { now } = useTime();
  const events = useEvents({ from: toIso(window.from), to: toIso(window.to), limit: 1000 });
  const weather = useSpaceWeatherNow();
  const storms = useKpStorms(window);
  const parts = [
    weather.data && now !== null ? sunClause(weather.data.data, now) : weather.error && "What the Sun does now is not known.",
    events.data ? eventsSentence(events.data.data) : events.error && "What it did cannot be said: events did not load.",
    events.data && unlistedSentence(unlistedStorms(storms, events.data.data)),
  ].filter(Boolean);
  return parts.length > 0 ? <Sentence>{parts.join(" ")}</Sentence> : <Skeleton height={72} label="Loading the summary" />;
}
