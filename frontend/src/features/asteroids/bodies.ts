/** The list beside the scene: the same bodies, in the order in which people look for them. */
import type { Approach } from "@/api/types";
import { PLANET_NAMES, type PlanetName } from "@/lib/orbits";
import { parseInstant } from "@/lib/time";
import type { Pick } from "@/scene";

import type { BodyTable } from "./elements";
import { fullName } from "./sentence";

export interface BodyRow {
  pick: Pick;
  key: string;
  name: string;
  designation: string | null;
  hazardous: boolean;
  magnitude: number | null;
  /** Next approach held, epoch milliseconds. */
  nextAt: number | null;
}

export function planetOf(text: string | null): PlanetName | null {
  return PLANET_NAMES.find((name) => name === text) ?? null;
}

/** What the URL's `selected` means in the scene; null where it is not drawn. */
export function pickOf(selected: string | null, bodies: BodyTable | undefined): Pick | null {
  const name = planetOf(selected);
  if (name) return { kind: "planet", name };
  const index = selected === null ? undefined : bodies?.rows.get(selected);
  return index === undefined ? null : { kind: "body", index };
}

/** The URL's `selected` for a pick. */
export function selectedOf(pick: Pick | null, bodies: BodyTable | undefined): string | null {
  if (pick === null) return null;
  return pick.kind === "planet" ? pick.name : (bodies?.designations[pick.index] ?? null);
}

/** First approach from `now` on for each designation. */
export function nextApproaches(approaches: readonly Approach[], now: number): Map<string, number> {
  const next = new Map<string, number>();
  for (const approach of approaches) {
    const at = parseInstant(approach.approach_at);
    if (at === null || at < now) continue;
    const known = next.get(approach.designation);
    if (known === undefined || at < known) next.set(approach.designation, at);
  }
  return next;
}

/** Planets from the Sun outwards, then bodies by their next approach, then by brightness. */
export function bodyRows(bodies: BodyTable | undefined, next: ReadonlyMap<string, number>): BodyRow[] {
  const planets = PLANET_NAMES.map(
    (name): BodyRow => ({
      pick: { kind: "planet", name },
      key: name,
      name,
      designation: null,
      hazardous: false,
      magnitude: null,
      nextAt: null,
    }),
  );
  if (!bodies) return planets;
  const rows = bodies.designations.map((designation, index): BodyRow => {
    const h = bodies.columns.absolute_magnitude_h[index];
    return {
      pick: { kind: "body", index },
      key: designation,
      name: fullName({ name: bodies.names[index] ?? null, designation }),
      designation,
      hazardous: bodies.columns.is_hazardous[index] === 1,
      magnitude: h === undefined || Number.isNaN(h) ? null : h,
      nextAt: next.get(designation) ?? null,
    };
  });
  rows.sort((a, b) => (a.nextAt ?? Infinity) - (b.nextAt ?? Infinity) || (a.magnitude ?? 99) - (b.magnitude ?? 99));
  return [...planets, ...rows];
}

export function matching(rows: BodyRow[], text: string): BodyRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const held = `${row.name} ${row.designation ?? ""}`.toLowerCase();
    return words.every((word) => held.includes(word));
  });
}
