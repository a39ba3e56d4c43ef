/** The app's one clock as the scene reads it: exact on each drawn frame, told once a frame while time plays. */
import { useEffect, useRef, useState } from "react";

import type { SceneClock } from "./types";
import { useTime } from "@/ui/time";

class Relay implements SceneClock {
  private readonly listeners = new Set<() => void>();
  private read: () => number | null = () => null;

  readonly now = (): number => this.read() ?? 0;

  readonly subscribe = (changed: () => void): (() => void) => {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  };

  follow(read: () => number | null): void {
    this.read = read;
    this.tell();
  }

  tell(): void {
    for (const changed of this.listeners) changed();
  }
}

export function useSceneClock(): SceneClock {
  const time = useTime();
  const [relay] = useState(() => new Relay());
  const { read, at, playing } = time;
  const frame = useRef(0);
  useEffect(() => relay.follow(read), [relay, read]);
  useEffect(() => relay.tell(), [relay, at]);
  useEffect(() => {
    if (!playing) return;
    const next = () => {
      relay.tell();
      frame.current = requestAnimationFrame(next);
    };
    frame.current = requestAnimationFrame(next);
    return () => cancelAnimationFrame(frame.current);
  }, [relay, playing]);
  return relay;
}
