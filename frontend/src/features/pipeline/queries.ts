/** What the page asks of the platform about quality, shapes and lineage. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { getJson, type Params } from "@/api/client";
import type { ProblemError } from "@/api/problem";
import type { Answer } from "@/api/queries";
import type { Envelope, QuarantineRow } from "@/api/types";

export interface Check {
  check: string;
  column: string;
  rows: number;
  sample: string | null;
  severity: number;
}

export interface Profile {
  name: string;
  rows: number;
  nulls: number;
  null_share: number;
  distinct?: number;
  min?: number | string | null;
  max?: number | string | null;
  mean?: number | null;
  quantiles?: number[];
}

export interface Drift {
  name: string;
  verdict: string;
  ks_distance: number | null;
  outside_share: number | null;
  reference_rows: number;
  reference_batches: number;
}

export interface Freshness {
  cadence_s: number | null;
  since_previous_s: number | null;
  newest_at: string | null;
  age_s: number | null;
  is_late: boolean;
}

export interface ReportLine {
  report_id: string;
  batch_id: string;
  source: string;
  dataset: string;
  table_name: string | null;
  fetched_at: string;
  reported_at: string;
  row_count: number;
  records: number;
  loaded: number;
  duplicate: number;
  quarantined: number;
  unsupported: number;
  severity: number;
  failures: number;
  checks: Check[];
  freshness: Freshness[];
  check_duration_s: number;
}

export interface Report extends ReportLine {
  profile: Profile[];
  drift: Drift[];
}

export interface SchemaChange {
  source: string;
  dataset: string;
  change: "new" | "missing" | "retyped";
  path: string;
  batch_id: string;
  fetched_at: string;
  kinds: string[];
  before: string[];
  sample: string | null;
}

export interface Explanation {
  row: QuarantineRow;
  rule: { name: string; meaning: string; fix: string };
  field: { name: string; unit: string; meaning: string } | null;
  defined_in: string;
  resolution: { resolution: string; made_by: string; resolved_at: string; reason: string } | null;
  corrections: { correction_id: string; field_name: string; bad_value: string | null; corrected_value: string }[];
  commands: string[];
  batch_receipt: string;
}

export type Layer = "provider" | "bronze" | "silver" | "gold";

export interface LineageTable {
  table: string;
  layer: Layer;
  columns: string[];
}

export interface LineageNode {
  id: string;
  layer: Layer;
  table: string;
  column: string;
  proven: boolean;
  meaning: string | null;
  unit: string | null;
}

export interface Lineage {
  start: string;
  nodes: LineageNode[];
  edges: { source: string; target: string }[];
}

function useAnswer<T>(path: string, params: Params = {}, enabled = true): Answer<T> {
  return useQuery<Envelope<T>, ProblemError>({
    queryKey: ["pipeline", path, params],
    queryFn: ({ signal }) => getJson<T>(path, params, signal),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export const useReports = (params: Params) => useAnswer<ReportLine[]>("pipeline/quality", params);
export const useSchemaChanges = () => useAnswer<SchemaChange[]>("pipeline/schema-changes");
export const useLineageTables = () => useAnswer<LineageTable[]>("pipeline/lineage/tables");
export const useLineage = (table: string, column: string) => useAnswer<Lineage>("pipeline/lineage", { table, column });

export const useReport = (batchId: string) =>
  useQuery<Envelope<Report[]>, ProblemError>({
    queryKey: ["pipeline", "report", batchId],
    queryFn: ({ signal }) => getJson<Report[]>(`pipeline/quality/${encodeURIComponent(batchId)}`, {}, signal),
    retry: false,
  });

export const useExplanation = (id: string) =>
  useQuery<Envelope<Explanation>, ProblemError>({
    queryKey: ["pipeline", "explanation", id],
    queryFn: ({ signal }) => getJson<Explanation>(`pipeline/quarantine/${encodeURIComponent(id)}`, {}, signal),
  });
