"use client";
import { formatSignificant } from "@/lib/quantity";
import { formatUtc } from "@/lib/time";
import { NotKnown } from "@/ui/states";
import { useTime } from "@/ui/time";

import { nearest } from "./gaps";
import { usePointing } from "./group";
import type { ChartSeries } from "./types";

interface ReadoutProps {
  series: ChartSeries[];
  /** Says more about a value, such as the flare class of a flux. */
  words?: (value: number) => string;
}

/** The values at the crosshair, else at the instant chosen, else the newest. */
export function Readout({ series, words }: ReadoutProps) {
  const { at: pointed } = usePointing();
  const { at, following } = useTime();
  const chosen = pointed ?? (following ? null : at);
  return (
    <p className="flex flex-wrap gap-x-4 text-label text-text-2">
      {series.map((s) => {
        const i = chosen === null ? s.times.length - 1 : nearest(s.times, chosen, reachOf(s));
        const [time, value] = i === null ? [undefined, undefined] : [s.times[i], s.values[i]];
        return (
          <span key={s.name}>
            <span style={{ color: s.colour }}>{s.label}</span>{" "}
            {value === undefined || Number.isNaN(value) || time === undefined ? (
              <NotKnown />
            ) : (
              <>
                <span className="text-text-1">
                  {formatSignificant(value, s.digits ?? 3)} {s.unit}
                </span>
                {words && ` ${words(value)}`} {formatUtc(time, "short")}
              </>
            )}
          </span>
        );
      })}
    </p>
  );
}

/** How far a sample may be from the crosshair: its cadence, or the spacing that downsampling left. */
function reachOf(s: ChartSeries): number {
  const [first, last] = [s.times[0], s.times.at(-1)];
  const spacing = first !== undefined && last !== undefined && s.times.length > 1 ? (last - first) / (s.times.length - 1) : 0;
  return Math.max(s.cadenceS * 1000, spacing * 2);
}
