"use client";
import { parseAsString, useQueryState } from "nuqs";

import { scoresOf, useLatestForecasts, useModelServer, useScorecard } from "@/api/forecasts";
import { failureOf } from "@/api/problem";
import { Panel, Sentence } from "@/ui/panel";
import { Command, Skeleton, SkeletonRows } from "@/ui/states";
import { useTime } from "@/ui/time";
import { shownIssues } from "@/ui/forecast-words";

import { CurrentTable, issueKey } from "./current-table";
import { ErrorCharts } from "./error-panel";
import { ModelEventPanel } from "./event-panel";
import { ForecastPanel } from "./forecast-panel";
import { ModelPanel } from "./model-panel";
import { NoModel } from "./no-model";
import { NotIssued } from "./not-issued";
import { Reliability } from "./reliability-panel";
import { Scorecard } from "./scorecard";
import { forecastSentence, worthSentence } from "./sentence";
import { StormPanel } from "./storm-panel";

export function ForecastsPage() {
  const [forecast] = useQueryState("forecast", parseAsString);
  const [model] = useQueryState("model", parseAsString);
  return (
    <div className={`flex flex-col gap-8 px-4 py-5 md:px-6 ${(forecast ?? model) ? "xl:pr-[424px]" : ""}`}>
      <h1 className="sr-only">Forecasts</h1>
      <Summary />
      <ServerAway />
      <Current />
      <Scorecard />
      <div className="grid gap-x-10 gap-y-8 empty:hidden xl:grid-cols-2">
        <ErrorCharts />
        <Reliability task="storm_today" />
        <Reliability task="flares_m_24h" />
      </div>
      <StormPanel />
      <ModelPanel />
      <ModelEventPanel />
    </div>
  );
}

function Summary() {
  const { now } = useTime();
  const latest = useLatestForecasts();
  const scores = useScorecard();
  const minute = now === null ? null : Math.floor(now / 60_000) * 60_000;
  if (latest.data && minute !== null) {
    const issues = latest.data.data;
    const worth = issues.length === 0 ? null : scores.data ? worthSentence(scoresOf(scores.data.data)) : scores.error && "How good such forecasts were did not load.";
    return <Sentence>{[forecastSentence(issues, minute), worth].filter(Boolean).join(" ")}</Sentence>;
  }
  return latest.error ? <Sentence>What is forecast is not known.</Sentence> : <Skeleton height={72} label="Loading the summary" />;
}

/** What was issued stays; without the model server nothing new comes. */
function ServerAway() {
  const error = failureOf(useModelServer());
  if (!error || error.status < 500) return null;
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[var(--stale)]">
      <span>The model server does not answer: what was issued before stays, and nothing new is issued until it is back.</span>
      <Command>orrery status</Command>
    </p>
  );
}

function Current() {
  const { now } = useTime();
  const answer = useLatestForecasts();
  const [chosen, choose] = useQueryState("forecast", parseAsString);
  const [, chooseModel] = useQueryState("model", parseAsString);
  return (
    <>
      <Panel
        title="Forecasts now"
        noun="forecasts"
        answer={answer}
        skeleton={<SkeletonRows rows={8} />}
        empty={{ when: (d) => d.length === 0, show: <NoModel what="Storms, Kp, Dst, flares and arrivals would stand here, each with its interval and its baseline." /> }}
        stillWorks="The scorecard and the models below ask for themselves."
      >
        {(data) => (
          <>
            <CurrentTable issues={shownIssues(data, now)} now={now} selected={chosen} onSelect={(key) => void choose(key)} />
            <NotIssued />
          </>
        )}
      </Panel>
      <ForecastPanel
        issue={answer.data?.data.find((issue) => issueKey(issue) === chosen)}
        onClose={() => void choose(null)}
        onModel={(id) => {
          void choose(null);
          void chooseModel(id);
        }}
      />
    </>
  );
}
