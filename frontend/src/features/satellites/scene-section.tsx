"use client";
/** The Earth and its satellites: 3D where WebGL is, a map where it is not or is wanted. */
import dynamic from "next/dynamic";
import { memo, useMemo } from "react";

import { formatCount } from "@/lib/quantity";
import { formatUtc } from "@/lib/time";
import { SceneFrame, SceneSkeleton, useSceneView } from "@/scene";
import { MapView, type Track } from "@/scene/earth/map-view";
import { NotHeld } from "@/ui/not-held";

import { useGroups, useWay, type useKnots } from "./queries";
import { SatelliteList } from "./satellite-list";
import type { SatelliteDetail, State } from "./types";

const EarthScene = memo(
  dynamic(() => import("@/scene/earth/earth-scene").then((module) => module.EarthScene), {
    ssr: false,
    loading: () => <SceneSkeleton />,
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

const NO_STATES: State[] = [];

export function SceneSection({ sky, at, group, onGroup, selected, satellite, onSelect, view, onView }: SceneSectionProps) {
  const { knots } = sky;
  const scene = useSceneView(view === "map");
  const answer = useWay(satellite, at).data?.data;
  const states = answer && answer.elements.norad_cat_id === selected ? answer.states : NO_STATES;
  const way = useMemo(() => wayOf(states), [states]);
  const track = useMemo(() => trackOf(states), [states]);
  const shared = {
    knots,
    clock: scene.clock,
    selected,
    selectedName: satellite?.satellite_name ?? (selected === null ? "" : String(selected)),
    way,
    onPick: onSelect,
    label: `Earth with ${formatCount(knots?.count ?? 0)} satellites${scene.flat ? " on a map" : "; arrow keys turn, plus and minus zoom"}`,
    describedBy: scene.noteId,
  };
  return (
    <SceneFrame
      title="Earth and satellites"
      view={scene}
      size="tall"
      flat={{ button: "Map", name: "the map", instead: "the same satellites are plotted on a map" }}
      onFlat={(flat) => onView(flat ? "map" : "3d")}
      head={
        <>
          {knots && <span className="text-label text-text-2">{formatCount(knots.count)} drawn</span>}
          <GroupChoice group={group} onGroup={onGroup} />
        </>
      }
      things={{
        count: knots?.count ?? null,
        error: sky.failure,
        since: sky.since,
        onRetry: sky.refetch,
        what: "The satellites",
        stillWorks: "The globe needs no data.",
        waiting: "Computing where every satellite is …",
        empty: <NotHeld what="Satellites would be drawn here." source="celestrak/active" />,
      }}
      picture={(palette) =>
        scene.flat ? <Map2d {...shared} track={track} palette={palette} /> : <EarthScene {...shared} palette={palette} onLost={scene.onLost} still={scene.still} />
      }
      list={<SatelliteList group={group} selected={selected} onSelect={onSelect} />}
    >
      {knots && `SGP4 at ${formatUtc(knots.from.at)} and ${formatUtc(knots.to.at).slice(-5)} UTC, a cubic between. `}
      True positions; satellites are symbols, not to scale.{" "}
      {scene.flat ? "Points below the satellites; the darker part of the map is in night." : "The Earth is a plain globe with a line each 30°; its darker side is in night."}{" "}
      Satellites whose elements are older than 30 days are left out.
    </SceneFrame>
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

function wayOf(states: readonly State[]): Float32Array | null {
  const known = states.filter(({ error }) => error === null);
  return known.length < 2 ? null : Float32Array.from(known.flatMap(({ x_km, y_km, z_km }) => [x_km ?? 0, y_km ?? 0, z_km ?? 0]));
}

function trackOf(states: readonly State[]): Track[] {
  return states.flatMap(({ latitude_deg: latitude, longitude_deg: longitude }) =>
    latitude === null || longitude === null ? [] : [{ latitude, longitude }],
  );
}
