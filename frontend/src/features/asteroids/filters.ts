/** The approach filters: they live in the URL, and the table, the timeline and the CSV ask the same question. */
import { parseAsBoolean, parseAsFloat, parseAsString, parseAsStringLiteral, useQueryStates, type inferParserType } from "nuqs";

import { apiUrl, type Params } from "@/api/client";
import { toIso } from "@/lib/time";

export const SORTS = ["approach_at", "miss_distance_km", "diameter_avg_km", "velocity_kms", "risk_score", "absolute_magnitude_h"] as const;
export type SortField = (typeof SORTS)[number];
const DIRECTED = SORTS.flatMap((field) => [field, `-${field}`] as const);

export const PERIODS = ["upcoming", "past", "all", "dates"] as const;
export type Period = (typeof PERIODS)[number];

export const parsers = {
  period: parseAsStringLiteral(PERIODS).withDefault("upcoming"),
  from: parseAsString,
  to: parseAsString,
  ld: parseAsFloat,
  size: parseAsFloat,
  hazardous: parseAsBoolean,
  q: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(DIRECTED).withDefault("approach_at"),
};

export type Filters = inferParserType<typeof parsers>;

export const useFilters = () => useQueryStates(parsers, { history: "replace" });

const DATE = /^\d{4}-\d\d-\d\d$/;

/** The UTC date of an instant. */
export function dateOf(ms: number): string {
  return toIso(ms).slice(0, 10);
}

function span(filters: Filters, now: number): { from?: string; to?: string } {
  if (filters.period === "upcoming") return { from: toIso(now) };
  if (filters.period === "past") return { to: toIso(now) };
  if (filters.period === "all") return {};
  const { from, to } = filters;
  return { ...(from && DATE.test(from) ? { from } : {}), ...(to && DATE.test(to) ? { to } : {}) };
}

/** The API's parameters for the filters; `now` is the platform's, cut to the hour so that answers can be kept. */
export function approachParams(filters: Filters, now: number): Params {
  return {
    ...span(filters, now),
    max_distance_ld: filters.ld,
    min_diameter_m: filters.size,
    hazardous: filters.hazardous,
    q: filters.q.trim(),
    sort: filters.sort,
  };
}

/** Most rows that one answer of the API holds. */
export const CSV_ROWS = 1000;

/** Address of the same question as CSV. */
export function csvUrl(params: Params): string {
  return apiUrl("asteroids/approaches", { ...params, limit: CSV_ROWS, format: "csv" });
}

export const isFiltered = (filters: Filters): boolean =>
  filters.ld !== null || filters.size !== null || filters.hazardous !== null || filters.q !== "" || filters.period !== "upcoming";
