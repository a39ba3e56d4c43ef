/** One hook per question. The first part of each key is the noun whose dataset version invalidates it. */
import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";

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

export type Noun = "asteroids" | "space_weather" | "pipeline" | "platform" | "fields";
export type Answer<T> = UseQueryResult<Envelope<T>, ProblemError>;

function useAnswer<T>(noun: Noun, path: string, params: Params = {}, enabled = true): Answer<T> {
  return useQuery<Envelope<T>, ProblemError>({
    queryKey: [noun, path, params],
    queryFn: ({ signal }) => getJson<T>(path, params, signal),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export const useApproaches = (params: Params, enabled = true) =>
  useAnswer<Approach[]>("asteroids", "asteroids/approaches", params, enabled);

export const useAsteroid = (designation: string | null) =>
  useQuery<Envelope<AsteroidDetail>, ProblemError>({
    queryKey: ["asteroids", "detail", designation],
    queryFn: ({ signal }) => getJson<AsteroidDetail>(`asteroids/${encodeURIComponent(designation ?? "")}`, {}, signal),
    enabled: designation !== null,
  });

export const useAsteroidSearch = (q: string) =>
  useAnswer<AsteroidHit[]>("asteroids", "asteroids", { q, limit: 12 }, q.trim().length >= 2);

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
  useAnswer<KpForecast[]>("space_weather", "space-weather/forecasts", params, enabled);

export const useSources = () => useAnswer<SourceStatus[]>("pipeline", "pipeline/sources");
export const useBatches = (params: Params) => useAnswer<Batch[]>("pipeline", "pipeline/batches", params);
export const useQuarantine = (params: Params) => useAnswer<QuarantineRow[]>("pipeline", "pipeline/quarantine", params);

/** `path` is the receipt's own address, as rows and items give it. */
export const useReceipt = (path: string) =>
  useQuery<Envelope<Receipt>, ProblemError>({
    queryKey: ["receipt", path],
    queryFn: ({ signal }) => getJson<Receipt>(path, {}, signal),
  });

export const receiptPath = (table: string, key: string) => `/api/v1/receipts/${table}/${encodeURIComponent(key)}`;

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
