"use client";
/** A picture that is kept, or in words why it is not shown. */
import { usePictureAbsence } from "@/ui/picture-absence";

import type { Asset } from "./types";

/** The smallest kept picture that is at least so wide, else the widest. */
export function pictureFor(assets: readonly Asset[], width: number): Asset | undefined {
  const sorted = [...assets].sort((a, b) => a.asset_width_px - b.asset_width_px);
  return sorted.find((asset) => asset.asset_width_px >= width) ?? sorted.at(-1);
}

interface KeptPictureProps {
  assets: readonly Asset[];
  alt: string;
  /** Width that it is shown at, px. */
  width: number;
  /** Whether the provider has a picture at all. */
  exists: boolean;
  className?: string;
  small?: boolean;
}

export function KeptPicture({ assets, alt, width, exists, className = "", small = false }: KeptPictureProps) {
  const asset = pictureFor(assets, width);
  if (!asset) return <NoPicture alt={alt} exists={exists} className={className} small={small} />;
  return (
    <img src={asset.address} alt={alt} width={asset.asset_width_px} height={asset.asset_height_px} loading="lazy" decoding="async" className={className} />
  );
}

function NoPicture({ alt, exists, className, small }: Pick<KeptPictureProps, "alt" | "exists" | "className" | "small">) {
  const absence = usePictureAbsence();
  const why = exists ? absence : "no picture";
  return (
    <div role="img" aria-label={alt ? `${alt}: ${why}` : why} className={`flex items-center justify-center bg-surface-1 text-text-3 ${small ? "text-label" : ""} ${className ?? ""}`}>
      {small ? why : `The picture is ${exists ? why : "a film or a page: nothing to keep"}.`}
    </div>
  );
}

/** Whom to credit and on which terms, beside every picture that is shown. */
export function Credit({ asset, credit, holder }: { asset?: Asset | undefined; credit: string | null; holder?: string | null }) {
  const by = asset?.credit ?? credit;
  return (
    <p className="text-label text-text-2">
      Credit: {by ?? "not known"}
      {holder && holder !== by ? `; © ${holder}` : ""}
      {asset && <span className="text-text-3"> · {asset.licence}</span>}
    </p>
  );
}
