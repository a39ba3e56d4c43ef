"use client";
/** Four lanes of events, from the Sun to Earth, on the shared time, with a curve between those that DONKI links. */
import { scaleUtc } from "d3-scale";
import { linkHorizontal } from "d3-shape";
import { useMemo, type KeyboardEvent } from "react";

import type { SpaceWeatherEvent } from "@/api/types";
import { axisFormat } from "@/lib/axis";
import { gLevel } from "@/lib/noaa";
import { formatUtc } from "@/lib/time";
import type { TimeWindow } from "@/lib/window";
import { useTime } from "@/ui/time";
import { useWidth } from "@/ui/use-width";

import { eventKinds, eventMeasure, eventWeight, linkedIds, linksOf, startOf } from "@/ui/events";

import { stormLabel, type KpStorm } from "./storms";

const LANES = [
  { name: "Flares", types: ["FLR"] },
  { name: "Mass ejections", types: ["CME"] },
  { name: "On the way: ◇ shocks, ○ particles, ▽ streams", types: ["IPS", "SEP", "HSS"] },
  { name: "At Earth: □ storms, ◇ magnetopause, ○ belts", types: ["GST", "MPC", "RBE"] },
] as const;
const laneOf = (type: SpaceWeatherEvent["event_type"]) => LANES.findIndex(({ types }) => (types as readonly string[]).includes(type));
const LANE = 48;
const TOP = 20;
const HEIGHT = TOP + LANES.length * LANE + 20;
const TICK_SPACING = 96;
const EDGE = 20;
const KP_BAND = 10;
const LABEL_CHARACTER = 6.8;

interface TimelineProps {
  events: SpaceWeatherEvent[];
  /** What the K index shows, listed or not. */
  storms: readonly KpStorm[];
  window: TimeWindow;
  selected: string | null;
  onSelect: (id: string) => void;
}

const laneMiddle = (lane: number) => TOP + lane * LANE + LANE / 2;
const laneY = (type: SpaceWeatherEvent["event_type"]) => laneMiddle(laneOf(type));
const radius = (event: SpaceWeatherEvent) => 3 + eventWeight(event) * 7;
const curve = linkHorizontal<unknown, { x: number; y: number }>()
  .x((p) => p.x)
  .y((p) => p.y);

export function EventTimeline({ events, storms, window, selected, onSelect }: TimelineProps) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const { now } = useTime();
  const x = useMemo(() => scaleUtc([window.from, window.to], [0, width]), [window, width]);
  const links = useMemo(() => linksOf(events), [events]);
  const near = useMemo(() => {
    const event = events.find(({ event_id }) => event_id === selected);
    return new Set(event ? [event.event_id, ...linkedIds(event)] : []);
  }, [events, selected]);
  const labelled = useMemo(() => roomyLabels(events, x), [events, x]);
  const placed = (event: SpaceWeatherEvent) => ({ x: x(startOf(event)), y: laneY(event.event_type) });

  return (
    <div ref={holder} className="overflow-hidden">
      <svg width={width} height={HEIGHT} role="group" aria-label="Event timeline">
        {x.ticks(Math.max(2, Math.floor(width / TICK_SPACING))).map((tick) => (
          <g key={tick.getTime()} transform={`translate(${x(tick)},0)`} aria-hidden="true">
            <line y1={TOP} y2={HEIGHT - 20} stroke="var(--hairline)" />
            <text y={HEIGHT - 5} textAnchor={x(tick) < EDGE ? "start" : x(tick) > width - EDGE ? "end" : "middle"} fontSize={12} fill="var(--text-2)">
              {axisFormat(tick, window.to - window.from)}
            </text>
          </g>
        ))}
        {LANES.map(({ name }, lane) => (
          <g key={name} transform={`translate(0,${laneMiddle(lane)})`} aria-hidden="true">
            <line x2={width} stroke="var(--hairline)" />
            <text y={-LANE / 2 + 10} fontSize={12} fill="var(--text-2)" className="halo">
              {name}
            </text>
          </g>
        ))}
        {storms.map((storm) => (
          <rect
            key={storm.from}
            role="img"
            aria-label={stormLabel(storm)}
            x={x(storm.from)}
            width={Math.max(2, x(storm.to) - x(storm.from))}
            y={laneY("GST") - KP_BAND / 2}
            height={KP_BAND}
            fill={`var(--noaa-${gLevel(storm.peak)})`}
            opacity={0.55}
          >
            <title>{stormLabel(storm)}</title>
          </rect>
        ))}
        {storms.length > 0 && (
          <text x={width} y={laneY("GST") - LANE / 2 + 10} textAnchor="end" fontSize={12} fill="var(--text-3)" className="halo" aria-hidden="true">
            bands: G1 or more by Kp
          </text>
        )}
        {links.map(({ from, to }) => {
          const lit = near.has(from.event_id) && near.has(to.event_id);
          return (
            <path
              key={`${from.event_id}${to.event_id}`}
              d={curve({ source: placed(from), target: placed(to) }) ?? ""}
              fill="none"
              stroke={lit ? "var(--accent)" : "var(--text-3)"}
              strokeWidth={lit ? 1.5 : 1}
              opacity={lit ? 1 : 0.5}
            />
          );
        })}
        {now !== null && x(now) > 0 && x(now) < width && (
          <line x1={x(now)} x2={x(now)} y1={TOP} y2={HEIGHT - 20} stroke="var(--accent)" />
        )}
        {events.map((event) => (
          <EventMark
            key={event.event_id}
            event={event}
            {...placed(event)}
            labelled={labelled.has(event.event_id)}
            selected={event.event_id === selected}
            onSelect={onSelect}
          />
        ))}
      </svg>
    </div>
  );
}

interface MarkProps {
  event: SpaceWeatherEvent;
  x: number;
  y: number;
  labelled: boolean;
  selected: boolean;
  onSelect: (id: string) => void;
}

function EventMark({ event, x, y, labelled, selected, onSelect }: MarkProps) {
  const r = radius(event);
  const kind = eventKinds[event.event_type];
  const name = `${[kind.word, eventMeasure(event)].filter(Boolean).join(" ")}, ${formatUtc(startOf(event))} UTC`;
  const onKey = (key: KeyboardEvent) => {
    if (key.key !== "Enter" && key.key !== " ") return;
    key.preventDefault();
    onSelect(event.event_id);
  };
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={name}
      aria-pressed={selected}
      transform={`translate(${x},${y})`}
      className="cursor-pointer"
      onClick={() => onSelect(event.event_id)}
      onKeyDown={onKey}
    >
      <title>{name}</title>
      <circle r={Math.max(r, 12)} fill="transparent" />
      <MarkShape type={event.event_type} r={r} colour={kind.colour} selected={selected} />
      {labelled && (
        <text x={r + 4} dy="0.32em" fontSize={12} fill="var(--text-1)" className="halo">
          {eventMeasure(event)}
        </text>
      )}
    </g>
  );
}

function MarkShape({ type, r, colour, selected }: { type: string; r: number; colour: string; selected: boolean }) {
  const look = { fill: colour, stroke: selected ? "var(--accent)" : "var(--surface-0)", strokeWidth: selected ? 3 : 1 };
  if (type === "FLR") return <circle r={r} {...look} />;
  if (type === "CME") return <path d={`M0 ${-r * 1.2}L${r * 1.1} ${r * 0.8}H${-r * 1.1}z`} {...look} />;
  if (type === "GST") return <rect x={-r} y={-r} width={2 * r} height={2 * r} {...look} />;
  if (type === "SEP" || type === "RBE") return <circle r={r} {...look} fill="var(--surface-0)" stroke={selected ? "var(--accent)" : colour} strokeWidth={selected ? 3 : 2} />;
  if (type === "HSS") return <path d={`M0 ${r}L${r * 1.1} ${-r * 0.8}H${-r * 1.1}z`} {...look} />;
  return <path d={`M0 ${-r * 1.2}L${r * 1.2} 0L0 ${r * 1.2}L${-r * 1.2} 0z`} {...look} />;
}

/** The weightiest events get their label first; a label that would meet a mark or another label is left out. */
function roomyLabels(events: readonly SpaceWeatherEvent[], x: (ms: number) => number): Set<string> {
  const taken: [number, number, string][][] = LANES.map(() => []);
  for (const event of events) taken[laneOf(event.event_type)]?.push([x(startOf(event)) - radius(event), x(startOf(event)) + radius(event), event.event_id]);
  const chosen = new Set<string>();
  for (const event of [...events].sort((a, b) => eventWeight(b) - eventWeight(a))) {
    const from = x(startOf(event)) - radius(event);
    const to = from + 2 * radius(event) + 8 + eventMeasure(event).length * LABEL_CHARACTER;
    if (!eventMeasure(event)) continue;
    const lane = taken[laneOf(event.event_type)] ?? [];
    if (lane.some(([a, b, id]) => id !== event.event_id && from < b && to > a)) continue;
    lane.push([from, to, event.event_id]);
    chosen.add(event.event_id);
  }
  return chosen;
}
