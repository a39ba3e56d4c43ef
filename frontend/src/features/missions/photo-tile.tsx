"use client";
import { usePictureAbsence } from "@/ui/picture-absence";

import type { Photo } from "./types";

/** The stored picture of a photo, the small one; null where none is kept. */
export function pictureOf(photo: Photo) {
  return photo.assets?.find(({ asset_role: role }) => role === "thumbnail") ?? photo.assets?.[0] ?? null;
}

interface PhotoTileProps {
  photo: Photo;
  selected: boolean;
  onSelect: () => void;
}

export function PhotoTile({ photo, selected, onSelect }: PhotoTileProps) {
  return (
    <button
      type="button"
      aria-pressed={selected}
      onClick={onSelect}
      className={`relative flex w-full flex-col border text-left ${selected ? "border-accent" : "border-hairline hover:border-hairline-strong"}`}
    >
      <span className="sr-only">Photo by {photo.camera ?? "a camera not known"}: </span>
      <PhotoPicture photo={photo} />
      <span className="flex w-full items-baseline justify-between gap-2 px-2 pt-1.5 text-label">
        <span className="truncate">{photo.provider_camera ?? photo.camera ?? "camera not known"}</span>
        {photo.mars_time && <span className="text-text-2">{photo.mars_time.slice(0, 5)}</span>}
      </span>
      <span className="w-full truncate px-2 pb-1.5 text-label text-text-3">{photo.photo_credit ?? "credit not told"}</span>
    </button>
  );
}

/** The picture where the platform keeps one; else a tile that says so, never a broken image. */
export function PhotoPicture({ photo }: { photo: Photo }) {
  const absence = usePictureAbsence();
  const kept = pictureOf(photo);
  if (!kept) {
    return (
      <span className="flex aspect-[4/3] w-full flex-col items-center justify-center gap-1 bg-surface-1 text-label text-text-3">
        <svg viewBox="0 0 24 18" width="32" height="24" fill="none" stroke="currentColor" strokeWidth="1" aria-hidden="true">
          <path d="M1 17h22M3 17l5-7 4 5 3-4 6 6" />
        </svg>
        Picture {absence}
      </span>
    );
  }
  return (
    // The address holds the picture's hash: the browser keeps it for ever.
    <img
      src={kept.address}
      width={kept.asset_width_px ?? undefined}
      height={kept.asset_height_px ?? undefined}
      alt={photo.photo_title ?? `Photo by ${photo.camera ?? "a camera"} on sol ${photo.sol}`}
      loading="lazy"
      decoding="async"
      className="aspect-[4/3] w-full bg-surface-1 object-contain"
    />
  );
}
