"use client";
/** The photos of one sol, by camera. */
import { apiUrl } from "@/api/client";
import { formatCount } from "@/lib/quantity";
import { NotHeld } from "@/ui/not-held";
import { Panel } from "@/ui/panel";
import { Button, Command, CsvLink, Empty, Skeleton } from "@/ui/states";

import { PhotoPanel } from "./photo-panel";
import { PhotoTile } from "./photo-tile";
import { spanOf, usePhotos, useSols } from "./queries";
import { SolBars } from "./sol-bars";
import type { Rover, Sol } from "./types";

interface PhotoSectionProps {
  rover: Rover;
  sol: number | null;
  camera: string | null;
  thumbnails: boolean;
  photo: string | null;
  onChange: (next: { sol?: number | null; camera?: string | null; thumbnails?: boolean; photo?: string | null; place?: null }) => void;
}

export function PhotoSection({ rover, sol, camera, thumbnails, photo, onChange }: PhotoSectionProps) {
  const span = spanOf(sol ?? 0, Math.max(rover.max_sol ?? 0, rover.newest_sol_held ?? 0));
  const sols = useSols(rover.rover, span, sol !== null);
  const params = { rover: rover.rover, sol, camera, thumbnails: thumbnails ? null : false };
  const pages = usePhotos(params);
  const photos = pages.data?.data ?? [];
  const total = pages.data?.meta.total ?? 0;
  const here = sols.data?.data.find((one) => one.sol === sol);
  if (sol === null) return <NoPhotos rover={rover} />;
  return (
    <>
      <Panel
        title={`${rover.name}, photos of each sol`}
        noun="photos"
        answer={sols}
        skeleton={<Skeleton height={72} label="Loading the sols" />}
        actions={<Steps sols={sols.data?.data ?? []} sol={sol} onSol={(next) => onChange({ sol: next, photo: null })} />}
      >
        {(data) => <SolBars sols={data} span={span} sol={sol} onSelect={(next) => onChange({ sol: next, photo: null })} />}
      </Panel>
      <Panel
        title={`Sol ${formatCount(sol)}${here?.earth_date ? `, ${here.earth_date}` : ""}`}
        noun="photos"
        answer={pages}
        skeleton={<Skeleton height={320} label="Loading the photos" />}
        empty={{ when: () => photos.length === 0, show: <NothingOfSol rover={rover} here={here} filtered={camera !== null || !thumbnails} /> }}
        actions={
          <>
            {(here?.cameras ?? []).map((name) => (
              <Button key={name} pressed={name === camera} onClick={() => onChange({ camera: name === camera ? null : name })}>
                {name}
              </Button>
            ))}
            <Button pressed={thumbnails} onClick={() => onChange({ thumbnails: !thumbnails })}>
              Thumbnails too
            </Button>
            <CsvLink href={apiUrl("missions/photos", { ...params, limit: 1000, format: "csv" })} />
          </>
        }
      >
        {() => (
          <>
            <ul className="grid grid-cols-2 gap-2 sm:grid-cols-[repeat(auto-fill,minmax(168px,1fr))]">
              {photos.map((one) => (
                <li key={one.photo_id}>
                  <PhotoTile photo={one} selected={one.photo_id === photo} onSelect={() => onChange({ photo: one.photo_id, place: null })} />
                </li>
              ))}
            </ul>
            {pages.hasNextPage && (
              <div className="mt-3 flex items-center gap-3">
                <Button onClick={() => void pages.fetchNextPage()}>Show more</Button>
                <span className="text-label text-text-2">
                  {formatCount(photos.length)} of {formatCount(total)}
                </span>
              </div>
            )}
          </>
        )}
      </Panel>
      <PhotoPanel photo={photos.find(({ photo_id: id }) => id === photo)} onClose={() => onChange({ photo: null })} />
    </>
  );
}

function Steps({ sols, sol, onSol }: { sols: Sol[]; sol: number; onSol: (sol: number) => void }) {
  const held = sols.filter((one) => one.photos_held > 0).map((one) => one.sol);
  const before = Math.max(...held.filter((one) => one < sol));
  const after = Math.min(...held.filter((one) => one > sol));
  return (
    <>
      <label className="flex items-center gap-2 text-label text-text-2">
        Sol
        <input
          key={sol}
          defaultValue={sol}
          inputMode="numeric"
          className="h-7 w-16 rounded-sm border border-hairline-strong bg-surface-0 px-2 text-text-1"
          onKeyDown={(event) => event.key === "Enter" && take(event.currentTarget.value, onSol)}
          onBlur={(event) => take(event.currentTarget.value, onSol)}
        />
      </label>
      {Number.isFinite(before) && (
        <Button label={`The sol with photos before, ${before}`} onClick={() => onSol(before)}>
          Before
        </Button>
      )}
      {Number.isFinite(after) && (
        <Button label={`The sol with photos after, ${after}`} onClick={() => onSol(after)}>
          After
        </Button>
      )}
    </>
  );
}

function take(text: string, onSol: (sol: number) => void): void {
  const value = Number(text);
  if (text.trim() !== "" && Number.isInteger(value) && value >= 0 && value <= 20_000) onSol(value);
}

function NothingOfSol({ rover, here, filtered }: { rover: Rover; here: Sol | undefined; filtered: boolean }) {
  const declared = here?.photos_declared ?? 0;
  const why =
    declared > 0 && here?.photos_held === 0
      ? `Its provider declares ${formatCount(declared)} photos; none has been fetched. To fetch what is missing:`
      : filtered && (here?.photos_held ?? 0) > 0
        ? "None is of this camera or kind: press it again for all of the sol’s photos."
        : "The rover sent none on this sol, or it has not been asked for yet. To ask:";
  return (
    <Empty what="The photos of this sol would stand here." why={why}>
      {!(filtered && (here?.photos_held ?? 0) > 0) && <Command>{`orrery etl run ${sourceOf(rover)}`}</Command>}
    </Empty>
  );
}

function NoPhotos({ rover }: { rover: Rover }) {
  return (
    <section aria-label={`${rover.name}, photos`}>
      <h2 className="mb-2 text-data font-medium">{rover.name}, photos</h2>
      <NotHeld what={`What ${rover.name} saw would stand here, sol by sol.`} source={sourceOf(rover)} answered="No photo of it is held." />
    </section>
  );
}

function sourceOf({ rover }: Rover): string {
  return rover === "curiosity" ? "msl_raw" : rover === "spirit" || rover === "opportunity" ? "mars_photos" : "mars2020_raw";
}
