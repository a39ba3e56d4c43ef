"use client";
/** Charts of one page share the crosshair: pointing at an instant in one points at it in all. */
import { createContext, use, useMemo, useState, type ReactNode } from "react";

interface Pointing {
  at: number | null;
  point: (at: number | null) => void;
}

const PointingContext = createContext<Pointing>({ at: null, point: () => undefined });

export function ChartGroup({ children }: { children: ReactNode }) {
  const [at, point] = useState<number | null>(null);
  const value = useMemo(() => ({ at, point }), [at]);
  return <PointingContext value={value}>{children}</PointingContext>;
}

export const usePointing = (): Pointing => use(PointingContext);
