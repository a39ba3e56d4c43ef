/** Shapes of the answers about satellites; names are the field catalogue's. */
import type { Row } from "@/api/types";

export interface Satellite extends Row {
  element_set_id: string;
  norad_cat_id: number;
  satellite_name: string | null;
  object_id: string | null;
  element_epoch_at: string;
  mean_motion_rev_d: number;
  orbit_eccentricity: number;
}

export interface SatelliteDetail extends Satellite {
  groups: string[];
  element_sets: number;
}

export interface Group {
  satellite_group: string;
  member_count: number;
}

export interface State {
  at: string;
  x_km: number | null;
  y_km: number | null;
  z_km: number | null;
  vx_km_s: number | null;
  vy_km_s: number | null;
  vz_km_s: number | null;
  latitude_deg: number | null;
  longitude_deg: number | null;
  altitude_km: number | null;
  element_age_d: number;
  error: string | null;
}

export interface States {
  elements: Satellite;
  accuracy: string;
  states: State[];
}

export interface PassPoint {
  at: string;
  azimuth_deg: number;
  elevation_deg: number;
  distance_km: number;
  is_sunlit: boolean;
  sun_elevation_deg: number;
}

export interface Pass {
  rise: PassPoint | null;
  culminate: PassPoint | null;
  set: PassPoint | null;
  is_visible: boolean;
}

export interface Passes {
  elements: Satellite;
  accuracy: string;
  error: string | null;
  passes: Pass[];
}
