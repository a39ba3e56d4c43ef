/** What the page asks of the platform about quality, shapes and lineage. */
import type { Params } from "@/api/client";
import { useAnswer } from "@/api/queries";
import type { RowOf, Schemas } from "@/api/types";

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

export type ReportLine = RowOf<
  Schemas["QualityReportLine"],
  | "report_id"
  | "batch_id"
  | "source"
  | "dataset"
  | "fetched_at"
  | "reported_at"
  | "row_count"
  | "records"
  | "loaded"
  | "duplicate"
  | "quarantined"
  | "unsupported"
  | "severity"
  | "failures"
  | "check_duration_s",
  { checks: Check[]; freshness: Freshness[] }
>;

export interface Report extends ReportLine {
  profile: Profile[];
  drift: Drift[];
}

export type SchemaChange = Schemas["SchemaChange"];
export type Explanation = Schemas["Explanation"];
export type LineageTable = Schemas["LineageTable"];
export type LineageNode = Schemas["LineageNode"];
export type Lineage = Schemas["LineageGraph"];
export type Layer = LineageNode["layer"];

export const useReports = (params: Params) => useAnswer<ReportLine[]>("pipeline", "pipeline/quality", params);
export const useSchemaChanges = () => useAnswer<SchemaChange[]>("pipeline", "pipeline/schema-changes");
export const useLineageTables = () => useAnswer<LineageTable[]>("pipeline", "pipeline/lineage/tables");
export const useLineage = (table: string, column: string) => useAnswer<Lineage>("pipeline", "pipeline/lineage", { table, column });

export const useReport = (batchId: string) =>
  useAnswer<Report[]>("pipeline", `pipeline/quality/${encodeURIComponent(batchId)}`, {}, { keep: false });

export const useExplanation = (id: string) =>
  useAnswer<Explanation>("pipeline", `pipeline/quarantine/${encodeURIComponent(id)}`, {}, { keep: false });
