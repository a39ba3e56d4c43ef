"use client";
/** The scene's bodies as a list, for keyboard and screen reader; only the rows in view are in the document. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";

import { formatCount } from "@/lib/quantity";
import { formatUtc } from "@/lib/time";
import type { Pick } from "@/scene";

import { BodyMark, hazardWord } from "./attention";
import { matching, type BodyRow } from "./bodies";

const ROW_PX = 32;

interface BodyListProps {
  rows: BodyRow[];
  selected: string | null;
  onPick: (pick: Pick) => void;
  onFly: (pick: Pick) => void;
}

export function BodyList({ rows, selected, onPick, onFly }: BodyListProps) {
  const [text, setText] = useState("");
  const shown = useMemo(() => matching(rows, text), [rows, text]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    initialRect: { width: 280, height: 400 },
  });
  const place = shown.findIndex(({ key }) => key === selected);
  useEffect(() => {
    if (place >= 0) virtual.scrollToIndex(place, { align: "auto" });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the virtualizer is a new object on each render
  }, [place]);
  const keys = (event: KeyboardEvent, row: BodyRow, index: number) => {
    if (event.key === "f") onFly(row.pick);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") focusRow(index + (event.key === "ArrowDown" ? 1 : -1));
    else return;
    event.preventDefault();
  };
  const focusRow = (index: number) => {
    virtual.scrollToIndex(index);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus());
  };
  return (
    <section aria-label="Bodies in the scene" className="flex h-full min-h-0 flex-col">
      <input
        type="search"
        aria-label="Find a body"
        placeholder={`Find among ${formatCount(rows.length)} bodies`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="mb-1 h-8 w-full shrink-0 rounded-sm border border-hairline-strong bg-surface-1 px-2 text-label placeholder:text-text-3"
      />
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
        {shown.length === 0 && <p className="py-3 text-text-2">No body held is called that.</p>}
        <ul className="relative" style={{ height: virtual.getTotalSize() }} aria-label="Bodies; Enter selects, F flies there">
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = shown[index];
            if (!row) return null;
            return (
              <li key={row.key} className="absolute inset-x-0 h-8" style={{ top: start }} aria-setsize={shown.length} aria-posinset={index + 1}>
                <button
                  type="button"
                  data-row={index}
                  aria-pressed={row.key === selected}
                  onClick={() => onPick(row.pick)}
                  onDoubleClick={() => onFly(row.pick)}
                  onKeyDown={(event) => keys(event, row, index)}
                  className="flex h-8 w-full items-center gap-2 border-b border-hairline pr-1 text-left hover:bg-surface-1 aria-pressed:bg-accent-soft"
                >
                  <Row row={row} />
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}

function Row({ row }: { row: BodyRow }) {
  const planet = row.pick.kind === "planet";
  return (
    <>
      {planet ? <span className="w-3 shrink-0" /> : <BodyMark hazardous={row.hazardous} />}
      <span className="min-w-0 flex-1 truncate">{row.name}</span>
      {row.hazardous && <span className="sr-only">{hazardWord(true)}</span>}
      <span className="shrink-0 text-label text-text-2">
        {planet ? "planet" : row.nextAt !== null ? formatUtc(row.nextAt, "day").replace(/ \d{4}$/, "") : row.magnitude !== null ? `H ${row.magnitude.toFixed(1)}` : ""}
      </span>
    </>
  );
}
