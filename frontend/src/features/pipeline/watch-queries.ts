/** Events and gaps of the pipeline. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { getJson, type Params } from "@/api/client";
import type { ProblemError } from "@/api/problem";
import type { Answer } from "@/api/queries";
import type { Envelope, Gap } from "@/api/types";

export interface PipelineEvent {
  event_key: string;
  event_kind: "silent" | "slow" | "errors" | "nulls" | "stale";
  source: string;
  dataset: string;
  urgency: "warning" | "critical";
  raised_at: string;
  cleared_at: string | null;
  event_detail: string;
}

export interface DatasetGaps {
  source: string;
  dataset: string;
  title: string;
  held_by: "windows" | "samples" | "whole";
  held: Gap[];
  lacking: Gap[];
  held_s: number;
  lacking_s: number;
}

function usePipeline<T>(path: string, params: Params, enabled = true): Answer<T> {
  return useQuery<Envelope<T>, ProblemError>({
    queryKey: ["pipeline", path, params],
    queryFn: ({ signal }) => getJson<T>(path, params, signal),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export const useEvents = () => usePipeline<PipelineEvent[]>("pipeline/events", { limit: 100 });

export const useGaps = (from: string, to: string, enabled: boolean) =>
  usePipeline<DatasetGaps[]>("pipeline/gaps", { from, to }, enabled);
