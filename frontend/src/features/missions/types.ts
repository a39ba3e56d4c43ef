/** What the page reads of core's answers; the last lines prove at compile time that core gives it. */
import type { components } from "@/api/generated/schema";

export interface Rover {
  rover: string;
  name: string;
  kind: string;
  place: string;
  launched_on: string;
  landing_at: string;
  ended_on: string | null;
  rover_status: string | null;
  max_sol: number | null;
  max_date: string | null;
  newest_photo_at: string | null;
  total_photos: number | null;
  sols_listed: number;
  sols_held: number;
  newest_sol_held: number | null;
  newest_taken_at: string | null;
  photos_held: number;
  odometer_m: number | null;
  cameras: string[];
  receipt: string | null;
}

export interface Sol {
  sol_id: string;
  sol: number;
  earth_date: string | null;
  photos_declared: number | null;
  photos_held: number;
  thumbnails_held: number;
  cameras: string[];
}

/** A picture that the platform keeps. */
export interface Kept {
  address: string;
  asset_role: string;
  asset_width_px: number | null;
  asset_height_px: number | null;
  credit: string | null;
  licence: string | null;
}

export interface Photo {
  photo_id: string;
  rover: string;
  sol: number;
  camera: string | null;
  provider_camera: string | null;
  taken_at: string | null;
  mars_time: string | null;
  received_at: string | null;
  earth_date: string | null;
  image_full_url: string | null;
  is_thumbnail: boolean | null;
  sample_type: string | null;
  site: number | null;
  drive: number | null;
  width_px: number | null;
  height_px: number | null;
  mast_azimuth_deg: number | null;
  mast_elevation_deg: number | null;
  photo_title: string | null;
  photo_caption: string | null;
  photo_credit: string | null;
  source: string | null;
  assets: Kept[] | null;
}

export interface Waypoint {
  waypoint_id: string;
  sol: number | null;
  site: number | null;
  drive: number | null;
  mars_longitude_deg: number;
  mars_latitude_deg: number;
  mars_elevation_m: number | null;
  easting_m: number | null;
  northing_m: number | null;
  tilt_deg: number | null;
  yaw_deg: number | null;
  leg_m: number | null;
  odometer_m: number | null;
  is_final: boolean | null;
  place_note: string | null;
  source: string | null;
}

export interface Way {
  traverse_id: string;
  sol: number | null;
  flight: number | null;
  length_m: number | null;
  lines: number[][][] | null;
}

type Schemas = components["schemas"];
type Missing<Read, Given> = Exclude<keyof Read, keyof Given>;
type None<T extends never> = T;

export type Agreement = [
  None<Missing<Rover, Schemas["RoverAnswer"]>>,
  None<Missing<Sol, Schemas["MissionSol"]>>,
  None<Missing<Photo, Schemas["MissionPhoto"]>>,
  None<Missing<Waypoint, Schemas["MissionWaypoint"]>>,
  None<Missing<Way, Schemas["MissionTraverse"]>>,
];
