"use client";
import { parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";

import { receiptPath, type Answer } from "@/api/queries";
import { NotHeld } from "@/ui/not-held";
import { Panel } from "@/ui/panel";
import { Quantity } from "@/ui/quantity";
import { useReceipts } from "@/ui/receipt";
import { SidePanel } from "@/ui/side-panel";
import { Button, Skeleton } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

import { Outward } from "./day-section";
import { Credit, KeptPicture, pictureFor } from "./kept-picture";
import type { Collection, EarthImage } from "./types";

const collections = ["natural", "enhanced"] as const;

export const useCollection = () => useQueryState("colours", parseAsStringLiteral(collections).withDefault("natural"));

export function EarthSection({ answer }: { answer: Answer<EarthImage[]> }) {
  const [collection, setCollection] = useCollection();
  const [selected, select] = useQueryState("earth", parseAsString);
  return (
    <>
      <Panel
        title="Earth from the Sun’s side"
        noun="images"
        answer={answer}
        skeleton={<Skeleton height={170} label="Loading images of Earth" />}
        empty={{ when: (d) => d.length === 0, show: <NotHeld what="Images of the whole Earth, from 1.5 million kilometres towards the Sun, would stand here." source="epic" /> }}
        actions={collections.map((name: Collection) => (
          <Button key={name} pressed={collection === name} onClick={() => void setCollection(name)}>
            {name === "natural" ? "Natural colour" : "Enhanced colour"}
          </Button>
        ))}
      >
        {(images) => (
          <ul aria-label="Images of Earth, newest first" className="flex gap-3 overflow-x-auto pb-2" tabIndex={0}>
            {images.map((image) => (
              <li key={image.epic_image_id} className="shrink-0">
                <button
                  type="button"
                  aria-pressed={image.epic_image_id === selected}
                  onClick={() => void select(image.epic_image_id)}
                  className="flex w-[132px] flex-col gap-1 border-b-2 border-transparent pb-1 text-left aria-pressed:border-accent"
                >
                  <KeptPicture small assets={image.assets} alt="Earth" width={132} exists className="h-[132px] w-[132px] object-contain" />
                  <span className="text-label text-text-2">
                    <TimeInstant at={image.exposed_at} precision="short" />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <EarthPanel image={answer.data?.data.find((i) => i.epic_image_id === selected)} onClose={() => void select(null)} />
    </>
  );
}

function EarthPanel({ image, onClose }: { image: EarthImage | undefined; onClose: () => void }) {
  const { open } = useReceipts();
  const receipt = image ? receiptPath("fact_epic_images", image.epic_image_id) : "";
  return (
    <SidePanel open={image !== undefined} onClose={onClose} title="Earth" description={image?.image_caption ?? ""}>
      {image && (
        <div className="flex flex-col gap-4">
          <KeptPicture assets={image.assets} alt="Earth" width={720} exists className="min-h-40 w-full object-contain" />
          <Credit asset={pictureFor(image.assets, 720)} credit="NASA EPIC Team" />
          <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
            <dt className="text-text-2">Taken (UTC)</dt>
            <dd>
              <TimeInstant at={image.exposed_at} />
            </dd>
            <dt className="text-text-2">Centre latitude</dt>
            <dd>
              <Quantity field="centroid_latitude_deg" value={image.centroid_latitude_deg} receipt={receipt} />
            </dd>
            <dt className="text-text-2">Centre longitude</dt>
            <dd>
              <Quantity field="centroid_longitude_deg" value={image.centroid_longitude_deg} receipt={receipt} />
            </dd>
          </dl>
          <div className="flex flex-wrap items-center gap-4">
            <Button onClick={() => open(receipt, image.epic_image_id)}>How do you know?</Button>
            {image.image_url && <Outward href={image.image_url}>At the provider</Outward>}
          </div>
        </div>
      )}
    </SidePanel>
  );
}
