"use client";
import { parseAsString, useQueryState } from "nuqs";

import { useSources } from "@/api/queries";
import { FreshnessMark } from "@/ui/freshness";
import { Sentence } from "@/ui/panel";
import { isAsked, sourceName, useStateOf } from "@/ui/source-state";
import { Skeleton } from "@/ui/states";
import { useTime } from "@/ui/time";

import { DaySection } from "./day-section";
import { EarthSection, useCollection } from "./earth-section";
import { EventSection } from "./event-section";
import { LayerSection } from "./layer-section";
import { useDayPictures, useEarthImages, useNaturalEvents } from "./queries";
import { earthClause, eventClause, pictureClause } from "./sentence";

export function ImageryPage() {
  const [collection] = useCollection();
  const [event] = useQueryState("event", parseAsString);
  const [image] = useQueryState("earth", parseAsString);
  const pictures = useDayPictures();
  const earth = useEarthImages(collection);
  const events = useNaturalEvents({ status: null, category: null });
  const parts = [
    pictures.data ? pictureClause(pictures.data.data) : pictures.error && "The picture of the day is not known.",
    events.data ? eventClause(events.data.data) : events.error && "Events on Earth are not known.",
    earth.data ? earthClause(earth.data.data) : earth.error && "Images of Earth did not load.",
  ].filter(Boolean);
  return (
    <div className={`flex flex-col gap-8 px-4 py-5 md:px-6 ${event ?? image ? "xl:pr-[424px]" : ""}`}>
      <h1 className="sr-only">Imagery</h1>
      {parts.length > 0 ? <Sentence>{parts.join(" ")}</Sentence> : <Skeleton height={72} label="Loading the summary" />}
      <Sources />
      <DaySection answer={pictures} />
      <EarthSection answer={earth} />
      <EventSection answer={events} />
      <LayerSection />
    </div>
  );
}

/** How fresh each source of this page is. */
function Sources() {
  const { now } = useTime();
  const stateOf = useStateOf();
  const sources = useSources().data?.data.filter((s) => s.noun === "imagery" && isAsked(s) && s.last_attempt_at !== null);
  if (!sources || now === null || !stateOf) return null;
  return (
    <ul aria-label="Sources of this page" className="flex flex-wrap gap-x-6 gap-y-1 text-label text-text-2">
      {sources.map((source) => (
        <li key={`${source.source}/${source.dataset}`} className="flex items-center gap-2">
          {sourceName(source)} <FreshnessMark word state={stateOf(source, now)} title={source.last_error ?? undefined} />
        </li>
      ))}
    </ul>
  );
}
