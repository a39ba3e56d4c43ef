"use client";
/** Lines of the drives or flights, and the places between them, north up and one scale both ways. */
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { useMemo } from "react";

import { formatCount } from "@/lib/quantity";
import { useWidth } from "@/ui/use-width";

import { lengthText, scaleBar, type Plan, type Point } from "./plan";
import type { Rover } from "./types";

const HEIGHT = 460;
const MARGIN = 28;
/** Beyond this many, places that end no drive are left to the table. */
const MOST_MARKS = 700;

interface WayPlanProps {
  plan: Plan;
  rover: Rover;
  selected: string | null;
  onSelect: (id: string) => void;
}

export function WayPlan({ plan, rover, selected, onSelect }: WayPlanProps) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const height = Math.min(HEIGHT, Math.max(280, width * 0.7));
  const view = useMemo(() => viewOf(plan, width, height), [plan, width, height]);
  const marks = plan.places.length > MOST_MARKS ? thinned(plan.places) : plan.places;
  const newest = plan.places.at(-1);
  const bar = view ? scaleBar(width / view.perMetre) : 0;
  return (
    <div ref={holder} className="min-w-0">
      {view && (
        <svg width={width} height={height} role="group" aria-label={`Plan of ${rover.name}’s way, north up`}>
          <path d={view.ways} fill="none" stroke="var(--data-vermillion)" strokeWidth={1.4} strokeLinejoin="round" />
          {marks.map(({ place, at }) => (
            <circle
              key={place.waypoint_id}
              cx={view.x(at[0])}
              cy={view.y(at[1])}
              r={place.waypoint_id === selected ? 5 : marks.length > 300 ? 1.7 : 2.4}
              fill={place.waypoint_id === selected ? "var(--accent)" : "var(--data-neutral)"}
              className="cursor-pointer"
              onClick={() => onSelect(place.waypoint_id)}
            >
              <title>{placeText(place)}</title>
            </circle>
          ))}
          <Mark view={view} at={plan.places[0]?.at ?? plan.ways[0]?.lines[0]?.[0]} text="Landing" />
          {newest && plan.places.length > 1 && (
            <g>
              <circle cx={view.x(newest.at[0])} cy={view.y(newest.at[1])} r={6} fill="none" stroke="var(--accent)" strokeWidth={1.6} />
              <Mark view={view} at={newest.at} text={newest.place.sol === null ? "Newest place" : `Sol ${formatCount(newest.place.sol)}`} />
            </g>
          )}
          <g transform={`translate(${MARGIN},${height - 12})`} className="text-label">
            <path d={`M0,-4 V0 H${bar * view.perMetre} V-4`} fill="none" stroke="var(--text-2)" />
            <text x={bar * view.perMetre + 8} y={0} className="fill-text-2">
              {lengthText(bar)}
            </text>
          </g>
          <g transform={`translate(${width - MARGIN},34)`} aria-hidden="true">
            <path d="M0,-18 L5,-4 L0,-8 L-5,-4 Z" fill="var(--text-2)" />
            <text y={10} textAnchor="middle" className="fill-text-2 text-label">
              N
            </text>
          </g>
        </svg>
      )}
      <p className="mt-1 text-label text-text-2">{summary(plan, rover)}</p>
    </div>
  );
}

interface View {
  x: (eastM: number) => number;
  y: (northM: number) => number;
  perMetre: number;
  ways: string;
}

function viewOf(plan: Plan, width: number, height: number): View | null {
  if (width < 2 * MARGIN) return null;
  const [w, e] = plan.east;
  const [s, n] = plan.north;
  const perMetre = Math.min((width - 2 * MARGIN) / Math.max(e - w, 1), (height - 2 * MARGIN - 14) / Math.max(n - s, 1));
  const half = { x: (width / 2) / perMetre, y: (height / 2) / perMetre };
  const x = scaleLinear([(w + e) / 2 - half.x, (w + e) / 2 + half.x], [0, width]);
  const y = scaleLinear([(s + n) / 2 - half.y, (s + n) / 2 + half.y], [height, 0]);
  const draw = line<Point>().x((p) => x(p[0])).y((p) => y(p[1])).digits(1);
  const lines = plan.ways.flatMap((way) => way.lines);
  // Without a map of the drives the places themselves are joined.
  const drawn = lines.length > 0 ? lines : [plan.places.filter(({ place }) => place.is_final !== false).map(({ at }) => at)];
  return { x, y, perMetre, ways: drawn.map((points) => draw(points) ?? "").join("") };
}

function Mark({ view, at, text }: { view: View; at: Point | undefined; text: string }) {
  if (!at) return null;
  return (
    <text x={view.x(at[0]) + 9} y={view.y(at[1]) + 4} className="halo fill-text-1 text-label">
      {text}
    </text>
  );
}

function thinned(places: Plan["places"]): Plan["places"] {
  const ends = places.filter(({ place }) => place.is_final !== false);
  const step = Math.ceil(ends.length / MOST_MARKS);
  return ends.filter((_, i) => i % step === 0 || i === ends.length - 1);
}

function placeText({ sol, odometer_m: driven }: Plan["places"][number]["place"]): string {
  const way = driven === null ? "" : `, ${(driven / 1000).toFixed(2)} km driven`;
  return `${sol === null ? "Sol not known" : `Sol ${formatCount(sol)}`}${way}`;
}

function summary(plan: Plan, rover: Rover): string {
  const mapped = plan.ways.reduce((sum, { way }) => sum + (way.length_m ?? 0), 0);
  const flies = rover.kind === "helicopter";
  const parts = [
    plan.places.length > 0 ? `${formatCount(plan.places.length)} places` : "",
    plan.ways.length > 0 ? `${formatCount(plan.ways.length)} ${flies ? "flights" : "drives"} of together ${(mapped / 1000).toFixed(2)} km on the map` : "",
    rover.odometer_m === null || flies ? "" : `${(rover.odometer_m / 1000).toFixed(2)} km driven since landing`,
  ];
  return `${parts.filter(Boolean).join(", ")}. East longitude and planetocentric latitude, drawn in metres around ${plan.places.length > 0 ? "the landing place" : "the first point"}.`;
}
