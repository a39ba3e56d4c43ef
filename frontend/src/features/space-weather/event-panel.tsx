"use client";
import { receiptPath, useFields } from "@/api/queries";
import type { Row, SpaceWeatherEvent } from "@/api/types";
import { Quantity } from "@/ui/quantity";
import { useReceipts } from "@/ui/receipt";
import { SidePanel } from "@/ui/side-panel";
import { Button, NotKnown } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

import { eventName } from "@/ui/events";

import { ArrivalFacts } from "./arrivals";
import { CausesView } from "./causes-view";

const instants = ["start_at", "peak_at", "end_at", "cme_time21_5_at"] as const;
const quantities = ["kp_max", "cme_speed_km_s", "cme_half_angle_deg", "cme_latitude_deg", "cme_longitude_deg"] as const;
const words = ["flare_class", "source_location", "event_location", "active_region"] as const;

const ofType: Record<SpaceWeatherEvent["event_type"], ReadonlySet<string>> = {
  FLR: new Set(["start_at", "peak_at", "end_at", "flare_class", "source_location", "active_region"]),
  CME: new Set(["start_at", "cme_time21_5_at", "source_location", "active_region", ...quantities.slice(1)]),
  GST: new Set(["start_at", "kp_max"]),
  IPS: new Set(["start_at", "event_location"]),
  SEP: new Set(["start_at"]),
  HSS: new Set(["start_at"]),
  MPC: new Set(["start_at"]),
  RBE: new Set(["start_at"]),
};

interface EventPanelProps {
  event: SpaceWeatherEvent | undefined;
  held: SpaceWeatherEvent[];
  onSelect: (id: string | null) => void;
}

export function EventPanel({ event, held, onSelect }: EventPanelProps) {
  const { open } = useReceipts();
  const receipt = event && receiptPath("fact_space_weather_events", event.event_id);
  return (
    <SidePanel
      open={event !== undefined}
      onClose={() => onSelect(null)}
      title={event ? eventName(event) : ""}
      description={event?.event_id}
    >
      {event && receipt && (
        <div className="flex flex-col gap-6">
          <Facts event={event} receipt={receipt} />
          {event.event_type === "CME" && <ArrivalFacts event={event.event_id} />}
          <CausesView key={event.event_id} event={event.event_id} held={held} onSelect={onSelect} />
          {event.analyses && event.analyses.length > 0 && <Analyses count={event.analyses.length} best={event.analyses[0] as Row} />}
          {event.note && (
            <section aria-label="Note">
              <h3 className="mb-1 text-label text-text-2">DONKI&apos;s note</h3>
              <p className="whitespace-pre-wrap">{event.note}</p>
            </section>
          )}
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => open(receipt, event.event_id)}>Receipt</Button>
            {event.link && (
              <a className="flex h-7 items-center text-label underline" href={event.link} target="_blank" rel="noreferrer">
                DONKI&apos;s page
              </a>
            )}
          </div>
        </div>
      )}
    </SidePanel>
  );
}

function Facts({ event, receipt }: { event: SpaceWeatherEvent; receipt: string }) {
  const fields = useFields();
  const shown = ofType[event.event_type];
  const rows = [
    ...instants.map((name) => ({ name, view: <TimeInstant at={event[name]} relative={name === "start_at"} /> })),
    ...words.map((name) => ({ name, view: event[name] === null ? <NotKnown /> : <span>{event[name]}</span> })),
    ...quantities.map((name) => ({ name, view: <Quantity field={name} value={event[name]} at={event.start_at} receipt={receipt} /> })),
  ].filter(({ name }) => shown.has(name));
  return (
    <dl>
      {rows.map(({ name, view }) => (
        <div key={name} className="flex min-h-8 items-center justify-between gap-4 border-b border-hairline">
          <dt className="text-label text-text-2">{fields.get(name)?.label ?? name}</dt>
          <dd className="text-right">{view}</dd>
        </div>
      ))}
      {event.instruments && event.instruments.length > 0 && (
        <div className="flex min-h-8 items-start justify-between gap-4 border-b border-hairline py-1.5">
          <dt className="text-label whitespace-nowrap text-text-2">{fields.get("instruments")?.label ?? "instruments"}</dt>
          <dd className="text-right">{event.instruments.join(", ")}</dd>
        </div>
      )}
    </dl>
  );
}

function Analyses({ count, best }: { count: number; best: Row }) {
  const shown = Object.entries(best).filter(([, value]) => ["string", "number", "boolean"].includes(typeof value));
  return (
    <details>
      <summary className="text-label text-text-2">
        {count} {count === 1 ? "analysis" : "analyses"}, the first as DONKI gives it
      </summary>
      <dl className="mt-2">
        {shown.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-4 border-b border-hairline py-1 text-label">
            <dt className="text-text-2">{name}</dt>
            <dd className="truncate font-mono">{String(value as string | number | boolean)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
