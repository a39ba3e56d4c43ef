"use client";
import Link from "next/link";
import { useMemo } from "react";

import { useLatestForecasts } from "@/api/forecasts";
import { useApproaches, usePlatform, useSources, useSpaceWeatherNow } from "@/api/queries";
import { heldUntil } from "@/lib/held";
import { DAY, toIso } from "@/lib/time";
import { aheadClause } from "@/ui/forecast-words";
import { freshnessOfSources } from "@/ui/fresh-clause";
import { Sentence } from "@/ui/panel";
import { Skeleton } from "@/ui/states";
import { useTime } from "@/ui/time";
import { sunClause } from "@/ui/weather-sentence";

import { NextApproaches } from "./next-approaches";
import { nearClause } from "./sentence";
import { SourceList } from "./source-list";
import { SunNow } from "./sun-now";

const AHEAD_DAYS = 30;

export function OverviewPage() {
  const { now } = useTime();
  const hour = now === null ? null : Math.floor(now / (3600 * 1000)) * 3600 * 1000;
  const approaches = useApproaches(
    {
      from: hour === null ? null : toIso(hour),
      to: hour === null ? null : toIso(hour + AHEAD_DAYS * DAY),
      sort: "approach_at",
      limit: 200,
    },
    hour !== null,
  );
  const weather = useSpaceWeatherNow();
  const sources = useSources();
  return (
    <div className="flex flex-col gap-8 px-4 py-5 md:px-6">
      <h1 className="sr-only">Overview</h1>
      <div className="flex flex-col gap-2">
        <TwoSeconds approaches={approaches} weather={weather} sources={sources} />
        <Ahead />
      </div>
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]">
        <div className="flex min-w-0 flex-col gap-10">
          <SunNow answer={weather} />
          <NextApproaches answer={approaches} days={AHEAD_DAYS} />
        </div>
        <SourceList answer={sources} />
      </div>
    </div>
  );
}

/** What is forecast, on one line; nothing where nothing is. */
function Ahead() {
  const { now } = useTime();
  const issues = useLatestForecasts().data?.data;
  const text = issues && now !== null ? aheadClause(issues, now) : null;
  if (!text) return null;
  return (
    <p className="max-w-[100ch] text-text-2">
      {text}{" "}
      <Link className="underline" href="/forecasts">
        Forecasts
      </Link>
    </p>
  );
}

interface Answers {
  approaches: ReturnType<typeof useApproaches>;
  weather: ReturnType<typeof useSpaceWeatherNow>;
  sources: ReturnType<typeof useSources>;
}

function TwoSeconds({ approaches, weather, sources }: Answers) {
  const { now } = useTime();
  const minute = now === null ? null : Math.floor(now / 60_000) * 60_000;
  const mode = usePlatform().data?.mode ?? null;
  const text = useMemo(() => {
    if (minute === null || mode === null) return null;
    const parts = [
      approaches.data ? nearClause(approaches.data.data, minute, heldUntil(approaches.data.meta.completeness?.gaps ?? [], minute)) : approaches.error && "Approaches are not known.",
      weather.data ? sunClause(weather.data.data, minute) : weather.error && "What the Sun does is not known.",
      sources.data
        ? freshnessOfSources(sources.data.data, minute, mode)
        : sources.error && "How fresh this is cannot be said.",
    ].filter((part): part is string => Boolean(part));
    return parts.length > 0 ? parts.join(" ") : null;
  }, [minute, mode, approaches.data, approaches.error, weather.data, weather.error, sources.data, sources.error]);
  return text ? <Sentence>{text}</Sentence> : <Skeleton height={72} label="Loading the summary" />;
}
