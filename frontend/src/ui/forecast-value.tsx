"use client";
import type { Said } from "@/api/forecasts";
import { receiptPath } from "@/api/queries";
import { taskFacts } from "@/lib/forecast-tasks";
import { formatSignificant } from "@/lib/quantity";
import { formatUtc, toIso } from "@/lib/time";

import { arrivalOf, isAlarm } from "./forecast-words";
import { Quantity, type QuantityProps } from "./quantity";
import { NotKnown } from "./states";
import { TimeInstant } from "./time-instant";

interface ForecastValueProps {
  forecast: Said;
  size?: QuantityProps["size"];
  /** Leaves out the interval. */
  short?: boolean;
}

const FIGURES = 2;
/** A chance below a tenth is known to one figure. */
const SMALL = 0.095;

/** A forecast's number with its interval, its probability, or its instant of arrival. */
export function ForecastValue({ forecast: f, size, short = false }: ForecastValueProps) {
  if (f.task === "cme_arrival") return <ArrivalValue forecast={f} short={short} />;
  const common = { at: f.valid_from_at, source: f.forecaster, receipt: receiptPath("forecasts", f.forecast_id), size };
  if (f.forecast_kind === "probability") {
    return (
      <span className="whitespace-nowrap">
        <Quantity field="forecast_value" unit="%" value={inPercent(f.forecast_value)} digits={(f.forecast_value ?? 0) < SMALL ? 1 : FIGURES} {...common} />
        {isAlarm(f) && <span className="ml-1.5 text-label text-accent">alarm</span>}
      </span>
    );
  }
  return (
    <span className="whitespace-nowrap">
      <Quantity field={taskFacts(f.task).field ?? "forecast_value"} unit={f.forecast_unit} value={f.forecast_value} digits={FIGURES} {...common} />
      {!short && f.forecast_lower !== null && f.forecast_upper !== null && (
        <Interval>{`${formatSignificant(f.forecast_lower, FIGURES)} to ${formatSignificant(f.forecast_upper, FIGURES)}`}</Interval>
      )}
    </span>
  );
}

/** Without the dust of binary fractions: 0.07 is 7 %. */
const inPercent = (chance: number | null): number | null => (chance === null ? null : Number((chance * 100).toPrecision(12)));

/** An arrival is told as the instant that it is about, and the hours around it. */
function ArrivalValue({ forecast, short }: { forecast: Said; short: boolean }) {
  const arrival = arrivalOf(forecast);
  if (!arrival) return <NotKnown />;
  const { at, from, to } = arrival;
  return (
    <span className="whitespace-nowrap">
      <TimeInstant at={toIso(at)} precision="short" />
      {!short && from !== null && to !== null && <Interval>{`${formatUtc(from, "short")} to ${formatUtc(to, "short")}`}</Interval>}
    </span>
  );
}

function Interval({ children }: { children: string }) {
  return (
    <span className="ml-1.5 text-label text-text-2" title="The interval that should hold the truth nine times in ten">
      {children}
    </span>
  );
}
