"use client";
import { Tooltip } from "radix-ui";

import { DAY, formatDuration, formatLocal, formatRelative, formatUtc, parseInstant, type Precision } from "@/lib/time";

import { TooltipBody } from "./quantity";
import { NotKnown } from "./states";
import { useTime } from "./time";

interface TimeInstantProps {
  at: string | null | undefined;
  precision?: Precision;
  /** Also `in 2 d 4 h`, measured from the platform's now. */
  relative?: boolean;
  uncertaintyS?: number | null;
}

/** Beyond this a date without its year would be taken for another year's. */
const YEARLESS_MS = 300 * DAY;

/** An instant in UTC; hover gives seconds, local time and the distance from now. */
export function TimeInstant({ at, precision = "minute", relative = false, uncertaintyS }: TimeInstantProps) {
  const { now } = useTime();
  const ms = parseInstant(at);
  if (ms === null) return <NotKnown />;
  const far = now !== null && Math.abs(ms - now) > YEARLESS_MS;
  const distance = now === null ? null : formatRelative(ms, now);
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <time dateTime={at ?? undefined} className="whitespace-nowrap">
          {formatUtc(ms, precision === "short" && far ? "day" : precision)}
          {uncertaintyS ? <span className="text-text-2"> ± {formatDuration(uncertaintyS * 1000)}</span> : null}
          {relative && distance && <span className="text-text-2"> · {distance}</span>}
        </time>
      </Tooltip.Trigger>
      <TooltipBody>
        <div className="text-label">
          <p>{formatUtc(ms, "second")} UTC</p>
          <p className="text-text-2">{formatLocal(ms)}</p>
          {distance && <p className="text-text-2">{distance}</p>}
        </div>
      </TooltipBody>
    </Tooltip.Root>
  );
}
