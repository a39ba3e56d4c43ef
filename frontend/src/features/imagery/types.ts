/** Shapes of the imagery routes' answers; names are the field catalogue's. */
import type { Origin } from "@/api/types";

export interface Asset {
  address: string;
  sha256: string;
  asset_role: "thumbnail" | "original" | "mosaic";
  media_type: string;
  asset_width_px: number;
  asset_height_px: number;
  bytes: number;
  credit: string;
  licence: string;
  url: string;
  asset_is_made: boolean;
  picture_day: string | null;
  fetched_at: string;
  origin: Origin;
}

/** A kept picture as the list of all has it: without address. */
export type Listed = Omit<Asset, "address">;

export interface DayPicture {
  picture_date: string;
  picture_title: string;
  explanation: string | null;
  alt_text: string | null;
  credit: string | null;
  copyright_holder: string | null;
  picture_media: "image" | "video" | "iframe" | "other" | null;
  image_url: string | null;
  hd_image_url: string | null;
  film_url: string | null;
  page_url: string | null;
  assets: Asset[];
}

export interface EarthImage {
  epic_image_id: string;
  epic_collection: Collection;
  exposed_at: string;
  image_caption: string | null;
  image_version: string | null;
  centroid_latitude_deg: number | null;
  centroid_longitude_deg: number | null;
  image_url: string | null;
  assets: Asset[];
}

export type Collection = "natural" | "enhanced";

export interface Place {
  date: string;
  type: string;
  coordinates: unknown;
  magnitudeValue?: number | null;
  magnitudeUnit?: string | null;
}

export interface NaturalEvent {
  natural_event_id: string;
  event_title: string;
  event_description: string | null;
  event_link: string | null;
  event_status: "open" | "closed";
  closed_at: string | null;
  event_categories: string[];
  first_point_at: string | null;
  last_point_at: string | null;
  event_longitude_deg: number | null;
  event_latitude_deg: number | null;
  event_magnitude: number | null;
  event_magnitude_unit: string | null;
  event_geometry: Place[] | null;
  event_sources: { id: string; url: string }[] | null;
}

export interface Layer {
  layer_id: string;
  layer_title: string | null;
  tile_matrix_set: string | null;
  tile_formats: string[] | null;
  layer_from: string | null;
  layer_to: string | null;
  assets: Asset[];
}
