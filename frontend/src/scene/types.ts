import type { PlanetName } from "@/lib/orbits";

/** The app's clock as the scene needs it: read each frame, told when to draw. */
export interface SceneClock {
  /** Shown instant, Unix milliseconds. */
  readonly now: () => number;
  /** Calls back whenever the shown instant changes; returns the way out. */
  readonly subscribe: (changed: () => void) => () => void;
}

/** Something that can be picked: a planet by name or a body by its row in the element columns. */
export type Pick = { readonly kind: "planet"; readonly name: PlanetName } | { readonly kind: "body"; readonly index: number };

/** Colours of the scene, `#rrggbb`, read from the design tokens. */
export interface ScenePalette {
  readonly paper: string;
  readonly grid: string;
  readonly orbit: string;
  readonly planet: string;
  readonly earth: string;
  readonly sun: string;
  readonly body: string;
  readonly hazard: string;
  readonly accent: string;
  /** The Earth's sunlit and dark side. */
  readonly day: string;
  readonly night: string;
}

export interface BodyLabel {
  readonly index: number;
  readonly text: string;
}
