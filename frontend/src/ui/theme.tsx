"use client";
import { useSyncExternalStore } from "react";

import { THEME_KEY, type Theme } from "@/lib/theme";

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
