"use client";
import { useEffect, useRef, useState, type ReactNode, type RefObject } from "react";

import { useLive } from "@/api/live";
import { usePlatform } from "@/api/queries";

import { OfflineBanner, OriginBanner } from "./banner";
import { Palette } from "./palette";
import { Rail } from "./rail";
import { TimeBar } from "./time-bar";
import { TopBar } from "./top-bar";

/** What surrounds every page: rail, search, origin of the data, and the one clock. */
export function Frame({ children }: { children: ReactNode }) {
  const [searching, setSearching] = useState(false);
  const connection = useLive();
  const { data } = usePlatform();
  const head = useHeadHeight();
  useShortcut(() => setSearching((open) => !open));
  return (
    <div className="flex h-dvh flex-col" data-mode={data?.mode ?? "unknown"}>
      <a href="#page" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-surface-2 focus:p-2">
        Skip to the page
      </a>
      <div ref={head}>
        <TopBar onSearch={() => setSearching(true)} />
        <OriginBanner />
        <OfflineBanner connection={connection} />
      </div>
      <div className="flex min-h-0 flex-1">
        <Rail />
        <main id="page" tabIndex={-1} className="min-w-0 flex-1 overflow-y-auto outline-none">
          {children}
        </main>
      </div>
      <TimeBar />
      <Palette open={searching} onOpenChange={setSearching} />
    </div>
  );
}

/** What lies over the page starts below the banners, which nothing may cover. */
function useHeadHeight(): RefObject<HTMLDivElement | null> {
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = head.current;
    if (!element) return;
    const observer = new ResizeObserver(() => document.documentElement.style.setProperty("--head", `${element.offsetHeight}px`));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return head;
}

function useShortcut(toggle: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey)) {
        event.preventDefault();
        toggle();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}
