"use client";
/** Marks on the time bar: a page says where on the one clock things happened. */
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";

export interface TimeMark {
  id: string;
  at: number;
  label: string;
  /** A CSS colour of the tokens, such as `var(--noaa-3)`. */
  colour: string;
  /** Height of the mark, 0–1: how much it matters. */
  weight: number;
}

type Put = (owner: string, marks: TimeMark[]) => void;

const none: TimeMark[] = [];
const MarkContext = createContext<TimeMark[]>(none);
const PutContext = createContext<Put>(() => undefined);

export function MarkProvider({ children }: { children: ReactNode }) {
  const [byOwner, setByOwner] = useState<Record<string, TimeMark[]>>({});
  const put = useCallback<Put>((owner, marks) => setByOwner((before) => ({ ...before, [owner]: marks })), []);
  const all = useMemo(() => Object.values(byOwner).flat(), [byOwner]);
  return (
    <PutContext value={put}>
      <MarkContext value={all}>{children}</MarkContext>
    </PutContext>
  );
}

export const useMarks = (): TimeMark[] => use(MarkContext);

/** Shows these marks while the component is on screen; `marks` must be memoised. */
export function usePutMarks(owner: string, marks: TimeMark[]): void {
  const put = use(PutContext);
  useEffect(() => {
    put(owner, marks);
    return () => put(owner, none);
  }, [owner, marks, put]);
}
