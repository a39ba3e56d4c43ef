"use client";
/** What SWPC has issued in the stretch on screen, newest first; each opens to its whole text. */
import { useState } from "react";

import { apiUrl } from "@/api/client";
import { useAlerts } from "@/api/queries";
import type { WeatherAlert } from "@/api/types";
import type { Level } from "@/lib/noaa";
import { toIso } from "@/lib/time";
import type { TimeWindow } from "@/lib/window";
import { NotHeld } from "@/ui/not-held";
import { Panel } from "@/ui/panel";
import { SeverityMark } from "@/ui/severity";
import { Button, CsvLink, Skeleton } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

const SHOWN = 6;

export function AlertsPanel({ window }: { window: TimeWindow }) {
  const [all, setAll] = useState(false);
  const params = { from: toIso(window.from), to: toIso(window.to), limit: 200 };
  const answer = useAlerts(params);
  return (
    <Panel
      title="Watches, warnings and alerts"
      noun="messages"
      answer={answer}
      skeleton={<Skeleton height={200} label="Loading alerts" />}
      empty={{ when: (d) => d.length === 0, show: <NoAlerts /> }}
      stillWorks="Events and charts do not depend on it."
      actions={
        <CsvLink href={apiUrl("space-weather/alerts", { ...params, format: "csv" })} />
      }
    >
      {(alerts) => (
        <>
          <ul className="max-w-[960px]">
            {(all ? alerts : alerts.slice(0, SHOWN)).map((alert) => (
              <Alert key={alert.alert_id} alert={alert} />
            ))}
          </ul>
          {alerts.length > SHOWN && (
            <div className="mt-2">
              <Button pressed={all} onClick={() => setAll(!all)}>
                {all ? `The newest ${SHOWN}` : `All ${alerts.length}`}
              </Button>
            </div>
          )}
        </>
      )}
    </Panel>
  );
}

function Alert({ alert }: { alert: WeatherAlert }) {
  const level = Number(alert.noaa_scale?.charAt(1) ?? 0) as Level;
  return (
    <li className="border-b border-hairline">
      <details>
        <summary className="flex min-h-8 cursor-pointer flex-wrap items-center gap-x-3 py-1">
          <span className="w-28 text-label text-text-2">
            <TimeInstant at={alert.issued_at} precision="short" />
          </span>
          <span className="inline-flex w-14 items-center gap-1.5">
            {alert.noaa_scale && (
              <>
                <SeverityMark level={level} />
                {alert.noaa_scale}
              </>
            )}
          </span>
          <span className="min-w-0 flex-1 basis-60">
            {alert.headline ?? alert.message_code}
            {alert.alert_action && <span className="text-text-2">, {alert.alert_action}</span>}
          </span>
          {alert.valid_until_at && alert.alert_kind !== "summary" && (
            <span className="text-label text-text-2">
              until <TimeInstant at={alert.valid_until_at} precision="short" />
            </span>
          )}
        </summary>
        <pre className="mb-3 overflow-x-auto rounded-sm bg-surface-1 p-3 font-mono text-label whitespace-pre-wrap text-text-2">{alert.text}</pre>
      </details>
    </li>
  );
}

function NoAlerts() {
  return (
    <NotHeld
      what="What NOAA’s forecasters issued would stand here."
      source="swpc/alerts"
      answered="No message of this stretch of time is held. Choose another one on the time bar, or fetch them:"
    />
  );
}
