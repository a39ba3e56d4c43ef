"use client";
/** What kind of data this is: RECORDED or SIMULATED tints the frame and cannot be dismissed. */
import { useEffect, useRef, useState } from "react";

import { usePlatformNow } from "@/api/clock";
import type { Connection } from "@/api/live";
import { usePlatform } from "@/api/queries";
import { formatUtc } from "@/lib/time";

const looks = {
  recorded: { word: "RECORDED", className: "bg-recorded-soft text-recorded border-recorded" },
  invented: { word: "SIMULATED", className: "bg-simulated-soft text-simulated border-simulated" },
};

/** The banner's height when it was last shown, pixels: 0 where the platform is live. */
const HEIGHT_KEY = "orrery.banner";

export function OriginBanner() {
  const { data, failureReason } = usePlatform();
  const now = usePlatformNow(1000);
  const banner = useRef<HTMLDivElement>(null);
  const mode = data?.mode;
  useEffect(() => {
    if (mode) localStorage.setItem(HEIGHT_KEY, String(banner.current?.offsetHeight ?? 0));
  }, [mode]);
  if (!data) return failureReason ? null : <BannerPlace />;
  if (data.mode === "live") return null;
  const look = looks[data.mode];
  return (
    <div
      ref={banner}
      role="region"
      aria-label="Origin of the data"
      className={`flex min-h-[var(--banner)] flex-wrap items-center gap-x-3 border-b-2 px-4 py-0.5 text-label md:px-5 ${look.className}`}
    >
      <strong className="font-semibold">{look.word}</strong>
      <span>{data.label.replace(new RegExp(`^${look.word}\\s*`), "")}</span>
      {now !== null && <span>showing {formatUtc(now, "minute")} UTC{data.speed !== 1 && `, clock ×${data.speed}`}</span>}
    </div>
  );
}

/** Keeps the banner's place, so that the page does not move when the platform has told its mode. */
function BannerPlace() {
  const [height] = useState(() => localStorage.getItem(HEIGHT_KEY));
  return <div aria-hidden="true" style={{ height: height === null ? "var(--banner)" : `${height}px` }} />;
}

/** The platform went away: the last known state stays on screen and says that it is that. */
export function OfflineBanner({ connection }: { connection: Connection }) {
  const { data, error, refetch } = usePlatform();
  const offline = error?.offline ?? false;
  if (!offline && !(connection === "lost" && error)) return null;
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 border-b border-bad bg-surface-2 px-4 py-1 text-label md:px-5">
      <strong className="text-bad">Not connected</strong>
      <span>
        {data ? `Showing what was known at ${formatUtc(data.nowMs, "second")} UTC. ` : "Orrery does not answer. "}
        It returns by itself when the platform is up (<code className="font-mono">orrery status</code>).
      </span>
      <button type="button" className="underline" onClick={() => void refetch()}>
        Try now
      </button>
    </div>
  );
}
