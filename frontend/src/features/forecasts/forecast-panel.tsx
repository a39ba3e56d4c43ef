"use client";
/** One forecast whole: everyone's number, what ours was made from, and what moved it. */
import { receiptPath, useFields } from "@/api/queries";
import { useScores, type Forecast, type Issue } from "@/api/forecasts";
import { forecasterName, taskFacts } from "@/lib/forecast-tasks";
import { ForecastValue } from "@/ui/forecast-value";
import { arrivalOf, besides, inputsOf, movesOf, oursOf, pastSkill, percent } from "@/ui/forecast-words";
import { formatSignificant } from "@/lib/quantity";
import { formatUtc, toIso } from "@/lib/time";
import { Quantity } from "@/ui/quantity";
import { useReceipts } from "@/ui/receipt";
import { SidePanel } from "@/ui/side-panel";
import { Button } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

interface ForecastPanelProps {
  issue: Issue | undefined;
  onClose: () => void;
  onModel: (id: string) => void;
}

export function ForecastPanel({ issue, onClose, onModel }: ForecastPanelProps) {
  const ours = issue && oursOf(issue);
  return (
    <SidePanel open={issue !== undefined} onClose={onClose} title={issue ? taskFacts(issue.task).title : ""} description={issue?.subject || undefined}>
      {issue && (
        <div className="flex flex-col gap-6">
          <Everyone issue={issue} />
          <PastSkill task={issue.task} />
          {ours && <Moves forecast={ours} />}
          {ours && <Inputs forecast={ours} />}
          {ours && <Known forecast={ours} onModel={onModel} />}
        </div>
      )}
    </SidePanel>
  );
}

function Everyone({ issue }: { issue: Issue }) {
  const ours = oursOf(issue);
  const arrival = issue.task === "cme_arrival" && ours ? arrivalOf(ours) : null;
  return (
    <section aria-label="Forecasts beside each other">
      {arrival && (
        <p className="text-title">
          <TimeInstant at={toIso(arrival.at)} relative />
        </p>
      )}
      {arrival && arrival.from !== null && arrival.to !== null && (
        <p className="text-label text-text-2">
          90 % interval {formatUtc(arrival.from, "short")} – {formatUtc(arrival.to, "short")} UTC
        </p>
      )}
      {ours && !arrival && (
        <p>
          <ForecastValue forecast={ours} size="hero" />
        </p>
      )}
      <p className="text-label text-text-2">
        {!issue.subject && (
          <>
            for <TimeInstant at={issue.valid_from_at} precision="short" /> – <TimeInstant at={issue.valid_until_at} precision="short" /> UTC,{" "}
          </>
        )}
        issued <TimeInstant at={issue.issued_at} precision="short" relative />
      </p>
      <dl className="mt-3">
        {besides(issue).map((f) => (
          <div key={f.forecaster} className="flex min-h-8 items-center justify-between gap-4 border-b border-hairline">
            <dt className="text-text-2">{forecasterName(f.forecaster)}</dt>
            <dd>
              <ForecastValue forecast={f} />
            </dd>
          </div>
        ))}
      </dl>
      {ours?.alarm_threshold != null && <p className="mt-2 text-label text-text-2">An alarm from {percent(ours.alarm_threshold)} on: set so that alarms were as many as events.</p>}
    </section>
  );
}

function PastSkill({ task }: { task: string }) {
  const scores = useScores();
  if (!scores) return null;
  return (
    <section aria-label="Past skill">
      <h3 className="mb-1 text-label text-text-2">How good such forecasts were</h3>
      <p>{pastSkill(scores, task)}</p>
    </section>
  );
}

function Moves({ forecast }: { forecast: Forecast }) {
  const moves = movesOf(forecast);
  if (moves.length === 0) return null;
  const unit = forecast.forecast_kind === "probability" ? "points" : forecast.forecast_unit;
  const scale = forecast.forecast_kind === "probability" ? 100 : 1;
  return (
    <section aria-label="What moved it">
      <h3 className="mb-1 text-label text-text-2">What moved it: the change where these inputs are set to their usual values</h3>
      <dl>
        {moves.map(({ group, effect }) => (
          <div key={group} className="flex min-h-7 items-center justify-between gap-4 border-b border-hairline">
            <dt>{group.replaceAll("_", " ")}</dt>
            <dd>
              {effect > 0 && "+"}
              {formatSignificant(effect * scale, 2)} {unit}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Inputs({ forecast }: { forecast: Forecast }) {
  const inputs = inputsOf(forecast);
  const fields = useFields();
  if (inputs.length === 0) return null;
  return (
    <section aria-label="Inputs">
      <h3 className="mb-1 text-label text-text-2">Made from</h3>
      <dl>
        {inputs.map((input) => (
          <div key={input.name} className="flex min-h-7 flex-wrap items-baseline justify-between gap-x-4 border-b border-hairline py-1">
            <dt className="min-w-0 truncate" title={input.name}>
              {fields.get(input.name)?.label ?? input.name.replaceAll("_", " ")}
            </dt>
            <dd className="flex items-baseline gap-3">
              <Quantity field={input.name} value={input.value} at={input.observed_at} receipt={input.receipts[0] && receiptPath("batches", input.receipts[0])} />
              {input.observed_at && (
                <span className="text-label text-text-2">
                  <TimeInstant at={input.observed_at} precision="short" />
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Known({ forecast, onModel }: { forecast: Forecast; onModel: (id: string) => void }) {
  const { open } = useReceipts();
  const { model_id: model } = forecast;
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => open(receiptPath("forecasts", forecast.forecast_id), taskFacts(forecast.task).title)}>Receipt</Button>
      {model && <Button onClick={() => onModel(model)}>{`Model ${model.slice(0, 8)}`}</Button>}
    </div>
  );
}
