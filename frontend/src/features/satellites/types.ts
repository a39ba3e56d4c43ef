/** Shapes of the answers about satellites; names are the field catalogue's. */
import type { RowOf, Schemas } from "@/api/types";

type Filled = "element_set_id" | "norad_cat_id" | "element_epoch_at" | "mean_motion_rev_d" | "orbit_eccentricity";

export type Satellite = RowOf<Schemas["Satellite"], Filled>;
export type SatelliteDetail = RowOf<Schemas["SatelliteDetail"], Filled>;
export type Group = RowOf<Schemas["SatelliteGroup"], "satellite_group" | "member_count">;
export type State = Schemas["State"];
export type Pass = Schemas["Pass"];
export type PassPoint = Schemas["Point"];
export type Passes = Schemas["Passes"];

export interface States {
  elements: Satellite;
  accuracy: string;
  states: State[];
}
