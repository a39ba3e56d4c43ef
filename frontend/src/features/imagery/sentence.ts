/** The page's first sentence, from what is held. */
import { formatUtc, parseInstant } from "@/lib/time";

import { categoryOf } from "./categories";
import type { DayPicture, EarthImage, NaturalEvent } from "./types";

export function pictureClause(pictures: readonly DayPicture[]): string {
  const [newest] = pictures;
  if (!newest) return "No picture of the day is held.";
  const day = parseInstant(`${newest.picture_date}T00:00:00Z`);
  return `${day === null ? newest.picture_date : formatUtc(day, "day")}: ${newest.picture_title}.`;
}

/** How many go on, and what most of them are. */
export function eventClause(events: readonly NaturalEvent[]): string {
  const open = events.filter((e) => e.event_status === "open");
  if (open.length === 0) return "No natural event on Earth is known to go on.";
  const counts = new Map<string, number>();
  for (const { event_categories } of open) {
    const { plural } = categoryOf(event_categories);
    counts.set(plural, (counts.get(plural) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  const kinds = most && counts.size > 1 ? `, ${most[1]} of them ${most[0]}` : most ? `, all ${most[0]}` : "";
  return open.length === 1 ? "One natural event on Earth goes on." : `${open.length} natural events on Earth go on${kinds}.`;
}

export function earthClause(images: readonly EarthImage[]): string {
  const at = parseInstant(images[0]?.exposed_at);
  return at === null ? "No image of the whole Earth is held." : `Earth was last seen whole on ${formatUtc(at, "short")}.`;
}
