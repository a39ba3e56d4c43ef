"use client";
/** One clock for all pages: the instant that is looked at (`t`), the stretch around it (`range`), and play. */
import { parseAsString, useQueryState } from "nuqs";
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";

import { usePlatformNow, useReadNow } from "@/api/clock";
import { parseInstant, toIso } from "@/lib/time";
import { windowOf, type TimeWindow } from "@/lib/window";

export interface TimeControl {
  /** The instant looked at; null until the platform's clock is known. */
  at: number | null;
  now: number | null;
  /** `at` is the platform's now and moves with it. */
  following: boolean;
  playing: boolean;
  /** Platform seconds per wall second while playing. */
  speed: number;
  window: TimeWindow | null;
  range: string;
  /** Reads the exact instant without rendering, for scenes that draw each frame. */
  read: () => number | null;
  seek: (ms: number | null) => void;
  play: (playing: boolean) => void;
  setSpeed: (speed: number) => void;
  setRange: (range: string) => void;
}

export const speeds = [60, 600, 3600, 21_600, 86_400, 604_800];
export const DEFAULT_RANGE = "7d";
const TICK_MS = 100;

const TimeContext = createContext<TimeControl | null>(null);

export function TimeProvider({ children }: { children: ReactNode }) {
  const now = usePlatformNow(1000);
  const readNow = useReadNow();
  const [t, setT] = useQueryState("t", parseAsString);
  const [range, setRange] = useQueryState("range", parseAsString.withDefault(DEFAULT_RANGE));
  const [moving, setMoving] = useState<number | null>(null);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeedState] = useState(3600);
  const anchor = useRef({ at: 0, wall: 0 });

  const fixed = playing ? moving : parseInstant(t);
  const read = useCallback(() => {
    if (playing) return anchor.current.at + (performance.now() - anchor.current.wall) * speed;
    return parseInstant(t) ?? readNow();
  }, [playing, readNow, speed, t]);

  const seek = useCallback(
    (ms: number | null) => {
      if (ms !== null) anchor.current = { at: ms, wall: performance.now() };
      setMoving(ms);
      if (ms === null) setPlaying(false);
      void setT(ms === null ? null : toIso(Math.round(ms / 1000) * 1000));
    },
    [setT],
  );

  const play = useCallback(
    (next: boolean) => {
      const at = read();
      if (at === null) return;
      anchor.current = { at, wall: performance.now() };
      setMoving(at);
      setPlaying(next);
      if (!next) void setT(toIso(Math.round(at / 1000) * 1000));
    },
    [read, setT],
  );

  const setSpeed = useCallback(
    (next: number) => {
      const at = read();
      if (at !== null) anchor.current = { at, wall: performance.now() };
      setSpeedState(next);
    },
    [read],
  );

  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => setMoving(read()), TICK_MS);
    return () => clearInterval(timer);
  }, [playing, read]);

  const at = fixed ?? now;
  const shown = useMemo(() => windowOf(range, at, now), [range, at, now]);
  const stable = useStableWindow(shown);
  const control = useMemo<TimeControl>(
    () => ({
      at,
      now,
      following: fixed === null,
      playing,
      speed,
      window: stable,
      range,
      read,
      seek,
      play,
      setSpeed,
      setRange: (next) => void setRange(next === DEFAULT_RANGE ? null : next),
    }),
    [at, fixed, now, play, playing, range, read, seek, setRange, setSpeed, speed, stable],
  );
  return <TimeContext value={control}>{children}</TimeContext>;
}

/** Keeps the same object while its bounds are the same, so that charts do not ask anew every second. */
function useStableWindow(next: TimeWindow | null): TimeWindow | null {
  const from = next?.from ?? null;
  const to = next?.to ?? null;
  return useMemo(() => (from === null || to === null ? null : { from, to }), [from, to]);
}

export function useTime(): TimeControl {
  const control = use(TimeContext);
  if (!control) throw new Error("useTime needs a TimeProvider above it");
  return control;
}
