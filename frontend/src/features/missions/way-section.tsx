"use client";
/** The way of a rover, seen from above. */
import { useMemo, useState } from "react";

import { apiUrl } from "@/api/client";
import type { Answer } from "@/api/queries";
import { NotHeld } from "@/ui/not-held";
import { Panel } from "@/ui/panel";
import { Button, CsvLink, Skeleton } from "@/ui/states";

import { PlacePanel } from "./place-panel";
import { planOf } from "./plan";
import { PlaceTable } from "./place-table";
import { useWaypoints, useWays } from "./queries";
import type { Rover, Way, Waypoint } from "./types";
import { WayPlan } from "./way-plan";

interface WaySectionProps {
  rover: Rover;
  place: string | null;
  onPlace: (id: string | null) => void;
}

export function WaySection({ rover, place, onPlace }: WaySectionProps) {
  const [table, setTable] = useState(false);
  const places = useWaypoints(rover.rover);
  const ways = useWays(rover.rover);
  const flies = rover.kind === "helicopter";
  const [data, lines] = [places.data?.data, ways.data?.data];
  const plan = useMemo(() => (data ? planOf(data, lines ?? []) : null), [data, lines]);
  const selected = data?.find(({ waypoint_id: id }) => id === place);
  return (
    <>
      <Panel
        title={`${rover.name}, the way from above`}
        noun={flies ? "flights" : "places"}
        answer={flies ? nothingOf(ways) : places}
        skeleton={<Skeleton height={420} label="Loading the way" />}
        empty={{ when: () => plan === null, show: <NoWay rover={rover} /> }}
        actions={
          <>
            {!flies && (
              <Button pressed={table} onClick={() => setTable(!table)}>
                Table
              </Button>
            )}
            <CsvLink href={apiUrl(`missions/${rover.rover}/${flies ? "traverse" : "waypoints"}`, { limit: 5000, format: "csv" })} />
          </>
        }
      >
        {(rows) =>
          table && !flies ? (
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

/** The state of the lines' answer where it stands for the places, of which a helicopter has none. */
function nothingOf(ways: Answer<Way[]>): Answer<Waypoint[]> {
  return { ...ways, data: ways.data && { ...ways.data, data: [] } } as unknown as Answer<Waypoint[]>;
}

function NoWay({ rover }: { rover: Rover }) {
  return (
    <NotHeld
      what={`Where ${rover.name} went would be drawn here.`}
      source="mmgis"
      answered="No place of it is held: the maps cover Perseverance, Curiosity and Ingenuity."
    />
  );
}
