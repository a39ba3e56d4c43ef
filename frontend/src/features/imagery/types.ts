/** Shapes of the imagery routes' answers; names are the field catalogue's. */
import type { Origin, RowOf, Schemas } from "@/api/types";

/** A kept picture as the list of all has it: without address. */
export type Listed = RowOf<
  Schemas["KeptPicture"],
  "sha256" | "media_type" | "asset_width_px" | "asset_height_px" | "bytes" | "credit" | "licence" | "url" | "asset_is_made" | "fetched_at",
  { asset_role: "thumbnail" | "original" | "mosaic"; origin: Origin }
>;

/** A kept picture in the row that it belongs to. */
export type Asset = Listed & { address: string };

interface Kept {
  assets: Asset[];
}

export type DayPicture = RowOf<
  Schemas["DayPicture"],
  "picture_date" | "picture_title",
  Kept & { picture_media: "image" | "video" | "iframe" | "other" | null }
>;

export type Collection = "natural" | "enhanced";

export type EarthImage = RowOf<Schemas["EarthImage"], "epic_image_id" | "exposed_at", Kept & { epic_collection: Collection }>;

export interface Place {
  date: string;
  type: string;
  coordinates: unknown;
  magnitudeValue?: number | null;
  magnitudeUnit?: string | null;
}

export type NaturalEvent = RowOf<
  Schemas["NaturalEvent"],
  "natural_event_id" | "event_title" | "event_categories",
  { event_status: "open" | "closed"; event_geometry: Place[] | null; event_sources: { id: string; url: string }[] | null }
>;

export type Layer = RowOf<Schemas["ImageryLayer"], "layer_id", Kept>;
