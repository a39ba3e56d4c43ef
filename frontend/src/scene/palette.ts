import type { ScenePalette } from "./types";

/** The scene's colours from the design tokens in force at `root`. */
export function readPalette(root: Element): ScenePalette {
  const style = getComputedStyle(root);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: token("--surface-0"),
    grid: token("--text-3"),
    orbit: token("--text-3"),
    planet: token("--data-neutral"),
    earth: token("--data-blue"),
    sun: token("--data-yellow"),
    body: token("--text-2"),
    hazard: token("--data-vermillion"),
    accent: token("--accent"),
    day: token("--globe-day"),
    night: token("--globe-night"),
  };
}
