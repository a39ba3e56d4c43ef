/** Instants at which positions are asked for. */
import { useEffect, useRef, useState } from "react";

import { MINUTE } from "@/lib/time";

/** Between knots two minutes apart the cubic is within some ten metres of SGP4, over ten minutes within some km. */
const NEAR = 2 * MINUTE;
const FAR = 10 * MINUTE;
/** Wall milliseconds between two questions while time runs fast: an answer must come before the next is asked. */
const PAUSE_MS = 1500;

/** Knots before and after an instant; farther apart while time runs fast. */
export function knotTimes(at: number, fast: boolean): readonly [number, number] {
  const step = fast ? FAR : NEAR;
  const from = Math.floor(at / step) * step;
  return [from, from + step];
}

/** The instant itself, or while time runs fast, the instant of every `PAUSE_MS`. */
export function useStepped(at: number | null, fast: boolean): number | null {
  const latest = useRef(at);
  const [held, setHeld] = useState(at);
  useEffect(() => {
    latest.current = at;
  }, [at]);
  useEffect(() => {
    if (!fast) return;
    const take = () => setHeld(latest.current);
    take();
    const timer = setInterval(take, PAUSE_MS);
    return () => clearInterval(timer);
  }, [fast]);
  return fast ? (held ?? at) : at;
}
