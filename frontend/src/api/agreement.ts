/** Compile-time proof that the shapes the app reads are the ones core's API gives: a lost or renamed field breaks the build. */
import type { components } from "./generated/schema";
import type * as Own from "./types";

type Schemas = components["schemas"];
/** The fields that the app reads and the API does not have: none. */
type Missing<Read, Given> = Exclude<keyof Read, keyof Given>;
type None<T extends never> = T;

export type Agreement = [
  None<Missing<Own.Approach, Schemas["Approach"]>>,
  None<Missing<Own.AsteroidDetail, Schemas["AsteroidDetail"]>>,
  None<Missing<Own.AsteroidHit, Schemas["Found"]>>,
  None<Missing<Own.Batch, Schemas["Batch"] & Schemas["ReceiptBatch"]>>,
  None<Missing<Own.CauseEdge, Schemas["Edge"]>>,
  None<Missing<Own.CauseNode, Schemas["Node"]>>,
  None<Missing<Own.Completeness, Schemas["Completeness"]>>,
  None<Missing<Own.Elements, Schemas["Elements"]>>,
  None<Missing<Own.Fireball, Schemas["Fireball"]>>,
  None<Missing<Own.ImpactRisk, Schemas["ImpactRisk"]>>,
  None<Missing<Own.FieldInfo, Schemas["FieldFacts"]>>,
  None<Missing<Own.KpForecast, Schemas["KpForecast"]>>,
  None<Missing<Own.Meta, Schemas["Meta"]>>,
  None<Missing<Own.NowItem, Schemas["Sample"]>>,
  None<Missing<Own.QuarantineRow, Schemas["Quarantined"]>>,
  None<Missing<Own.Receipt, Schemas["Receipt"]>>,
  None<Missing<Own.Series, Schemas["Line"]>>,
  None<Missing<Own.SourceStatus, Schemas["SourceState"]>>,
  None<Missing<Own.SpaceWeatherEvent, Schemas["SpaceWeatherEvent"]>>,
  None<Missing<Own.SpaceWeatherNow, Schemas["Now"]>>,
  None<Missing<Own.WeatherAlert, Schemas["SpaceWeatherAlert"]>>,
];
