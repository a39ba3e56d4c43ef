/** What the Sun has done in the stretch on screen, in one sentence. */
import type { SpaceWeatherEvent } from "@/api/types";
import { formatUtc } from "@/lib/time";
import { eventMeasure, eventWeight, startOf } from "@/ui/events";

const kinds = [
  ["FLR", "flare", "flares", "strongest"],
  ["CME", "mass ejection", "mass ejections", "fastest"],
  ["GST", "storm", "storms", "strongest"],
] as const;

export function eventsSentence(events: readonly SpaceWeatherEvent[]): string {
  if (events.length === 0) return "No flare, mass ejection or storm is held for this stretch.";
  const parts = kinds.flatMap(([type, one, many, most]) => {
    const own = events.filter((e) => e.event_type === type).sort((a, b) => eventWeight(b) - eventWeight(a));
    const top = own[0];
    if (!top) return [];
    const day = formatUtc(startOf(top), "day").replace(/ \d+$/, "");
    const best = `${eventMeasure(top)} on ${day}`;
    return [own.length === 1 ? `1 ${one}, ${best}` : `${own.length} ${many}, the ${most} ${best}`];
  });
  return `${parts.join("; ")}.`;
}
