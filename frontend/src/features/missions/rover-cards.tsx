"use client";
import { useSources } from "@/api/queries";
import type { Freshness } from "@/lib/freshness";
import { formatCount } from "@/lib/quantity";
import { FreshnessMark } from "@/ui/freshness";
import { Quantity } from "@/ui/quantity";
import { useStateOf } from "@/ui/source-state";
import { NotKnown } from "@/ui/states";
import { useTime } from "@/ui/time";
import { TimeInstant } from "@/ui/time-instant";

import type { Rover } from "./types";

/** The feed that a running mission's photos come from. */
const feeds: Record<string, string> = { perseverance: "mars2020_raw", curiosity: "msl_raw" };

interface RoverCardsProps {
  rovers: Rover[];
  selected: string | null;
  onSelect: (rover: string) => void;
}

export function RoverCards({ rovers, selected, onSelect }: RoverCardsProps) {
  const stateOf = useFeedStates();
  return (
    <ul className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-[repeat(auto-fit,minmax(184px,1fr))]">
      {rovers.map((rover) => (
        <li key={rover.rover}>
          <RoverCard rover={rover} freshness={stateOf(rover)} selected={rover.rover === selected} onSelect={() => onSelect(rover.rover)} />
        </li>
      ))}
    </ul>
  );
}

interface RoverCardProps {
  rover: Rover;
  freshness: Freshness | null;
  selected: boolean;
  onSelect: () => void;
}

function RoverCard({ rover, freshness, selected, onSelect }: RoverCardProps) {
  const receipt = rover.receipt ?? undefined;
  return (
    <article className={`flex h-full flex-col gap-2 border-t-2 pt-2 ${selected ? "border-accent" : "border-hairline-strong"}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-2">
        <button type="button" aria-pressed={selected} onClick={onSelect} className={`font-medium underline-offset-4 hover:underline ${selected ? "text-accent" : ""}`}>
          {rover.name}
        </button>
        {freshness && <FreshnessMark state={freshness} word title="Freshness of its photo feed" />}
      </div>
      <p className="truncate text-label text-text-2">
        {rover.place}
        {rover.ended_on && `, ended ${rover.ended_on}`}
      </p>
      <p className="flex items-baseline gap-1.5">
        <span className="text-text-2">Sol</span>
        <Quantity field="sol" value={rover.max_sol ?? rover.newest_sol_held} receipt={receipt} size="title" bare />
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-label">
        <dt className="text-text-2">Newest photo</dt>
        <dd className="text-right">
          {rover.newest_taken_at || !rover.max_date ? (
            <TimeInstant at={rover.newest_taken_at} precision="short" />
          ) : (
            <span title="The day that the provider gives for its newest sol">{rover.max_date}</span>
          )}
        </dd>
        <dt className="text-text-2">Photos held</dt>
        <dd className="text-right">
          {formatCount(rover.photos_held)}
          {rover.total_photos !== null && <span className="text-text-2"> of {formatCount(rover.total_photos)}</span>}
        </dd>
        <dt className="text-text-2">Driven</dt>
        <dd className="text-right">{rover.kind === "helicopter" ? <span className="text-text-3">flies</span> : <Driven metres={rover.odometer_m} />}</dd>
      </dl>
    </article>
  );
}

function Driven({ metres }: { metres: number | null }) {
  if (metres === null) return <NotKnown />;
  return <span title={`${metres} m since landing`}>{(metres / 1000).toFixed(2)} km</span>;
}

function useFeedStates(): (rover: Rover) => Freshness | null {
  const sources = useSources().data?.data;
  const state = useStateOf();
  const { now } = useTime();
  return (rover) => {
    const found = sources?.find(({ source }) => source === feeds[rover.rover]);
    return found && state && now !== null ? state(found, now) : null;
  };
}
