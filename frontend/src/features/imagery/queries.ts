/** What the page asks of the platform. Kept pictures arrive without a change of their rows, so lists are asked again. */
import type { Params } from "@/api/client";
import { useAnswer } from "@/api/queries";

import type { Collection, DayPicture, EarthImage, Layer, Listed, NaturalEvent } from "./types";

const AGAIN_MS = 60_000;

const useImagery = <T>(path: string, params: Params) => useAnswer<T>("imagery", `imagery/${path}`, params, { everyMs: AGAIN_MS });

export const useDayPictures = () => useImagery<DayPicture[]>("apod", { limit: 25 });

export const useEarthImages = (collection: Collection) => useImagery<EarthImage[]>("epic", { collection, limit: 24 });

export const useNaturalEvents = (params: { status: string | null; category: string | null }) =>
  useImagery<NaturalEvent[]>("events", { ...params, limit: 1000 });

export const useLayers = (q: string) => useImagery<Layer[]>("layers", { q, limit: 1000 });

/** The newest picture of all Earth, put together from tiles. */
export const useMosaic = () => useImagery<Listed[]>("assets", { role: "mosaic", limit: 1 });
