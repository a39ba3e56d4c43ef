/** Shapes of the missions routes' answers; names are the field catalogue's. */
import type { RowOf, Schemas } from "@/api/types";

export type Rover = Schemas["RoverAnswer"];

export type Sol = RowOf<Schemas["MissionSol"], "sol_id" | "sol" | "photos_held" | "thumbnails_held" | "cameras">;

/** A picture that the platform keeps. */
export interface Kept {
  address: string;
  asset_role: string;
  asset_width_px: number | null;
  asset_height_px: number | null;
  credit: string | null;
  licence: string | null;
}

export type Photo = RowOf<Schemas["MissionPhoto"], "photo_id" | "rover" | "sol", { assets: Kept[] | null }>;
export type Waypoint = RowOf<Schemas["MissionWaypoint"], "waypoint_id" | "mars_longitude_deg" | "mars_latitude_deg">;
export type Way = RowOf<Schemas["MissionTraverse"], "traverse_id", { lines: number[][][] | null }>;
