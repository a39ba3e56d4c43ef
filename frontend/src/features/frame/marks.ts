"use client";
/** Marks on the time bar, the same on every page: events of the Sun and approaches within the stretch shown. */
import { useMemo } from "react";

import { useApproaches, useEvents } from "@/api/queries";
import type { Approach, SpaceWeatherEvent } from "@/api/types";
import { parseInstant, toIso } from "@/lib/time";
import type { TimeWindow } from "@/lib/window";
import { eventKinds, eventMeasure, eventWeight, startOf } from "@/ui/events";

export interface TimeMark {
  id: string;
  at: number;
  label: string;
  colour: string;
  /** 0–1: how much it matters, its height. */
  weight: number;
}

/** An approach within this distance is worth a mark. */
const NEAR_LD = 10;

export function useTimeMarks(window: TimeWindow): TimeMark[] {
  const stretch = { from: toIso(window.from), to: toIso(window.to), limit: 1000 };
  const events = useEvents(stretch).data?.data;
  const approaches = useApproaches({ ...stretch, max_distance_ld: NEAR_LD }).data?.data;
  return useMemo(() => [...(approaches ?? []).map(approachMark), ...(events ?? []).map(eventMark)], [approaches, events]);
}

function eventMark(event: SpaceWeatherEvent): TimeMark {
  return {
    id: event.event_id,
    at: startOf(event),
    label: `${eventKinds[event.event_type].word} ${eventMeasure(event)}`,
    colour: eventKinds[event.event_type].colour,
    weight: eventWeight(event),
  };
}

/** Highest at the Moon's distance or nearer. */
function approachMark(a: Approach): TimeMark {
  const ld = Math.max(a.miss_distance_lunar ?? NEAR_LD, 1);
  return {
    id: a.approach_id,
    at: parseInstant(a.approach_at) ?? 0,
    label: `Approach of ${a.designation}`,
    colour: "var(--data-green)",
    weight: 1 - 0.8 * Math.log10(ld),
  };
}
