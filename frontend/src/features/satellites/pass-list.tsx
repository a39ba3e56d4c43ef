"use client";
/** Next passes over a place that the reader types; the place stays in the URL. */
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";

import { failureOf } from "@/api/problem";
import { parseInstant } from "@/lib/time";
import { Quantity } from "@/ui/quantity";
import { Failure, SkeletonRows } from "@/ui/states";
import { useTime } from "@/ui/time";
import { TimeInstant } from "@/ui/time-instant";

import { compassPoint, placeOf } from "./place";
import { usePasses } from "./queries";
import type { Pass, PassPoint } from "./types";

export function PassList({ number }: { number: number }) {
  const [place, setPlace] = useQueryState("place", parseAsString.withDefault(""));
  const [text, setText] = useState(place);
  const typed = placeOf(text);
  return (
    <section aria-label="Passes">
      <h3 className="mb-1 text-label text-text-2">Next passes over a place, three days, 10° and higher</h3>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed) void setPlace(text.trim());
        }}
        className="mb-2 flex items-center gap-2"
      >
        <input
          type="text"
          inputMode="text"
          aria-label="Place: latitude, longitude, height in metres"
          placeholder="52.52, 13.40, 34"
          value={text}
          aria-invalid={text !== "" && typed === null}
          onChange={(event) => setText(event.target.value)}
          className="h-8 min-w-0 flex-1 rounded-sm border border-hairline-strong bg-surface-1 px-2 text-label placeholder:text-text-3"
        />
        <button type="submit" disabled={typed === null} className="h-8 rounded-sm border border-hairline-strong px-2.5 text-label hover:bg-surface-2 disabled:text-text-3">
          Show passes
        </button>
      </form>
      {text !== "" && typed === null && <p className="text-label text-text-2">Latitude and longitude in degrees, north and east, then metres if you like.</p>}
      {placeOf(place) && <Found number={number} place={place} />}
    </section>
  );
}

function Found({ number, place }: { number: number; place: string }) {
  const { at, seek } = useTime();
  const answer = usePasses(number, placeOf(place), at);
  const error = failureOf(answer);
  if (!answer.data) return error ? <Failure error={error} what="Passes" onRetry={() => void answer.refetch()} /> : <SkeletonRows rows={5} />;
  const { passes, error: refused } = answer.data.data;
  if (refused) return <p className="text-text-2">Its elements give no place over these days: {refused}.</p>;
  if (passes.length === 0) return <p className="text-text-2">It does not come 10° above the horizon there in three days.</p>;
  return (
    <table className="w-full border-collapse">
      <thead>
        <tr className="text-left text-label text-text-2">
          <th className="font-normal">Highest, UTC</th>
          <th className="font-normal">From – to</th>
          <th className="text-right font-normal">Height</th>
          <th className="text-right font-normal">By eye</th>
        </tr>
      </thead>
      <tbody>
        {passes.map((pass) => (
          <PassRow key={(pass.culminate ?? pass.rise ?? pass.set)?.at} pass={pass} onSeek={seek} />
        ))}
      </tbody>
    </table>
  );
}

const direction = (point: PassPoint | null) => (point ? compassPoint(point.azimuth_deg) : "…");

function PassRow({ pass, onSeek }: { pass: Pass; onSeek: (ms: number) => void }) {
  const top = pass.culminate ?? pass.rise ?? pass.set;
  const at = parseInstant(top?.at);
  if (!top || at === null) return null;
  return (
    <tr className="h-8 border-b border-hairline">
      <td>
        <button type="button" className="underline decoration-hairline-strong decoration-dotted underline-offset-4" title="Set the time to this pass" onClick={() => onSeek(at)}>
          <TimeInstant at={top.at} />
        </button>
      </td>
      <td className="text-label text-text-2">
        {direction(pass.rise)} – {direction(pass.set)}
      </td>
      <td className="text-right">
        <Quantity field="elevation_deg" value={top.elevation_deg} at={top.at} />
      </td>
      <td className="text-right text-label">{pass.is_visible ? "visible" : <span className="text-text-3">no</span>}</td>
    </tr>
  );
}
