/** Shapes of the API's answers, as the brief of routes states them. Names are the field catalogue's. */
export type Origin = "live" | "recorded" | "invented";

export interface Gap {
  from: string;
  to: string;
}

export interface Completeness {
  contract: "declared" | "cadence" | "windows";
  held: number;
  expected: number | null;
  newest_at: string | null;
  cadence_s: number | null;
  gaps: Gap[];
  sources: string[];
  whole: boolean | null;
}

export interface Meta {
  completeness: Completeness | null;
  known_at: string | null;
  dataset_version: string;
  simulated: boolean;
  origin: Origin;
  next_cursor?: string | null;
  total?: number | null;
}

export interface Envelope<T> {
  data: T;
  meta: Meta;
}

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

export interface FieldInfo {
  name: string;
  dtype: string;
  unit: string;
  label: string;
  meaning: string;
  source: string;
  minimum: number | null;
  maximum: number | null;
  digits: number | null;
  time_scale: string | null;
  allowed: string[];
}

export interface Approach {
  approach_id: string;
  asteroid_id: string;
  designation: string;
  name: string | null;
  body: string;
  approach_at: string;
  approach_at_tdb: string | null;
  time_uncertainty_s: number | null;
  miss_distance_au: number | null;
  miss_distance_km: number | null;
  miss_distance_lunar: number | null;
  miss_distance_min_km: number | null;
  miss_distance_max_km: number | null;
  velocity_kms: number | null;
  speed_infinity_km_s: number | null;
  risk_score: number | null;
  threat_level: string | null;
  is_hazardous: boolean | null;
  days_until_approach: number | null;
  approach_source: string | null;
  is_withdrawn: boolean | null;
  ingestion_timestamp: string | null;
  known_at: string | null;
  absolute_magnitude_h: number | null;
  diameter_min_km: number | null;
  diameter_max_km: number | null;
  diameter_avg_km: number | null;
  diameter_source: string | null;
  estimated_volume_km3: number | null;
  size_category: string | null;
  condition_code: string | null;
  orbit_class: string | null;
  sources: string[];
}

export interface AsteroidHit {
  asteroid_id: string;
  designation: string;
  name: string | null;
  absolute_magnitude_h: number | null;
  diameter_avg_km: number | null;
  is_hazardous: boolean | null;
}

export type Row = Record<string, unknown>;

export interface AsteroidDetail {
  asteroid: Row;
  orbit: Row | null;
  approaches: Approach[];
  /** The object's standing entry on Sentry's list. */
  risk: ImpactRisk | null;
}

export interface ImpactRisk {
  designation: string;
  name: string | null;
  impact_probability: number | null;
  potential_impacts: number | null;
  impact_year_from: number | null;
  impact_year_to: number | null;
  palermo_cumulative: number | null;
  torino_max: number | null;
  diameter_estimate_km: number | null;
  speed_infinity_km_s: number | null;
}

export interface Fireball {
  fireball_id: string;
  fireball_at: string;
  impact_energy_kt: number | null;
  fireball_latitude_deg: number | null;
  fireball_longitude_deg: number | null;
  fireball_altitude_km: number | null;
  fireball_speed_km_s: number | null;
}

export interface Elements {
  designation: string;
  name: string | null;
  epoch_jd_tdb: number;
  eccentricity: number;
  semi_major_axis_au: number;
  inclination_deg: number;
  ascending_node_deg: number;
  perihelion_argument_deg: number;
  mean_anomaly_deg: number;
  mean_motion_deg_d: number;
  absolute_magnitude_h: number | null;
  diameter_avg_km: number | null;
  is_hazardous: boolean | null;
  orbit_class: string | null;
  condition_code: string | null;
}

export interface NowItem {
  series: string;
  value: number | null;
  observed_at: string;
  spacecraft: string | null;
  quality: number | null;
  cadence_s: number;
  source: string;
  scale: { scale: string; text: string } | null;
  receipt: string;
}

export interface ScaleNow {
  level: number;
  text: string;
  value: number;
  observed_at: string;
}

export interface SpaceWeatherNow {
  items: NowItem[];
  scales: Partial<Record<"R" | "G" | "S", ScaleNow>>;
}

export interface Series {
  name: string;
  unit: string;
  label: string;
  cadence_s: number;
  strategy: string;
  times: number[];
  values: number[];
  gaps: [number, number][];
}

export type EventType = "FLR" | "CME" | "GST" | "IPS" | "SEP" | "MPC" | "RBE" | "HSS";

export interface CauseNode {
  id: string;
  kind: EventType | "ANALYSIS" | "SIMULATION" | "NOTIFICATION";
  layer: number | null;
  at: string | null;
  text: string | null;
  held: boolean;
  receipt: string | null;
}

export interface CauseEdge {
  source: string;
  target: string;
  relation: string;
}

export interface Causes {
  nodes: CauseNode[];
  edges: CauseEdge[];
}

export interface WeatherAlert {
  alert_id: string;
  issued_at: string;
  message_code: string;
  alert_kind: "watch" | "warning" | "alert" | "summary";
  alert_action: string | null;
  noaa_scale: string | null;
  valid_from_at: string | null;
  valid_until_at: string | null;
  headline: string | null;
  text: string;
}

export interface KpForecast {
  kp_interval_id: string;
  forecast_at: string;
  kp_forecast: number;
  forecast_status: "observed" | "estimated" | "predicted";
  noaa_scale: string | null;
  known_at: string | null;
}

export interface SpaceWeatherEvent {
  event_id: string;
  event_type: EventType;
  start_at: string;
  peak_at: string | null;
  end_at: string | null;
  flare_class: string | null;
  kp_max: number | null;
  source_location: string | null;
  event_location: string | null;
  active_region: number | null;
  cme_speed_km_s: number | null;
  cme_half_angle_deg: number | null;
  cme_latitude_deg: number | null;
  cme_longitude_deg: number | null;
  cme_time21_5_at: string | null;
  analyses: unknown[] | null;
  kp_values: { observedTime: string; kpIndex: number; source: string }[] | null;
  linked_event_ids: string[] | null;
  linked_from: string[] | null;
  instruments: string[] | null;
  note: string | null;
  link: string | null;
  known_at: string | null;
}

export interface SourceStatus {
  source: string;
  dataset: string;
  noun: string;
  title: string;
  provider: string;
  cadence_s: number;
  semantics: string;
  contract: string;
  last_attempt_at: string | null;
  last_success_at: string | null;
  last_status: number | null;
  last_outcome: "stored" | "not_modified" | "not_recorded" | "failed" | null;
  last_error: string | null;
  newest_at: string | null;
  batches: number;
  records: number;
  loaded: number;
  duplicate: number;
  quarantined: number;
  evidence: string;
  retired: boolean;
}

export interface Batch {
  batch_id: string;
  source: string;
  dataset: string;
  url: string;
  fetched_at: string;
  status: number | null;
  bytes: number;
  sha256: string;
  form: string | null;
  code_version: string | null;
  origin: Origin;
  window_from: string | null;
  window_to: string | null;
  semantics: string;
  records?: number;
  loaded?: number;
  duplicate?: number;
  quarantined?: number;
  unsupported?: number;
  acknowledged_at?: string | null;
  download?: string;
  corrections?: { correction_id: string; field_name: string | null; bad_value: string | null; corrected_value: string | null; made_by: string | null; made_at: string | null; reason: string | null }[];
}

export interface QuarantineRow {
  quarantine_id: string;
  batch_id: string;
  source: string;
  dataset: string;
  fetched_at: string;
  rule: string;
  field_name: string | null;
  bad_value: string | null;
  expected: string | null;
  record: unknown;
  resolution: string | null;
}

export interface Receipt {
  table: string;
  key: string;
  row: Row;
  permalink: string;
  fields: { name: string; unit: string; time_scale: string | null; meaning: string; source: string }[];
  batches: Batch[];
}
