"use client";
/** The solar system with its list: 3D where WebGL is, a plan view where it is not. */
import dynamic from "next/dynamic";
import { memo, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";

import { failureOf } from "@/api/problem";
import type { Approach } from "@/api/types";
import { jdTdbFromMs, twoBodyDrift } from "@/lib/orbits";
import { formatCount } from "@/lib/quantity";
import { DAY, formatDuration } from "@/lib/time";
import { hasWebgl, packBodies, PlanView, readPalette, type BodyLabel, type Pick, type ScenePalette } from "@/scene";
import { PanelHead } from "@/ui/panel";
import { Button, Command, Empty, Failure, Skeleton, StaleNote } from "@/ui/states";
import { useTheme } from "@/ui/theme";
import { useTime } from "@/ui/time";

import { bodyRows, nextApproaches, pickOf, selectedOf } from "./bodies";
import { BodyList } from "./body-list";
import { driftText } from "./drift";
import { medianAge, type BodyTable } from "./elements";
import { useBodies } from "./queries";
import { useSceneClock } from "@/scene/scene-clock";
import { shortName } from "./sentence";

const SolarSystem = memo(
  dynamic(() => import("@/scene/solar-system").then((module) => module.SolarSystem), {
    ssr: false,
    loading: () => <Skeleton height={440} label="Loading the scene" />,
  }),
);
const Plan = memo(PlanView);

const NAMED = 12;
export type SceneView = "3d" | "plan";

interface SceneSectionProps {
  approaches: Approach[];
  now: number | null;
  selected: string | null;
  view: SceneView;
  onView: (view: SceneView) => void;
  onSelect: (selected: string | null) => void;
  /** Receives how to fly to a body, for the side panel. */
  flight: React.RefObject<((pick: Pick) => void) | null>;
}

function usePalette(): ScenePalette | null {
  const [theme] = useTheme();
  const [palette, setPalette] = useState<ScenePalette | null>(null);
  useEffect(() => setPalette(readPalette(document.documentElement)), [theme]);
  return palette;
}

function useStill(): boolean {
  const [still, setStill] = useState(false);
  useEffect(() => {
    const query = matchMedia("(prefers-reduced-motion: reduce)");
    const read = () => setStill(query.matches);
    read();
    query.addEventListener("change", read);
    return () => query.removeEventListener("change", read);
  }, []);
  return still;
}

/** Whether 3D can be drawn: unknown at first, lost when the graphics context goes. */
function useGraphics() {
  const [graphics, setGraphics] = useState<"unknown" | "ready" | "missing" | "lost">("unknown");
  useEffect(() => setGraphics(hasWebgl() ? "ready" : "missing"), []);
  return [graphics, useCallback(() => setGraphics("lost"), [])] as const;
}

/** The soonest approaches carry their name in the scene. */
function namedBodies(approaches: readonly Approach[], bodies: BodyTable | undefined, now: number | null): BodyLabel[] {
  if (!bodies || now === null) return [];
  return [...nextApproaches(approaches, now)]
    .sort((a, b) => a[1] - b[1])
    .flatMap(([designation]) => {
      const index = bodies.rows.get(designation);
      return index === undefined ? [] : [{ index, text: shortName({ name: bodies.names[index] ?? null, designation }) }];
    })
    .slice(0, NAMED);
}

export function SceneSection({ approaches, now, selected, view, onView, onSelect, flight }: SceneSectionProps) {
  const query = useBodies();
  const bodies = query.data;
  const clock = useSceneClock();
  const palette = usePalette();
  const still = useStill();
  const [graphics, onLost] = useGraphics();
  const noteId = useId();
  const day = now === null ? null : Math.floor(now / DAY) * DAY;
  const named = useMemo(() => namedBodies(approaches, bodies, day), [approaches, bodies, day]);
  const rows = useMemo(() => bodyRows(bodies, day === null ? new Map() : nextApproaches(approaches, day)), [approaches, bodies, day]);
  const undrawn = useMemo(() => (bodies ? packBodies(bodies.columns).undrawn : 0), [bodies]);
  const pick = useMemo(() => pickOf(selected, bodies), [selected, bodies]);
  const choose = useRef(onSelect);
  useEffect(() => {
    choose.current = onSelect;
  }, [onSelect]);
  const onPick = useCallback((picked: Pick | null) => choose.current(selectedOf(picked, bodies)), [bodies]);
  const nameOf = useCallback(
    (picked: Pick) =>
      picked.kind === "planet"
        ? picked.name
        : shortName({ name: bodies?.names[picked.index] ?? null, designation: bodies?.designations[picked.index] ?? "" }),
    [bodies],
  );

  const plan = view === "plan" || graphics === "missing" || graphics === "lost";
  const shared = {
    columns: bodies?.columns ?? null,
    clock,
    selected: pick,
    nameOf,
    onPick,
    flight,
    label: `Solar system with ${formatCount(bodies?.columns.count ?? 0)} near-Earth objects; arrow keys turn, plus and minus zoom`,
    describedBy: noteId,
  };
  return (
    <section aria-label="Solar system" className="min-w-0">
      <PanelHead
        title="Solar system"
        actions={
          graphics === "ready" && (
            <>
              <Button pressed={!plan} onClick={() => onView("3d")}>
                3D
              </Button>
              <Button pressed={plan} onClick={() => onView("plan")}>
                Plan
              </Button>
            </>
          )
        }
      >
        {bodies && (
          <span className="text-label text-text-2">
            {formatCount(bodies.columns.count - undrawn)} near-Earth objects
            {undrawn > 0 && `, ${formatCount(undrawn)} not drawn: elements incomplete`}
          </span>
        )}
        <Legend />
      </PanelHead>
      {bodies && query.error && <StaleNote error={query.error} since={query.dataUpdatedAt} onRetry={() => void query.refetch()} />}
      {graphics === "missing" && <Notice>This browser has no WebGL 2: the same bodies are plotted on the ecliptic plane.</Notice>}
      {graphics === "lost" && <Notice>The graphics context was lost: the plan view stands in until the page is loaded again.</Notice>}
      <div className="grid gap-x-5 lg:grid-cols-[minmax(0,1fr)_272px]">
        <div className="relative h-[340px] border-y border-hairline md:h-[440px]">
          {palette && graphics !== "unknown" ? (
            plan ? (
              <Plan {...shared} palette={palette} />
            ) : (
              <SolarSystem {...shared} palette={palette} named={named} onLost={onLost} still={still} />
            )
          ) : (
            <Skeleton height={440} label="Loading the scene" />
          )}
          <Overlay query={query} />
        </div>
        <div className="h-[240px] max-lg:mt-3 lg:h-[440px]">
          {query.isPending && !query.failureReason ? (
            <Skeleton height={240} label="Loading the list of bodies" />
          ) : (
            <BodyList rows={rows} selected={selected} onPick={onPick} onFly={(picked) => flight.current?.(picked)} />
          )}
        </div>
      </div>
      <Accuracy id={noteId} bodies={bodies} plan={plan} />
    </section>
  );
}

function Notice({ children }: { children: string }) {
  return (
    <p role="status" className="mb-2 text-label text-text-2">
      {children}
    </p>
  );
}

function Legend() {
  return (
    <span className="flex items-center gap-3 text-label text-text-2">
      <span className="inline-flex items-center gap-1">
        <svg viewBox="-6 -6 12 12" width="12" height="12" aria-hidden="true">
          <path d="M0-5L5 0L0 5L-5 0Z" fill="var(--data-vermillion)" />
        </svg>
        potentially hazardous
      </span>
    </span>
  );
}

/** What lies over the scene while its bodies are missing; Sun and planets stay visible behind. */
function Overlay({ query }: { query: ReturnType<typeof useBodies> }) {
  if (query.data && query.data.columns.count > 0) return null;
  const error = failureOf(query);
  return (
    <div className="absolute inset-x-4 bottom-14 rounded-md border border-hairline bg-surface-1 px-4">
      {query.isPending && !error && <p className="py-3 text-label text-text-2">Reading the elements of every object held …</p>}
      {!query.data && error && (
        <Failure error={error} what="The near-Earth objects" stillWorks="Sun and planets need no data." onRetry={() => void query.refetch()} />
      )}
      {query.data && (
        <Empty what="Near-Earth objects would be drawn here." why="No orbital elements are held yet: the small-body database has not been asked.">
          <Command>orrery etl run sbdb_query</Command>
        </Empty>
      )}
    </div>
  );
}

/** How far the drawn places can be from the true ones, for the instant that is shown. */
function Accuracy({ id, bodies, plan }: { id: string; bodies: BodyTable | undefined; plan: boolean }) {
  const { at } = useTime();
  const day = at === null ? null : Math.floor(at / DAY) * DAY;
  const age = useMemo(() => (bodies && day !== null ? medianAge(bodies.columns, jdTdbFromMs(day)) : null), [bodies, day]);
  const drift = age === null ? null : twoBodyDrift(age);
  return (
    <p id={id} className="mt-2 max-w-[120ch] text-label text-text-2">
      Two-body positions from osculating elements; error grows with age
      {drift && age !== null
        ? `: elements are ${formatDuration(age * DAY)} from the time shown (median), so half of the bodies are within about ${driftText(drift.medianAu)} of their true place, nine in ten within ${driftText(drift.nineInTenAu)}, more after a close pass of a planet. `
        : ". "}
      Never the source of a miss distance.
      {plan && " Seen from ecliptic north, vernal equinox to the right; heights are not shown. Sun, planets and bodies are symbols, not to scale."}
    </p>
  );
}
