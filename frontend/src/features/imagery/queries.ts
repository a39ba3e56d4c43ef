/** What the page asks of the platform. Kept pictures arrive without a change of their rows, so lists are asked again. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { getJson, type Params } from "@/api/client";
import type { ProblemError } from "@/api/problem";
import type { Answer } from "@/api/queries";
import type { Envelope } from "@/api/types";

import type { Collection, DayPicture, EarthImage, Layer, Listed, NaturalEvent } from "./types";

const AGAIN_MS = 60_000;

function useImagery<T>(path: string, params: Params = {}): Answer<T> {
  return useQuery<Envelope<T>, ProblemError>({
    queryKey: ["imagery", path, params],
    queryFn: ({ signal }) => getJson<T>(`imagery/${path}`, params, signal),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
  });
}

export const useDayPictures = () => useImagery<DayPicture[]>("apod", { limit: 25 });

export const useEarthImages = (collection: Collection) => useImagery<EarthImage[]>("epic", { collection, limit: 24 });

export const useNaturalEvents = (params: { status: string | null; category: string | null }) =>
  useImagery<NaturalEvent[]>("events", { ...params, limit: 1000 });

export const useLayers = (q: string) => useImagery<Layer[]>("layers", { q, limit: 1000 });

/** The newest picture of all Earth, put together from tiles. */
export const useMosaic = () => useImagery<Listed[]>("assets", { role: "mosaic", limit: 1 });
