"use client";
/** The element around a 3D scene: its name, its keys, its buttons, and the word when the graphics context goes. */
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";

import { turnOfKey, type Turn } from "./camera-path";

interface SceneHostProps {
  label: string;
  describedBy?: string | undefined;
  testId: string;
  onTurn: (turn: Turn) => void;
  onHome: () => void;
  onEscape: () => void;
  onLost: () => void;
  /** The canvas and what lies over it. */
  children: ReactNode;
}

const BUTTON = "h-8 min-w-8 rounded-md border border-hairline bg-surface-1 px-2 text-label text-text-1 hover:bg-surface-2";
const NEARER = { zoom: 0.7 };
const FARTHER = { zoom: 1.4 };

export const PIXEL_RATIOS: [number, number] = [1, 2];

export function SceneHost({ label, describedBy, testId, onTurn, onHome, onEscape, onLost, children }: SceneHostProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    element?.addEventListener("webglcontextlost", onLost, true);
    return () => element?.removeEventListener("webglcontextlost", onLost, true);
  }, [onLost]);
  const onKey = (event: KeyboardEvent) => {
    const turn = turnOfKey(event.key);
    if (turn) onTurn(turn);
    else if (event.key === "Home") onHome();
    else if (event.key === "Escape") onEscape();
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={host}
      role="application"
      aria-roledescription="3D scene"
      aria-label={label}
      aria-describedby={describedBy}
      tabIndex={0}
      onKeyDown={onKey}
      className="relative h-full w-full overflow-hidden"
      data-testid={testId}
    >
      {children}
      <div className="absolute right-3 top-3 flex gap-1">
        <button type="button" className={BUTTON} aria-label="Zoom in" onClick={() => onTurn(NEARER)}>
          +
        </button>
        <button type="button" className={BUTTON} aria-label="Zoom out" onClick={() => onTurn(FARTHER)}>
          −
        </button>
        <button type="button" className={BUTTON} onClick={onHome}>
          Whole view
        </button>
      </div>
    </div>
  );
}
