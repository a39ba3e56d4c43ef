/** One hook per question. The first part of each key is the noun whose dataset version invalidates it. */
import { keepPreviousData, useInfiniteQuery, useQuery, type InfiniteData, type UseQueryResult } from "@tanstack/react-query";

import { getJson, type Params } from "./client";
import type { ProblemError } from "./problem";
import type {
  Approach,
  AsteroidDetail,
  AsteroidHit,
  Batch,
  Causes,
  Envelope,
  FieldInfo,
  KpForecast,
  Platform,
  QuarantineRow,
  Receipt,
  Series,
  SourceStatus,
  SpaceWeatherEvent,
  SpaceWeatherNow,
  WeatherAlert,
} from "./types";

export type Noun = "asteroids" | "space_weather" | "satellites" | "missions" | "imagery" | "forecasts" | "pipeline" | "receipts";
export type Answer<T> = UseQueryResult<Envelope<T>, ProblemError>;

interface Asking {
  enabled?: boolean;
  /** Whether the last answer stands in until the next one of other parameters has come. */
  keep?: boolean;
  /** Asked again after so many milliseconds, for what changes without a new dataset version. */
  everyMs?: number;
}

export function useAnswer<T>(noun: Noun, path: string, params: Params = {}, { enabled = true, keep = true, everyMs }: Asking = {}): Answer<T> {
  return useQuery<Envelope<T>, ProblemError>({
    queryKey: [noun, path, params],
    queryFn: ({ signal }) => getJson<T>(path, params, signal),
    enabled,
    ...(keep && { placeholderData: keepPreviousData }),
    ...(everyMs !== undefined && { refetchInterval: everyMs }),
  });
}

/** A list by the API's cursor, so many rows at a time; `data` holds the rows of all pages that have come. */
export function usePages<T>(noun: Noun, path: string, params: Params | null, rows: number, keep = true) {
  return useInfiniteQuery<Envelope<T[]>, ProblemError, Envelope<T[]>, unknown[], string | null>({
    queryKey: [noun, "pages", path, params],
    queryFn: ({ pageParam, signal }) => getJson<T[]>(path, { ...params, limit: rows, cursor: pageParam }, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.meta.next_cursor ?? null,
    select: joined,
    enabled: params !== null,
    ...(keep && { placeholderData: keepPreviousData }),
  });
}

function joined<T>({ pages }: InfiniteData<Envelope<T[]>>): Envelope<T[]> {
  return pages.reduce((all, page) => ({ meta: all.meta, data: all.data.concat(page.data) }));
}

export const useApproaches = (params: Params, enabled = true) =>
  useAnswer<Approach[]>("asteroids", "asteroids/approaches", params, { enabled });

export const useAsteroid = (designation: string | null) =>
  useAnswer<AsteroidDetail>("asteroids", `asteroids/${encodeURIComponent(designation ?? "")}`, {}, { enabled: designation !== null, keep: false });

export const useAsteroidSearch = (q: string) =>
  useAnswer<AsteroidHit[]>("asteroids", "asteroids", { q, limit: 12 }, { enabled: q.trim().length >= 2 });

export const useSpaceWeatherNow = () => useAnswer<SpaceWeatherNow>("space_weather", "space-weather/now");

export interface SeriesParams extends Params {
  names: string;
  from: string;
  to: string;
  points: number;
}

export const useSeries = (params: SeriesParams) =>
  useAnswer<{ series: Series[] }>("space_weather", "space-weather/series", params);

export const useEvents = (params: Params) =>
  useAnswer<SpaceWeatherEvent[]>("space_weather", "space-weather/events", params);

export const useCauses = (event: string) => useAnswer<Causes>("space_weather", "space-weather/graph", { event });
export const useAlerts = (params: Params) => useAnswer<WeatherAlert[]>("space_weather", "space-weather/alerts", params);
export const useKpForecast = (params: Params, enabled = true) =>
  useAnswer<KpForecast[]>("space_weather", "space-weather/forecasts", params, { enabled });

export const useSources = () => useAnswer<SourceStatus[]>("pipeline", "pipeline/sources");
export const useBatches = (params: Params) => useAnswer<Batch[]>("pipeline", "pipeline/batches", params);
export const useQuarantine = (params: Params) => useAnswer<QuarantineRow[]>("pipeline", "pipeline/quarantine", params);

/** `path` is the receipt's own address, as rows and items give it. */
export const useReceipt = (path: string) => useAnswer<Receipt>("receipts", path, {}, { keep: false });

export const receiptPath = (table: string, key: string) => `/api/v1/receipts/${table}/${encodeURIComponent(key)}`;

export const approachReceipt = ({ approach_id: id }: Approach) => receiptPath("fact_asteroid_approaches", id);

/** The platform's mode, label and clock; asked again each minute so that a changed speed is noticed. */
export const usePlatform = () =>
  useQuery<PlatformReading, ProblemError>({
    queryKey: ["platform"],
    queryFn: async ({ signal }) => {
      const { data } = await getJson<Platform>("platform", {}, signal);
      return { ...data, nowMs: Date.parse(data.now), readAt: performance.now() };
    },
    refetchInterval: 60_000,
  });

export interface PlatformReading extends Platform {
  nowMs: number;
  /** `performance.now()` when the reading came. */
  readAt: number;
}

const noFields = new Map<string, FieldInfo>();

/** The field catalogue by name; empty until it has come. */
export function useFields(): Map<string, FieldInfo> {
  const { data } = useQuery<Map<string, FieldInfo>, ProblemError>({
    queryKey: ["fields"],
    queryFn: async ({ signal }) => {
      const { data: fields } = await getJson<FieldInfo[]>("fields", {}, signal);
      return new Map(fields.map((field) => [field.name, field]));
    },
    staleTime: Infinity,
  });
  return data ?? noFields;
}

export const useField = (name: string): FieldInfo | undefined => useFields().get(name);
