/** What an event is called and how much it matters, from its own numbers. */
import type { SpaceWeatherEvent } from "@/api/types";
import { gLevel, scaleWords, type Level } from "@/lib/noaa";
import { parseInstant } from "@/lib/time";

export const eventKinds = {
  FLR: { word: "Flare", plural: "Flares", colour: "var(--data-vermillion)" },
  CME: { word: "Coronal mass ejection", plural: "Mass ejections", colour: "var(--data-sky)" },
  GST: { word: "Geomagnetic storm", plural: "Storms", colour: "var(--data-purple)" },
  IPS: { word: "Interplanetary shock", plural: "Shocks", colour: "var(--data-sky)" },
  SEP: { word: "Energetic particles", plural: "Particles", colour: "var(--data-vermillion)" },
  HSS: { word: "High-speed stream", plural: "Streams", colour: "var(--data-green)" },
  MPC: { word: "Magnetopause crossing", plural: "Crossings", colour: "var(--data-purple)" },
  RBE: { word: "Radiation belt enhancement", plural: "Radiation belt", colour: "var(--data-purple)" },
} as const;

/** `X1.5`, `1,860 km/s`, `G3 strong`; the word alone where the number is not known. */
export function eventMeasure(event: SpaceWeatherEvent): string {
  if (event.event_type === "FLR") return event.flare_class ?? "class not known";
  if (event.event_type === "CME") {
    return event.cme_speed_km_s === null ? "speed not known" : `${Math.round(event.cme_speed_km_s).toLocaleString("en-GB")} km/s`;
  }
  if (event.event_type === "GST") return event.kp_max === null ? "Kp not known" : stormName(event.kp_max);
  return event.event_location ?? "";
}

/** Kind and measure: `Flare, X1.5`. */
export function eventName(event: SpaceWeatherEvent): string {
  return [eventKinds[event.event_type].word, eventMeasure(event)].filter(Boolean).join(", ");
}

function stormName(kp: number): string {
  const level = gLevel(kp);
  return level === 0 ? `Kp ${kp}` : `G${level} ${scaleWords[level]}`;
}

const classLevels: Record<string, Level> = { A: 0, B: 0, C: 0, M: 1, X: 3 };

export function eventLevel(event: SpaceWeatherEvent): Level {
  if (event.event_type === "FLR") return flareLevel(event.flare_class);
  if (event.event_type === "GST") return gLevel(event.kp_max ?? 0);
  if (event.event_type !== "CME") return 0;
  const speed = event.cme_speed_km_s ?? 0;
  return speed >= 2000 ? 3 : speed >= 1000 ? 1 : 0;
}

function flareLevel(name: string | null): Level {
  const letter = name?.charAt(0) ?? "";
  const number = Number(name?.slice(1));
  if (letter === "M" && number >= 5) return 2;
  if (letter === "X" && number >= 10) return number >= 20 ? 5 : 4;
  return classLevels[letter] ?? 0;
}

/** 0–1: how big the event's mark is. */
export function eventWeight(event: SpaceWeatherEvent): number {
  if (event.event_type === "CME") return Math.min(1, Math.max(0.2, (event.cme_speed_km_s ?? 300) / 2000));
  if (event.event_type === "GST") return Math.min(1, Math.max(0.3, ((event.kp_max ?? 5) - 3) / 6));
  if (event.event_type !== "FLR") return 0.3;
  const letter = event.flare_class?.charAt(0) ?? "B";
  const number = Number(event.flare_class?.slice(1) ?? 1);
  const base = { A: 0.1, B: 0.15, C: 0.3, M: 0.55, X: 0.8 }[letter] ?? 0.2;
  return Math.min(1, base + Math.log10(Math.max(1, number)) * 0.2);
}

export interface EventLink {
  from: SpaceWeatherEvent;
  to: SpaceWeatherEvent;
}

/** Links between held events, each once, from the earlier to the later. */
export function linksOf(events: readonly SpaceWeatherEvent[]): EventLink[] {
  const held = new Map(events.map((event) => [event.event_id, event]));
  const seen = new Set<string>();
  const links: EventLink[] = [];
  for (const event of events) {
    for (const id of event.linked_event_ids ?? []) {
      const other = held.get(id);
      if (!other || other === event) continue;
      const [from, to] = startOf(event) <= startOf(other) ? [event, other] : [other, event];
      const key = `${from.event_id}|${to.event_id}`;
      if (seen.has(key)) continue;
      seen.add(key);
      links.push({ from, to });
    }
  }
  return links;
}

export const startOf = (event: SpaceWeatherEvent): number => parseInstant(event.start_at) ?? 0;

/** Every event that this one is linked with, in either direction. */
export function linkedIds(event: SpaceWeatherEvent): string[] {
  return [...new Set([...(event.linked_event_ids ?? []), ...event.linked_from])];
}
