"use client";
import { useSyncExternalStore } from "react";

export type Theme = "dark" | "light";

export const THEME_KEY = "orrery.theme";

/** Runs before the first paint so that a light room never flashes dark. */
export const themeScript = `try{document.documentElement.dataset.theme=localStorage.getItem("${THEME_KEY}")==="light"?"light":"dark"}catch{}`;

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const current = (): Theme => (document.documentElement.dataset.theme === "light" ? "light" : "dark");

export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore<Theme>(subscribe, current, () => "dark");
  const set = (next: Theme) => {
    document.documentElement.dataset.theme = next;
    localStorage.setItem(THEME_KEY, next);
    listeners.forEach((listener) => listener());
  };
  return [theme, set];
}
