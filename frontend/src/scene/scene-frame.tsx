"use client";
/** What surrounds a scene on its page: the choice of 3D or flat, the picture, the list beside it, the note below. */
import type { ReactNode } from "react";

import type { ProblemError } from "@/api/problem";
import { PanelHead } from "@/ui/panel";
import { Button, Failure, Skeleton, StaleNote } from "@/ui/states";

import type { ScenePalette } from "./types";
import type { SceneView } from "./use-scene-view";

const HEIGHTS = {
  normal: { picture: "md:h-[440px]", list: "h-[240px] lg:h-[440px]" },
  tall: { picture: "md:h-[520px]", list: "h-[280px] lg:h-[520px]" },
};

interface SceneFrameProps {
  title: string;
  view: SceneView;
  size: keyof typeof HEIGHTS;
  /** The flat picture: its button, its name in a sentence, and what it does where 3D cannot. */
  flat: { button: string; name: string; instead: string };
  onFlat: (flat: boolean) => void;
  head: ReactNode;
  things: SceneThings;
  picture: (palette: ScenePalette) => ReactNode;
  list: ReactNode;
  /** How far the picture may be trusted. */
  children: ReactNode;
}

/** What the scene draws, and how the question for it stands. */
export interface SceneThings {
  /** How many have come; null before they have. */
  count: number | null;
  error: ProblemError | null;
  /** When they last came, wall clock, Unix milliseconds. */
  since: number;
  onRetry: () => void;
  what: string;
  stillWorks: string;
  waiting: string;
  empty: ReactNode;
}

export function SceneFrame({ title, view, size, flat, onFlat, head, things, picture, list, children }: SceneFrameProps) {
  const { graphics, palette } = view;
  return (
    <section aria-label={title} className="min-w-0">
      <PanelHead title={title} actions={graphics === "ready" && <Views flat={view.flat} button={flat.button} onFlat={onFlat} />}>
        {head}
      </PanelHead>
      {things.count !== null && things.error && <StaleNote error={things.error} since={things.since} onRetry={things.onRetry} />}
      {graphics === "missing" && <Notice>{`This browser has no WebGL 2: ${flat.instead}.`}</Notice>}
      {graphics === "lost" && <Notice>{`The graphics context was lost: ${flat.name} stands in until the page is loaded again.`}</Notice>}
      <div className="grid gap-x-5 lg:grid-cols-[minmax(0,1fr)_272px]">
        <div className={`relative h-[340px] border-y border-hairline ${HEIGHTS[size].picture}`}>
          {palette && graphics !== "unknown" ? picture(palette) : <SceneSkeleton />}
          <Missing things={things} />
        </div>
        <div className={`max-lg:mt-3 ${HEIGHTS[size].list}`}>{list}</div>
      </div>
      <p id={view.noteId} className="mt-2 max-w-[120ch] text-label text-text-2">
        {children}
      </p>
    </section>
  );
}

export function SceneSkeleton() {
  return <Skeleton height={440} label="Loading the scene" />;
}

function Views({ flat, button, onFlat }: { flat: boolean; button: string; onFlat: (flat: boolean) => void }) {
  return (
    <>
      <Button pressed={!flat} onClick={() => onFlat(false)}>
        3D
      </Button>
      <Button pressed={flat} onClick={() => onFlat(true)}>
        {button}
      </Button>
    </>
  );
}

function Notice({ children }: { children: string }) {
  return (
    <p role="status" className="mb-2 text-label text-text-2">
      {children}
    </p>
  );
}

/** What lies over the scene while there is nothing to draw; what needs no data stays visible behind. */
function Missing({ things: { count, error, onRetry, what, stillWorks, waiting, empty } }: { things: SceneThings }) {
  if (count !== null && count > 0) return null;
  return (
    <div className="absolute inset-x-4 bottom-14 rounded-md border border-hairline bg-surface-1 px-4">
      {count === null && !error && <p className="py-3 text-label text-text-2">{waiting}</p>}
      {count === null && error && <Failure error={error} what={what} stillWorks={stillWorks} onRetry={onRetry} />}
      {count !== null && empty}
    </div>
  );
}
