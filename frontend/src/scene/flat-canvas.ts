/** A flat picture on a canvas: as sharp as the screen, drawn anew when its clock or its size changes. */
import { useEffect, type RefObject } from "react";

import type { SceneClock } from "./types";

export interface Sheet {
  readonly context: CanvasRenderingContext2D;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** The canvas with as many points as the screen has; null where it cannot be drawn on. */
export function sheetOf(element: HTMLCanvasElement | null): Sheet | null {
  const context = element?.getContext("2d");
  if (!element || !context) return null;
  const [width, height, ratio] = [element.clientWidth, element.clientHeight, devicePixelRatio];
  if (element.width !== width * ratio) element.width = width * ratio;
  if (element.height !== height * ratio) element.height = height * ratio;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return { context, width, height };
}

export function useDrawing(canvas: RefObject<HTMLCanvasElement | null>, clock: SceneClock, draw: () => void): void {
  useEffect(() => {
    draw();
    const release = clock.subscribe(draw);
    const observer = new ResizeObserver(draw);
    if (canvas.current) observer.observe(canvas.current);
    return () => {
      release();
      observer.disconnect();
    };
  }, [canvas, clock, draw]);
}
