/** Events and gaps of the pipeline. */
import { useAnswer } from "@/api/queries";
import type { RowOf, Schemas } from "@/api/types";

export type PipelineEvent = RowOf<
  Schemas["PipelineEvent"],
  "event_key" | "source" | "dataset" | "raised_at" | "event_detail",
  { event_kind: "silent" | "slow" | "errors" | "nulls" | "stale"; urgency: "warning" | "critical" }
>;

export type DatasetGaps = Schemas["DatasetGaps"];

export const useEvents = () => useAnswer<PipelineEvent[]>("pipeline", "pipeline/events", { limit: 100 });

export const useGaps = (from: string, to: string, enabled: boolean) =>
  useAnswer<DatasetGaps[]>("pipeline", "pipeline/gaps", { from, to }, { enabled });
