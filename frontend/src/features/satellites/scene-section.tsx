"use client";
/** The Earth and its satellites: 3D where WebGL is, a map where it is not or is wanted. */
import dynamic from "next/dynamic";
import { memo, useCallback, useEffect, useId, useMemo, useState } from "react";

import { formatCount } from "@/lib/quantity";
import { formatUtc } from "@/lib/time";
import { hasWebgl, readPalette, type ScenePalette } from "@/scene";
import { MapView, type Track } from "@/scene/earth/map-view";
import { useSceneClock } from "@/scene/scene-clock";
import { PanelHead } from "@/ui/panel";
import { Button, Command, Empty, Failure, Skeleton, StaleNote } from "@/ui/states";
import { useTheme } from "@/ui/theme";

import { useGroups, useWay, type useKnots } from "./queries";
import { SatelliteList } from "./satellite-list";
import type { SatelliteDetail, State } from "./types";

const EarthScene = memo(
  dynamic(() => import("@/scene/earth/earth-scene").then((module) => module.EarthScene), {
    ssr: false,
    loading: () => <Skeleton height={440} label="Loading the scene" />,
  }),
);
const Map2d = memo(MapView);
export type EarthView = "3d" | "map";

interface SceneSectionProps {
  sky: ReturnType<typeof useKnots>;
  at: number | null;
  group: string | null;
  onGroup: (group: string | null) => void;
  selected: number | null;
  satellite: SatelliteDetail | null;
  onSelect: (number: number | null) => void;
  view: EarthView;
  onView: (view: EarthView) => void;
}

function usePalette(): ScenePalette | null {
  const [theme] = useTheme();
  const [palette, setPalette] = useState<ScenePalette | null>(null);
  useEffect(() => setPalette(readPalette(document.documentElement)), [theme]);
  return palette;
}

/** Whether 3D can be drawn: unknown at first, lost when the graphics context goes. */
function useGraphics() {
  const [graphics, setGraphics] = useState<"unknown" | "ready" | "missing" | "lost">("unknown");
  useEffect(() => setGraphics(hasWebgl() ? "ready" : "missing"), []);
  return [graphics, useCallback(() => setGraphics("lost"), [])] as const;
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

const NO_STATES: State[] = [];

export function SceneSection({ sky, at, group, onGroup, selected, satellite, onSelect, view, onView }: SceneSectionProps) {
  const { knots } = sky;
  const clock = useSceneClock();
  const palette = usePalette();
  const still = useStill();
  const [graphics, onLost] = useGraphics();
  const noteId = useId();
  const answer = useWay(satellite, at).data?.data;
  const states = answer && answer.elements.norad_cat_id === selected ? answer.states : NO_STATES;
  const way = useMemo(() => wayOf(states), [states]);
  const track = useMemo(() => trackOf(states), [states]);
  const flat = view === "map" || graphics === "missing" || graphics === "lost";
  const shared = {
    knots,
    clock,
    selected,
    selectedName: satellite?.satellite_name ?? (selected === null ? "" : String(selected)),
    way,
    onPick: onSelect,
    label: `Earth with ${formatCount(knots?.count ?? 0)} satellites${flat ? " on a map" : "; arrow keys turn, plus and minus zoom"}`,
    describedBy: noteId,
  };
  return (
    <section aria-label="Earth and satellites" className="min-w-0">
      <PanelHead
        title="Earth and satellites"
        actions={
          graphics === "ready" && (
            <>
              <Button pressed={!flat} onClick={() => onView("3d")}>
                3D
              </Button>
              <Button pressed={flat} onClick={() => onView("map")}>
                Map
              </Button>
            </>
          )
        }
      >
        {knots && <span className="text-label text-text-2">{formatCount(knots.count)} drawn</span>}
        <GroupChoice group={group} onGroup={onGroup} />
      </PanelHead>
      {knots && sky.error && <StaleNote error={sky.error} since={Date.now()} onRetry={sky.refetch} />}
      {graphics === "missing" && <Notice>This browser has no WebGL 2: the same satellites are plotted on a map.</Notice>}
      {graphics === "lost" && <Notice>The graphics context was lost: the map stands in until the page is loaded again.</Notice>}
      <div className="grid gap-x-5 lg:grid-cols-[minmax(0,1fr)_272px]">
        <div className="relative h-[340px] border-y border-hairline md:h-[520px]">
          {palette && graphics !== "unknown" ? (
            flat ? (
              <Map2d {...shared} track={track} palette={palette} />
            ) : (
              <EarthScene {...shared} palette={palette} onLost={onLost} still={still} />
            )
          ) : (
            <Skeleton height={440} label="Loading the scene" />
          )}
          <Overlay sky={sky} />
        </div>
        <div className="h-[280px] max-lg:mt-3 lg:h-[520px]">
          <SatelliteList group={group} selected={selected} onSelect={onSelect} />
        </div>
      </div>
      <p id={noteId} className="mt-2 max-w-[120ch] text-label text-text-2">
        {knots && `SGP4 at ${formatUtc(knots.from.at)} and ${formatUtc(knots.to.at).slice(-5)} UTC, a cubic between. `}
        True positions; satellites are symbols, not to scale.{" "}
        {flat ? "Points below the satellites; the darker part of the map is in night." : "The Earth is a plain globe with a line each 30°; its darker side is in night."}{" "}
        Satellites whose elements are older than 30 days are left out.
      </p>
    </section>
  );
}

function GroupChoice({ group, onGroup }: { group: string | null; onGroup: (group: string | null) => void }) {
  const groups = useGroups().data?.data ?? [];
  return (
    <label className="flex items-center gap-1.5 text-label text-text-2">
      Group
      <select
        value={group ?? ""}
        onChange={(event) => onGroup(event.target.value || null)}
        className="h-7 rounded-sm border border-hairline-strong bg-surface-1 px-1 text-label text-text-1"
      >
        <option value="">every satellite</option>
        {groups.map((one) => (
          <option key={one.satellite_group} value={one.satellite_group}>
            {one.satellite_group} ({formatCount(one.member_count)})
          </option>
        ))}
      </select>
    </label>
  );
}

function Notice({ children }: { children: string }) {
  return (
    <p role="status" className="mb-2 text-label text-text-2">
      {children}
    </p>
  );
}

/** What lies over the scene while its satellites are missing. */
function Overlay({ sky }: { sky: SceneSectionProps["sky"] }) {
  if (sky.knots && sky.knots.count > 0) return null;
  const error = sky.error ?? sky.failing;
  return (
    <div className="absolute inset-x-4 bottom-6 rounded-md border border-hairline bg-surface-1 px-4">
      {!sky.knots && !error && <p className="py-3 text-label text-text-2">Computing where every satellite is …</p>}
      {!sky.knots && error && <Failure error={error} what="The satellites" stillWorks="The globe needs no data." onRetry={sky.refetch} />}
      {sky.knots && (
        <Empty what="Satellites would be drawn here." why="No elements are held that serve the time shown.">
          <Command>orrery etl run celestrak/active</Command>
        </Empty>
      )}
    </div>
  );
}

function wayOf(states: readonly State[]): Float32Array | null {
  const known = states.filter(({ error }) => error === null);
  return known.length < 2 ? null : Float32Array.from(known.flatMap(({ x_km, y_km, z_km }) => [x_km ?? 0, y_km ?? 0, z_km ?? 0]));
}

function trackOf(states: readonly State[]): Track[] {
  return states.flatMap(({ latitude_deg: latitude, longitude_deg: longitude }) =>
    latitude === null || longitude === null ? [] : [{ latitude, longitude }],
  );
}
