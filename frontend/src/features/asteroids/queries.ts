/** What the page asks of the platform. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import type { Params } from "@/api/client";
import type { ProblemError } from "@/api/problem";
import { useAnswer, useApproaches, usePages, type Answer } from "@/api/queries";
import type { Approach, Fireball, ImpactRisk } from "@/api/types";
import { DAY } from "@/lib/time";

import { fetchBodies, type BodyTable } from "./elements";
import { dateOf } from "./filters";

const PAGE_ROWS = 200;
const TIMELINE_ROWS = 1000;
const TIMELINE_PAST_D = 7;
const TIMELINE_AHEAD_D = 60;

/** The approach table, by the API's cursor. */
export const useApproachPages = (params: Params | null) => usePages<Approach>("asteroids", "asteroids/approaches", params, PAGE_ROWS);

export interface TimelineSpan {
  from: number;
  to: number;
}

/** The stretch that the timeline shows: a week back and two months ahead of the platform's day, or of the shown one. */
export function timelineSpan(at: number, now: number): TimelineSpan {
  const near = at >= now - TIMELINE_PAST_D * DAY && at <= now + TIMELINE_AHEAD_D * DAY;
  const day = Math.floor((near ? now : at) / DAY) * DAY;
  return { from: day - TIMELINE_PAST_D * DAY, to: day + TIMELINE_AHEAD_D * DAY };
}

/** The nearest approaches of a span, at most a thousand. */
export function useTimeline(span: TimelineSpan | null): Answer<Approach[]> {
  const params = useMemo(
    () => (span ? { from: dateOf(span.from), to: dateOf(span.to - DAY), sort: "miss_distance_km", limit: TIMELINE_ROWS } : {}),
    [span],
  );
  return useApproaches(params, span !== null);
}

const LIST_ROWS = 100;

/** The most dangerous entries of Sentry's list. */
export const useImpactRisks = () => useAnswer<ImpactRisk[]>("asteroids", "asteroids/impact-risks", { limit: LIST_ROWS });

/** The newest fireballs. */
export const useFireballs = () => useAnswer<Fireball[]>("asteroids", "asteroids/fireballs", { limit: LIST_ROWS });

export function useBodies() {
  return useQuery<BodyTable, ProblemError>({
    queryKey: ["asteroids", "elements"],
    queryFn: ({ signal }) => fetchBodies(signal),
    staleTime: Infinity,
    structuralSharing: false,
  });
}
