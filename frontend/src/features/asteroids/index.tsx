"use client";
/** Asteroids: what comes near, where everything is, and one object beside it. */
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback, useMemo, useRef } from "react";

import type { Approach } from "@/api/types";
import { heldUntil } from "@/lib/held";
import { DAY, HOUR } from "@/lib/time";
import type { Pick } from "@/scene";
import { Sentence } from "@/ui/panel";
import { useTime } from "@/ui/time";

import { ApproachTable } from "./approach-table";
import { pickOf, planetOf } from "./bodies";
import { approachParams, useFilters } from "./filters";
import { Fireballs } from "./fireballs";
import { ImpactRisks } from "./impact-risks";
import { ObjectPanel } from "./object-panel";
import { PlanetPanel } from "./planet-panel";
import { timelineSpan, useBodies, useTimeline } from "./queries";
import { SceneSection } from "./scene-section";
import { asteroidSentence } from "./sentence";
import { Timeline } from "./timeline";

const NO_APPROACHES: Approach[] = [];
const selection = { selected: parseAsString, view: parseAsStringLiteral(["3d", "plan"]).withDefault("3d") };

/** Scrolls the page, and nothing around it, until the element is at its top. */
function bringUp(element: HTMLElement): void {
  const page = element.closest("main");
  page?.scrollBy({ top: element.getBoundingClientRect().top - page.getBoundingClientRect().top });
}

export function AsteroidsPage() {
  const { at, now } = useTime();
  const [{ selected, view }, setSelection] = useQueryStates(selection);
  const [filters] = useFilters();
  const today = now === null ? null : Math.floor(now / DAY) * DAY;
  const shownDay = at === null ? null : Math.floor(at / DAY) * DAY;
  const hour = now === null ? null : Math.floor(now / HOUR) * HOUR;
  const params = useMemo(() => (hour === null ? null : approachParams(filters, hour)), [filters, hour]);
  const span = useMemo(() => (today === null || shownDay === null ? null : timelineSpan(shownDay, today)), [today, shownDay]);
  const nowSpan = useMemo(() => (today === null ? null : timelineSpan(today, today)), [today]);
  const timeline = useTimeline(span);
  const ahead = useTimeline(nowSpan);
  const approaches = ahead.data?.data ?? NO_APPROACHES;

  const bodies = useBodies().data;
  const flight = useRef<((pick: Pick) => void) | null>(null);
  const select = useCallback((next: string | null) => void setSelection({ selected: next }, { history: "push" }), [setSelection]);
  const selectApproach = useCallback((approach: Approach) => select(approach.designation), [select]);
  const close = useCallback(() => select(null), [select]);
  const pick = pickOf(selected, bodies);
  const scene = useRef<HTMLDivElement>(null);
  const show = pick
    ? () => {
        const picture = scene.current?.querySelector<HTMLElement>("[role=application]");
        if (picture) bringUp(picture);
        flight.current?.(pick);
      }
    : null;
  const planet = planetOf(selected);

  return (
    <div className={`flex flex-col gap-7 px-4 py-5 md:px-6 ${selected ? "xl:pr-[424px]" : ""}`}>
      <h1 className="sr-only">Asteroids</h1>
      <div className="min-h-9">
        {ahead.isPending && !ahead.failureReason && <div className="skeleton h-7 max-w-[44ch]" role="status" aria-label="Loading the sentence" />}
        {!ahead.data && ahead.failureReason && <Sentence>What comes near is not known: the platform does not answer.</Sentence>}
        {now !== null && nowSpan && ahead.data && (
          <Sentence>
            {asteroidSentence(approaches, now, Math.min(nowSpan.to, heldUntil(ahead.data.meta.completeness?.gaps ?? [], now) ?? nowSpan.to))}
          </Sentence>
        )}
      </div>
      <div ref={scene}>
        <SceneSection
          approaches={approaches}
          now={today}
          selected={selected}
          view={view}
          onView={(next) => void setSelection({ view: next })}
          onSelect={select}
          flight={flight}
        />
      </div>
      <Timeline answer={timeline} span={span} selected={selected} onSelect={selectApproach} />
      <ApproachTable params={params} selected={selected} onSelect={selectApproach} />
      <ImpactRisks selected={selected} onSelect={select} />
      <Fireballs />
      <PlanetPanel name={planet} onClose={close} onShow={() => show?.()} />
      <ObjectPanel designation={planet ? null : selected} onClose={close} onShow={show} />
    </div>
  );
}
