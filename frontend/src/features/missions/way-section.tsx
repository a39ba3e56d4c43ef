"use client";
/** The way of a rover, seen from above. */
import { useMemo, useState } from "react";

import { apiUrl } from "@/api/client";
import { Panel } from "@/ui/panel";
import { Button, Command, Empty, Skeleton } from "@/ui/states";

import { PlacePanel } from "./place-panel";
import { planOf } from "./plan";
import { PlaceTable } from "./place-table";
import { useWaypoints, useWays } from "./queries";
import type { Rover } from "./types";
import { WayPlan } from "./way-plan";

interface WaySectionProps {
  rover: Rover;
  place: string | null;
  onPlace: (id: string | null) => void;
}

export function WaySection({ rover, place, onPlace }: WaySectionProps) {
  const [table, setTable] = useState(false);
  const places = useWaypoints(rover.rover);
  const ways = useWays(rover.rover).data?.data;
  const data = places.data?.data;
  const plan = useMemo(() => (data ? planOf(data, ways ?? []) : null), [data, ways]);
  const selected = data?.find(({ waypoint_id: id }) => id === place);
  return (
    <>
      <Panel
        title={`${rover.name}, the way from above`}
        noun="places"
        answer={places}
        skeleton={<Skeleton height={420} label="Loading the way" />}
        empty={{ when: () => plan === null, show: <NoWay rover={rover} /> }}
        actions={
          <>
            <Button pressed={table} onClick={() => setTable(!table)}>
              Table
            </Button>
            <a
              className="flex h-7 items-center rounded-sm border border-hairline-strong px-2.5 text-label hover:bg-surface-2"
              href={apiUrl(`missions/${rover.rover}/waypoints`, { limit: 10_000, format: "csv" })}
              download
            >
              CSV
            </a>
          </>
        }
      >
        {(rows) =>
          table ? (
            <PlaceTable places={rows} selected={place} onSelect={onPlace} />
          ) : (
            plan && <WayPlan plan={plan} rover={rover} selected={place} onSelect={onPlace} />
          )
        }
      </Panel>
      <PlacePanel place={selected} onClose={() => onPlace(null)} />
    </>
  );
}

function NoWay({ rover }: { rover: Rover }) {
  return (
    <Empty what={`Where ${rover.name} went would be drawn here.`} why="No place of it is held: the maps cover Perseverance, Curiosity and Ingenuity. To ask them:">
      <Command>orrery etl run mmgis</Command>
    </Empty>
  );
}
