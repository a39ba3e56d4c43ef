"use client";
/** When a mass ejection should reach Earth: our window beside ENLIL's arrival and the baselines. */
import { useIssued, useLatestForecasts, useScores, type Issue } from "@/api/forecasts";
import { forecasterName, OURS, taskFacts } from "@/lib/forecast-tasks";
import { ForecastValue } from "@/ui/forecast-value";
import { arrivalOf, besides, issuesOf, oursOf, pastSkill } from "@/ui/forecast-words";
import { PanelHead } from "@/ui/panel";
import { Button } from "@/ui/states";
import { useTime } from "@/ui/time";
import { TimeInstant } from "@/ui/time-instant";

const TASK = "cme_arrival";
const HIT = "cme_hit";
/** Our arrival; where none of our models is deployed, the first of those beside us. */
const arrivalIn = (issue: Issue) => {
  const told = oursOf(issue) ?? besides(issue)[0];
  return told ? arrivalOf(told) : null;
};

/** A forecast whose whole window is over is no longer on its way. */
const isComing = (issue: Issue, now: number): boolean => {
  const arrival = arrivalIn(issue);
  return arrival !== null && (arrival.to ?? arrival.at) > now;
};

/** The mass ejections on their way, the first to arrive first; nothing where none is. */
export function ArrivalsPanel({ onSelect }: { onSelect: (event: string) => void }) {
  const { now } = useTime();
  const issues = useLatestForecasts().data?.data ?? [];
  const coming = now === null ? [] : issues.filter((issue) => issue.task === TASK && isComing(issue, now)).sort((a, b) => arrives(a) - arrives(b));
  if (coming.length === 0) return null;
  const title = "Mass ejections on the way to Earth";
  return (
    <section aria-label={title} className="min-w-0">
      <PanelHead title={title} />
      <ul className="grid gap-x-10 gap-y-5 md:grid-cols-2 xl:grid-cols-3">
        {coming.map((issue) => (
          <li key={issue.subject} className="min-w-0 border-t border-hairline-strong pt-2">
            <div className="mb-1 flex items-center justify-between gap-3">
              <h3 className="truncate font-mono text-label">{issue.subject}</h3>
              <Button onClick={() => onSelect(issue.subject)} label={`Show ${issue.subject}`}>
                Show
              </Button>
            </div>
            <Arrivals issue={issue} hit={issues.find(({ task, subject }) => task === HIT && subject === issue.subject)} />
          </li>
        ))}
      </ul>
      <ArrivalSkill />
    </section>
  );
}

const arrives = (issue: Issue): number => arrivalIn(issue)?.at ?? Infinity;

/** What was forecast for one mass ejection, when it was; nothing where nothing was. */
export function ArrivalFacts({ event }: { event: string }) {
  const issues = issuesOf(useIssued({ subject: event, limit: 100 }).data?.data ?? []);
  const issue = issues.find(({ task }) => task === TASK);
  if (!issue) return null;
  return (
    <section aria-label="Arrival at Earth">
      <h3 className="mb-1 text-label text-text-2">
        Arrival at Earth (UTC), as forecast on <TimeInstant at={issue.issued_at} precision="short" />
      </h3>
      <Arrivals issue={issue} hit={issues.find(({ task }) => task === HIT)} />
      <ArrivalSkill />
    </section>
  );
}

function Arrivals({ issue, hit }: { issue: Issue; hit: Issue | undefined }) {
  const ours = oursOf(issue);
  const chance = hit && oursOf(hit);
  return (
    <dl>
      {chance && (
        <div className="flex min-h-7 items-baseline justify-between gap-x-4 border-b border-hairline py-1">
          <dt>{taskFacts(HIT).title}</dt>
          <dd>
            <ForecastValue forecast={chance} />
          </dd>
        </div>
      )}
      {!ours && (
        <div className="flex min-h-7 items-baseline justify-between gap-x-4 border-b border-hairline py-1">
          <dt>{forecasterName(OURS)}</dt>
          <dd className="text-text-2">no model is deployed: see Forecasts</dd>
        </div>
      )}
      {[...(ours ? [ours] : []), ...besides(issue)].map((f) => (
        <div key={f.forecaster} className="flex min-h-7 flex-wrap items-baseline justify-between gap-x-4 border-b border-hairline py-1">
          <dt className={f.forecaster === OURS ? "" : "text-text-2"}>{forecasterName(f.forecaster)}</dt>
          <dd>
            <ForecastValue forecast={f} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ArrivalSkill() {
  const scores = useScores();
  return scores ? <p className="mt-1 text-label text-text-2">{pastSkill(scores, TASK)}</p> : null;
}
