/** Shapes of the API's answers: core's own as generated, where its document says less than an answer holds, told more narrowly. */
import type { components } from "./generated/schema";

export type Schemas = components["schemas"];

/**
 * A row of a table. Core's document lets every column be absent or null; an answer has them all, `Filled` are never
 * null, and `Told` gives columns whose values are known more narrowly. A column that core does not have is refused.
 */
export type RowOf<
  Given,
  Filled extends keyof Given,
  Told extends { [K in keyof Told]: K extends keyof Given ? unknown : never } = object,
> = Omit<{ [K in keyof Given]-?: K extends Filled ? NonNullable<Given[K]> : Exclude<Given[K], undefined> }, keyof Told> & Told;

/** A row of any table, by column. */
export type Row = Record<string, unknown>;

export type Meta = Schemas["Meta"];
export type Origin = Meta["origin"];
export type Completeness = Schemas["Completeness"];
export type Gap = Schemas["Gap"];

export interface Envelope<T> {
  data: T;
  meta: Meta;
}

/** The gateway's own answer; core's document does not have it. */
export interface Platform {
  mode: Origin;
  origin: Origin;
  simulated: boolean;
  now: string;
  speed: number;
  clock_start: string | null;
  version: string;
  label: string;
}

export type FieldInfo = Schemas["FieldFacts"];

export type Approach = RowOf<Schemas["Approach"], "approach_id" | "asteroid_id" | "designation" | "body" | "approach_at">;
export type Asteroid = RowOf<Schemas["Asteroid"], "designation">;
export type AsteroidHit = RowOf<Schemas["Found"], "asteroid_id" | "designation">;
export type Orbit = RowOf<Schemas["Orbit"], never>;
export type ImpactRisk = RowOf<Schemas["ImpactRisk"], "designation">;
export type Fireball = RowOf<Schemas["Fireball"], "fireball_id" | "fireball_at">;

export interface AsteroidDetail {
  asteroid: Asteroid;
  orbit: Orbit | null;
  approaches: Approach[];
  /** The object's standing entry on Sentry's list. */
  risk: ImpactRisk | null;
}

export type NowItem = Schemas["Sample"];
export type ScaleNow = Schemas["ScaleNow"];

export interface SpaceWeatherNow {
  items: NowItem[];
  scales: Partial<Record<"R" | "G" | "S", ScaleNow>>;
}

export type Series = Schemas["Line"];
export type CauseNode = Schemas["Node"];
export type Causes = Schemas["Causes"];
export type EventType = Exclude<CauseNode["kind"], "ANALYSIS" | "SIMULATION" | "NOTIFICATION">;

export type WeatherAlert = RowOf<
  Schemas["SpaceWeatherAlert"],
  "alert_id" | "issued_at" | "message_code" | "text",
  { alert_kind: "watch" | "warning" | "alert" | "summary" }
>;

export type KpForecast = RowOf<
  Schemas["KpForecast"],
  "kp_interval_id" | "forecast_at" | "kp_forecast",
  { forecast_status: "observed" | "estimated" | "predicted" }
>;

export type SpaceWeatherEvent = RowOf<
  Schemas["SpaceWeatherEvent"],
  "event_id" | "start_at",
  { event_type: EventType; kp_values: { observedTime: string; kpIndex: number; source: string }[] | null }
>;

export type SourceStatus = Schemas["SourceState"];

export type Batch = RowOf<
  Schemas["Batch"],
  "batch_id" | "source" | "dataset" | "url" | "fetched_at" | "bytes" | "sha256" | "semantics",
  { origin: Origin }
>;

export type QuarantineRow = RowOf<Schemas["Quarantined"], "quarantine_id" | "batch_id" | "source" | "dataset" | "fetched_at" | "rule", { record: unknown }>;

export type Receipt = Schemas["Receipt"];
export type ReceiptBatch = Schemas["ReceiptBatch"];
