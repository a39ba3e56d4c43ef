/** The page's first sentence, by rules: where the missions are, and how new and how whole what is held is. */
import { formatCount } from "@/lib/quantity";
import { formatRelative, parseInstant } from "@/lib/time";

import type { Rover } from "./types";

export function missionsSentence(rovers: readonly Rover[], now: number): string {
  const held = rovers.filter((rover) => rover.newest_sol_held !== null);
  if (held.length === 0) return "No photo from Mars is held yet.";
  const active = held.filter((rover) => rover.ended_on === null);
  const shown = (active.length > 0 ? active : held).map((rover) => `${possessive(rover.name)} sol ${formatCount(rover.newest_sol_held ?? 0)}`);
  const newest = Math.max(...held.map((rover) => parseInstant(rover.newest_taken_at) ?? -Infinity));
  const when = Number.isFinite(newest) ? `, taken ${formatRelative(newest, now)}` : "";
  const photos = held.reduce((sum, rover) => sum + rover.photos_held, 0);
  return `The newest photos are of ${listed(shown)}${when}. ${formatCount(photos)} photos of ${held.length === 1 ? "one mission are" : `${held.length} missions are`} held.`;
}

const possessive = (name: string): string => `${name}${name.endsWith("s") ? "’" : "’s"}`;

function listed(parts: string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${last}` : last;
}

/** What a sol's bar says: photos held, and how many its provider declares. */
export function solText(sol: { sol: number; photos_held: number; photos_declared: number | null; earth_date: string | null }): string {
  const declared = sol.photos_declared === null ? "" : ` of ${formatCount(sol.photos_declared)} declared`;
  return `Sol ${formatCount(sol.sol)}: ${formatCount(sol.photos_held)}${declared} ${sol.photos_held === 1 && !declared ? "photo" : "photos"}${sol.earth_date ? `, ${sol.earth_date}` : ""}`;
}

/** The rover that the page shows unless another is chosen: the first with photos, else the first whose way is known. */
export function firstRover(rovers: readonly Rover[]): Rover | undefined {
  return rovers.find((r) => r.photos_held > 0 && r.ended_on === null) ?? rovers.find((r) => r.photos_held > 0) ?? rovers.find((r) => r.odometer_m !== null);
}
