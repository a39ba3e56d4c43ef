"use client";
/** What a page needs to show a scene: the clock, the theme's colours, and whether 3D can be drawn here. */
import { useCallback, useEffect, useId, useState } from "react";

import { useTheme } from "@/ui/theme";

import { readPalette } from "./palette";
import { useSceneClock } from "./scene-clock";
import type { SceneClock, ScenePalette } from "./types";
import { hasWebgl } from "./webgl";

export interface SceneView {
  readonly clock: SceneClock;
  /** Null before the first paint in the browser. */
  readonly palette: ScenePalette | null;
  /** Unknown at first, lost when the graphics context goes. */
  readonly graphics: "unknown" | "ready" | "missing" | "lost";
  readonly onLost: () => void;
  /** No flights or swings: reduced motion. */
  readonly still: boolean;
  /** Whether the flat picture is shown: it is wanted, or 3D cannot be drawn. */
  readonly flat: boolean;
  /** Id of the text below the scene, which describes it. */
  readonly noteId: string;
}

export function useSceneView(flatWanted: boolean): SceneView {
  const clock = useSceneClock();
  const palette = usePalette();
  const still = useStill();
  const noteId = useId();
  const [graphics, setGraphics] = useState<SceneView["graphics"]>("unknown");
  useEffect(() => setGraphics(hasWebgl() ? "ready" : "missing"), []);
  const onLost = useCallback(() => setGraphics("lost"), []);
  return { clock, palette, graphics, onLost, still, noteId, flat: flatWanted || graphics === "missing" || graphics === "lost" };
}

function usePalette(): ScenePalette | null {
  const [theme] = useTheme();
  const [palette, setPalette] = useState<ScenePalette | null>(null);
  useEffect(() => setPalette(readPalette(document.documentElement)), [theme]);
  return palette;
}

function useStill(): boolean {
  const [still, setStill] = useState(false);
  useEffect(() => {
    const query = matchMedia("(prefers-reduced-motion: reduce)");
    const read = () => setStill(query.matches);
    read();
    query.addEventListener("change", read);
    return () => query.removeEventListener("change", read);
  }, []);
  return still;
}
