"use client";
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback } from "react";

import type { ProblemError } from "@/api/problem";
import { parseInstant } from "@/lib/time";
import { Sentence } from "@/ui/panel";
import { Skeleton } from "@/ui/states";
import { useTime } from "@/ui/time";

import { useStepped } from "./knots";
import { useKnots, useSatellite, useSearch } from "./queries";
import { SatellitePanel } from "./satellite-panel";
import { SceneSection } from "./scene-section";
import { satelliteSentence } from "./sentence";

const selection = { selected: parseAsInteger, group: parseAsString, view: parseAsStringLiteral(["3d", "map"]).withDefault("3d") };
/** Platform seconds per wall second beyond which knots two minutes apart could not be asked for in time. */
const FAST = 60;

export function SatellitesPage() {
  const { at, now, playing, speed } = useTime();
  const [{ selected, group, view }, set] = useQueryStates(selection);
  const fast = playing && speed > FAST;
  const sky = useKnots(useStepped(at, fast), fast, group);
  const detail = useSatellite(selected).data?.data;
  const satellite = detail?.norad_cat_id === selected ? detail : null;
  const select = useCallback((next: number | null) => void set({ selected: next }, { history: "push" }), [set]);
  return (
    <div className={`flex flex-col gap-7 px-4 py-5 md:px-6 ${selected === null ? "" : "xl:pr-[424px]"}`}>
      <h1 className="sr-only">Satellites</h1>
      <div className="min-h-9">
        <Summary drawn={sky.knots?.count ?? null} refused={sky.refused} failure={sky.failure} group={group} now={now} />
      </div>
      <SceneSection
        sky={sky}
        at={at}
        group={group}
        onGroup={(next) => void set({ group: next })}
        selected={selected}
        satellite={satellite}
        onSelect={select}
        view={view}
        onView={(next) => void set({ view: next })}
      />
      <SatellitePanel number={selected} onClose={() => select(null)} />
    </div>
  );
}

interface SummaryProps {
  drawn: number | null;
  refused: number;
  failure: ProblemError | null;
  group: string | null;
  now: number | null;
}

function Summary({ drawn, refused, failure, group, now }: SummaryProps) {
  const answer = useSearch("", group);
  if (drawn === null && failure)
    return <Sentence>{failure.offline ? "Where the satellites are is not known: the platform does not answer." : "Where these satellites are is not known."}</Sentence>;
  if (drawn === null || now === null || !answer.data) return <Skeleton height={28} label="Loading the sentence" />;
  if (drawn === 0) return <Sentence>No satellite is followed at this time.</Sentence>;
  const newestAt = parseInstant(answer.data.meta.completeness?.newest_at);
  return <Sentence>{satelliteSentence({ drawn, refused, group, newestAt, now })}</Sentence>;
}
