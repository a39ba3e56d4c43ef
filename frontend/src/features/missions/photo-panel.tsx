"use client";
/** One photo beside the page: the picture, whom to credit, and every fact with its receipt. */
import { receiptPath } from "@/api/queries";
import { Fact, Facts, NumberFact, TextFact } from "@/ui/facts";
import { useReceipts } from "@/ui/receipt";
import { SidePanel } from "@/ui/side-panel";
import { Button, NotKnown } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

import { PhotoPicture, pictureOf } from "./photo-tile";
import type { Photo } from "./types";

export function PhotoPanel({ photo, onClose }: { photo: Photo | undefined; onClose: () => void }) {
  return (
    <SidePanel open={photo !== undefined} onClose={onClose} title={photo ? `${photo.camera ?? "Photo"}, sol ${photo.sol}` : ""} description={photo?.photo_id}>
      {photo && <Detail photo={photo} />}
    </SidePanel>
  );
}

function Detail({ photo }: { photo: Photo }) {
  const { open } = useReceipts();
  const receipt = receiptPath("fact_mission_photos", photo.photo_id);
  const kept = pictureOf(photo);
  return (
    <div className="flex flex-col gap-5">
      <figure>
        <PhotoPicture photo={photo} />
        <figcaption className="pt-1.5 text-label text-text-2">
          {kept?.credit ?? photo.photo_credit ?? "Credit not told"}
          {kept?.licence && `. ${kept.licence}`}
        </figcaption>
      </figure>
      {photo.photo_caption && <p className="whitespace-pre-wrap">{photo.photo_caption}</p>}
      <Facts title="The photo">
        <Fact field="taken_at">{photo.taken_at ? <TimeInstant at={photo.taken_at} relative /> : <Unknown said={photo.earth_date} />}</Fact>
        <Fact field="mars_time">{photo.mars_time ?? <Unknown said={null} />}</Fact>
        <Fact field="received_at">
          <TimeInstant at={photo.received_at} />
        </Fact>
        <TextFact row={photo} field="provider_camera" />
        <TextFact row={photo} field="sample_type" />
        {(["width_px", "height_px", "mast_azimuth_deg", "mast_elevation_deg", "site", "drive"] as const).map((field) => (
          <NumberFact key={field} row={photo} field={field} receipt={receipt} />
        ))}
        <TextFact row={photo} field="source" />
      </Facts>
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => open(receipt, photo.photo_id)}>Receipt</Button>
        {photo.image_full_url?.startsWith("http") && (
          <a className="text-label underline" href={photo.image_full_url} target="_blank" rel="noreferrer">
            The provider’s full image
          </a>
        )}
      </div>
    </div>
  );
}

function Unknown({ said }: { said: string | null }) {
  return said ? <span>{said}, the hour not known</span> : <NotKnown />;
}
