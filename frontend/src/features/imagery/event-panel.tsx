"use client";
import type { ReactNode } from "react";

import { receiptPath } from "@/api/queries";
import { Quantity } from "@/ui/quantity";
import { useReceipts } from "@/ui/receipt";
import { SidePanel } from "@/ui/side-panel";
import { Button } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

import { categoryOf } from "./categories";
import { Outward } from "./day-section";
import { Magnitude } from "./event-table";
import type { NaturalEvent } from "./types";

export function EventPanel({ event, onClose }: { event: NaturalEvent | undefined; onClose: () => void }) {
  const { open } = useReceipts();
  const receipt = event ? receiptPath("fact_natural_events", event.natural_event_id) : "";
  return (
    <SidePanel
      open={event !== undefined}
      onClose={onClose}
      title={event?.event_title ?? ""}
      description={event ? event.event_categories.map((id) => categoryOf([id]).word).join(", ") : ""}
    >
      {event && (
        <div className="flex flex-col gap-4">
          {event.event_description && <p>{event.event_description}</p>}
          <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
            <Fact name="Status">{event.event_status === "open" ? "goes on" : <>ended <TimeInstant at={event.closed_at} /></>}</Fact>
            <Fact name="First seen (UTC)">
              <TimeInstant at={event.first_point_at} />
            </Fact>
            <Fact name="Last seen (UTC)">
              <TimeInstant at={event.last_point_at} relative />
            </Fact>
            <Fact name="Latitude">
              <Quantity field="event_latitude_deg" value={event.event_latitude_deg} receipt={receipt} />
            </Fact>
            <Fact name="Longitude">
              <Quantity field="event_longitude_deg" value={event.event_longitude_deg} receipt={receipt} />
            </Fact>
            <Fact name="Magnitude">
              <Magnitude event={event} />
            </Fact>
            <Fact name="Places held">{event.event_geometry?.length ?? 0}</Fact>
          </dl>
          <div className="flex flex-wrap items-center gap-4">
            <Button onClick={() => open(receipt, event.event_title)}>How do you know?</Button>
            {event.event_link && <Outward href={event.event_link}>The record</Outward>}
            {(event.event_sources ?? []).map((source) => (
              <Outward key={source.id} href={source.url}>
                {source.id}
              </Outward>
            ))}
          </div>
        </div>
      )}
    </SidePanel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-text-2">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
