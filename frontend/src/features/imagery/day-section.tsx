"use client";
import { parseAsString, useQueryState } from "nuqs";

import { receiptPath, type Answer } from "@/api/queries";
import { formatUtc, parseInstant } from "@/lib/time";
import { NotHeld } from "@/ui/not-held";
import { Panel } from "@/ui/panel";
import { useReceipts } from "@/ui/receipt";
import { Button, Skeleton } from "@/ui/states";

import { Credit, KeptPicture, pictureFor } from "./kept-picture";
import type { DayPicture } from "./types";

const LARGE_PX = 960;
const SMALL_PX = 120;

export function DaySection({ answer }: { answer: Answer<DayPicture[]> }) {
  const [day, choose] = useQueryState("day", parseAsString);
  return (
    <Panel
      title="Picture of the day"
      noun="pictures"
      answer={answer}
      skeleton={<Skeleton height={420} label="Loading the picture of the day" />}
      empty={{ when: (d) => d.length === 0, show: <NotHeld what="The astronomy picture of the day would stand here." source="apod" /> }}
      stillWorks="Earth and its events below ask for themselves."
    >
      {(pictures) => {
        const shown = pictures.find((p) => p.picture_date === day) ?? pictures[0];
        return (
          <div className="flex flex-col gap-4">
            {shown && <Shown picture={shown} />}
            <Days pictures={pictures} shown={shown?.picture_date ?? null} onChoose={(next) => void choose(next)} />
          </div>
        );
      }}
    </Panel>
  );
}

function Shown({ picture }: { picture: DayPicture }) {
  const { open } = useReceipts();
  const exists = picture.image_url !== null;
  const receipt = receiptPath("fact_apod", picture.picture_date);
  return (
    <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <figure className="flex min-w-0 flex-col gap-2">
        <KeptPicture
          assets={picture.assets}
          alt={picture.alt_text ?? picture.picture_title}
          width={LARGE_PX}
          exists={exists}
          className="max-h-[460px] min-h-40 w-full object-contain"
        />
        <figcaption>
          <Credit asset={pictureFor(picture.assets, LARGE_PX)} credit={picture.credit} holder={picture.copyright_holder} />
        </figcaption>
      </figure>
      <div className="flex min-w-0 flex-col gap-3">
        <h3 className="text-title">{picture.picture_title}</h3>
        <p className="text-label text-text-2">{dayText(picture.picture_date)}</p>
        <p className="max-h-80 max-w-[70ch] overflow-y-auto whitespace-pre-line" tabIndex={0}>
          {picture.explanation ?? "The provider gave no text."}
        </p>
        <div className="flex flex-wrap items-center gap-4">
          <Button onClick={() => open(receipt, picture.picture_date)}>How do you know?</Button>
          {picture.page_url && <Outward href={picture.page_url}>The provider’s page</Outward>}
          {picture.film_url && <Outward href={picture.film_url}>The film</Outward>}
          {picture.hd_image_url && <Outward href={picture.hd_image_url}>Full size at the provider</Outward>}
        </div>
      </div>
    </div>
  );
}

export function Outward({ href, children }: { href: string; children: string }) {
  if (!/^https?:\/\//.test(href)) return null;
  return (
    <a className="text-label underline" href={href} rel="noreferrer noopener" target="_blank">
      {children}
    </a>
  );
}

interface DaysProps {
  pictures: readonly DayPicture[];
  shown: string | null;
  onChoose: (day: string) => void;
}

function Days({ pictures, shown, onChoose }: DaysProps) {
  return (
    <ul aria-label="Days" className="flex gap-2 overflow-x-auto pb-2" tabIndex={0}>
      {pictures.map((picture) => (
        <li key={picture.picture_date} className="shrink-0">
          <button
            type="button"
            aria-pressed={picture.picture_date === shown}
            title={picture.picture_title}
            onClick={() => onChoose(picture.picture_date)}
            className="relative flex w-[120px] flex-col gap-1 border-b-2 border-transparent pb-1 text-left aria-pressed:border-accent"
          >
            <KeptPicture
              small
              assets={picture.assets}
              alt=""
              width={SMALL_PX}
              exists={picture.image_url !== null}
              className="h-[76px] w-[120px] object-cover"
            />
            <span className="text-label text-text-2">{dayText(picture.picture_date)}</span>
            <span className="sr-only">{picture.picture_title}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function dayText(day: string): string {
  const at = parseInstant(`${day}T00:00:00Z`);
  return at === null ? day : formatUtc(at, "day");
}
