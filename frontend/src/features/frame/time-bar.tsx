"use client";
/** The bottom bar: one ruler of time for every page, draggable, with now in amber. */
import { formatLocal, formatRelative, formatUtc } from "@/lib/time";
import { presets } from "@/lib/window";
import { Button } from "@/ui/states";
import { speeds, useTime } from "@/ui/time";

import { Ruler } from "./ruler";

const speedNames: Record<number, string> = {
  60: "1 min/s",
  600: "10 min/s",
  3600: "1 h/s",
  21600: "6 h/s",
  86400: "1 d/s",
  604800: "7 d/s",
};

export function TimeBar() {
  const time = useTime();
  return (
    <section
      aria-label="Time"
      className="z-20 flex h-[var(--timebar)] items-center gap-3 border-t border-hairline bg-surface-0 px-4 max-md:mb-14 max-md:flex-wrap max-md:justify-between max-md:gap-y-0 md:px-5"
    >
      <Controls />
      <div className="min-w-0 max-md:order-first max-md:h-14 max-md:w-full md:h-full md:flex-1">{time.window && <Ruler window={time.window} />}</div>
      <Clock />
    </section>
  );
}

function Controls() {
  const { playing, play, speed, setSpeed, range, setRange } = useTime();
  const known = (presets as readonly string[]).includes(range);
  return (
    <div className="flex items-center gap-2">
      <Button label={playing ? "Pause time" : "Play time"} pressed={playing} onClick={() => play(!playing)}>
        <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" fill="currentColor">
          <path d={playing ? "M1 0h3v10H1zM6 0h3v10H6z" : "M1 0l9 5-9 5z"} />
        </svg>
      </Button>
      <Choice label="Speed" value={String(speed)} onChange={(value) => setSpeed(Number(value))}>
        {speeds.map((option) => (
          <option key={option} value={option}>
            {speedNames[option]}
          </option>
        ))}
      </Choice>
      <Choice label="Stretch of time" value={range} onChange={setRange}>
        {presets.map((preset) => (
          <option key={preset}>{preset}</option>
        ))}
        {!known && <option value={range}>chosen</option>}
      </Choice>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: React.ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="h-7 rounded-sm border border-hairline-strong bg-surface-0 px-1 text-label max-md:w-[68px]"
    >
      {children}
    </select>
  );
}

function Clock() {
  const { at, now, following, seek } = useTime();
  // Keys: reused for the clock, the skeleton's element would count as one that moved.
  if (at === null) return <div key="loading" className="skeleton h-8 w-28" role="status" aria-label="Loading the clock" />;
  return (
    <div key="clock" className="flex items-center gap-3 max-md:gap-2">
      <div className="text-right leading-tight md:w-[144px]">
        <p className={`whitespace-nowrap max-md:text-label ${following ? "" : "text-accent"}`}>
          <span className="max-md:hidden">{formatUtc(at, "second").replace(/ \d{4} /, " ")} UTC</span>
          <span className="md:hidden">{formatUtc(at, "short")} UTC</span>
        </p>
        <p className="truncate text-label text-text-2">
          {following || now === null ? formatLocal(at) : formatRelative(at, now)}
        </p>
      </div>
      {!following && <Button onClick={() => seek(null)}>Now</Button>}
    </div>
  );
}
