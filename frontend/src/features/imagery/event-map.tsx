"use client";
/** The Earth as an equirectangular map: a lattice of degrees, the newest mosaic below it where one is kept. */
import { geoEquirectangular, geoGraticule10, geoPath } from "d3-geo";
import { useMemo } from "react";

import { apiUrl } from "@/api/client";

import { categoryOf, markPath } from "./categories";
import { trackOf } from "./places";
import type { Listed, NaturalEvent } from "./types";

const WIDTH = 1080;
const HEIGHT = 540;
const projection = geoEquirectangular().scale(WIDTH / (2 * Math.PI)).translate([WIDTH / 2, HEIGHT / 2]).precision(0);
const lattice = geoPath(projection)(geoGraticule10()) ?? "";

interface EventMapProps {
  events: readonly NaturalEvent[];
  selected: string | null;
  onSelect: (id: string) => void;
  mosaic: Listed | undefined;
}

export function EventMap({ events, selected, onSelect, mosaic }: EventMapProps) {
  const shown = useMemo(() => [...events].sort((a) => (a.natural_event_id === selected ? 1 : -1)), [events, selected]);
  return (
    <figure className="flex flex-col gap-1">
      {/* A picture of the Earth is dark: the marks on it take the colours of the dark theme. */}
      <svg data-theme={mosaic && "dark"} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label="Map of natural events" className="w-full bg-surface-1">
        {mosaic && <image href={apiUrl(`imagery/assets/${mosaic.sha256}`)} width={WIDTH} height={HEIGHT} preserveAspectRatio="none" opacity={0.75} />}
        <path d={lattice} fill="none" stroke="var(--hairline-strong)" strokeWidth={0.7} />
        {shown.map((event) => (
          <Mark key={event.natural_event_id} event={event} selected={event.natural_event_id === selected} onSelect={onSelect} />
        ))}
      </svg>
      <figcaption className="text-label text-text-3">
        {mosaic
          ? `Background: Earth on ${mosaic.picture_day ?? "a day not known"}. Credit: ${mosaic.credit} · ${mosaic.licence}`
          : "Lines every 10°. No picture of the whole Earth is kept to lie below them."}
      </figcaption>
    </figure>
  );
}

interface MarkProps {
  event: NaturalEvent;
  selected: boolean;
  onSelect: (id: string) => void;
}

function Mark({ event, selected, onSelect }: MarkProps) {
  const { event_longitude_deg: longitude, event_latitude_deg: latitude } = event;
  const at = longitude === null || latitude === null ? null : projection([longitude, latitude]);
  if (!at) return null;
  const category = categoryOf(event.event_categories);
  const tracks = selected ? trackOf(event.event_geometry ?? []).filter((part) => part.length > 1) : [];
  return (
    <g
      role="button"
      tabIndex={-1}
      aria-label={`${category.word}: ${event.event_title}`}
      className="cursor-pointer"
      onClick={() => onSelect(event.natural_event_id)}
    >
      {tracks.map((part, i) => (
        <path key={i} d={geoPath(projection)({ type: "LineString", coordinates: part }) ?? ""} fill="none" stroke="var(--accent)" strokeWidth={1.5} />
      ))}
      <path
        transform={`translate(${at[0]} ${at[1]})`}
        d={markPath(category, selected ? 150 : 56)}
        fill={event.event_status === "open" ? category.colour : "none"}
        stroke={selected ? "var(--accent)" : event.event_status === "open" ? "var(--surface-0)" : category.colour}
        strokeWidth={selected ? 2 : 1}
      />
      <title>{`${category.word}: ${event.event_title}`}</title>
    </g>
  );
}
