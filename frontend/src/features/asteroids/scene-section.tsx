"use client";
/** The solar system with its list: 3D where WebGL is, a plan view where it is not. */
import dynamic from "next/dynamic";
import { memo, useCallback, useEffect, useMemo, useRef } from "react";

import { failureOf } from "@/api/problem";
import type { Approach } from "@/api/types";
import { jdTdbFromMs, twoBodyDrift } from "@/lib/orbits";
import { formatCount } from "@/lib/quantity";
import { DAY, formatDuration } from "@/lib/time";
import { packBodies, PlanView, SceneFrame, SceneSkeleton, useSceneView, type BodyLabel, type Pick } from "@/scene";
import { NotHeld } from "@/ui/not-held";
import { Skeleton } from "@/ui/states";
import { useTime } from "@/ui/time";

import { bodyRows, nextApproaches, pickOf, selectedOf } from "./bodies";
import { BodyList } from "./body-list";
import { driftText } from "./drift";
import { medianAge, type BodyTable } from "./elements";
import { useBodies } from "./queries";
import { shortName } from "./sentence";

const SolarSystem = memo(
  dynamic(() => import("@/scene/solar-system").then((module) => module.SolarSystem), {
    ssr: false,
    loading: () => <SceneSkeleton />,
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
  const scene = useSceneView(view === "plan");
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

  const shared = {
    columns: bodies?.columns ?? null,
    clock: scene.clock,
    selected: pick,
    nameOf,
    onPick,
    flight,
    label: `Solar system with ${formatCount(bodies?.columns.count ?? 0)} near-Earth objects; arrow keys turn, plus and minus zoom`,
    describedBy: scene.noteId,
  };
  return (
    <SceneFrame
      title="Solar system"
      view={scene}
      size="normal"
      flat={{ button: "Plan", name: "the plan view", instead: "the same bodies are plotted on the ecliptic plane" }}
      onFlat={(flat) => onView(flat ? "plan" : "3d")}
      head={
        <>
          {bodies && (
            <span className="text-label text-text-2">
              {formatCount(bodies.columns.count - undrawn)} near-Earth objects
              {undrawn > 0 && `, ${formatCount(undrawn)} not drawn: elements incomplete`}
            </span>
          )}
          <Legend />
        </>
      }
      things={{
        count: bodies?.columns.count ?? null,
        error: failureOf(query),
        since: query.dataUpdatedAt,
        onRetry: () => void query.refetch(),
        what: "The near-Earth objects",
        stillWorks: "Sun and planets need no data.",
        waiting: "Reading the elements of every object held …",
        empty: <NotHeld what="Near-Earth objects would be drawn here." source="sbdb_query" />,
      }}
      picture={(palette) =>
        scene.flat ? (
          <Plan {...shared} palette={palette} />
        ) : (
          <SolarSystem {...shared} palette={palette} named={named} onLost={scene.onLost} still={scene.still} />
        )
      }
      list={
        query.isPending && !query.failureReason ? (
          <Skeleton height={240} label="Loading the list of bodies" />
        ) : (
          <BodyList rows={rows} selected={selected} onPick={onPick} onFly={(picked) => flight.current?.(picked)} />
        )
      }
    >
      <Accuracy bodies={bodies} plan={scene.flat} />
    </SceneFrame>
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

/** How far the drawn places can be from the true ones, for the instant that is shown. */
function Accuracy({ bodies, plan }: { bodies: BodyTable | undefined; plan: boolean }) {
  const { at } = useTime();
  const day = at === null ? null : Math.floor(at / DAY) * DAY;
  const age = useMemo(() => (bodies && day !== null ? medianAge(bodies.columns, jdTdbFromMs(day)) : null), [bodies, day]);
  const drift = age === null ? null : twoBodyDrift(age);
  return (
    <>
      Two-body positions from osculating elements; error grows with age
      {drift && age !== null
        ? `: elements are ${formatDuration(age * DAY)} from the time shown (median), so half of the bodies are within about ${driftText(drift.medianAu)} of their true place, nine in ten within ${driftText(drift.nineInTenAu)}, more after a close pass of a planet. `
        : ". "}
      Never the source of a miss distance.
      {plan && " Seen from ecliptic north, vernal equinox to the right; heights are not shown. Sun, planets and bodies are symbols, not to scale."}
    </>
  );
}
