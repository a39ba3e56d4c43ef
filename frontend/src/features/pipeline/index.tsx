"use client";
import { useBatches, usePlatform, useQuarantine, useSources } from "@/api/queries";
import type { SourceStatus } from "@/api/types";
import { formatCount } from "@/lib/quantity";
import { freshnessOfSources } from "@/ui/fresh-clause";
import { Panel, Sentence } from "@/ui/panel";
import { Command, Empty, Skeleton, SkeletonRows } from "@/ui/states";
import { useTime } from "@/ui/time";

import { BatchTable } from "./batch-table";
import { EventsPanel } from "./events-panel";
import { GapsPanel } from "./gaps-panel";
import { LineagePanel } from "./lineage-panel";
import { QualityPanel } from "./quality-panel";
import { QuarantineTable } from "./quarantine-table";
import { SchemaPanel } from "./schema-panel";
import { SourceTable } from "./source-table";

const LIMIT = 200;

export function PipelinePage() {
  const { now } = useTime();
  const sources = useSources();
  const batches = useBatches({ limit: LIMIT });
  const quarantine = useQuarantine({ limit: LIMIT });
  const minute = now === null ? null : Math.floor(now / 60_000) * 60_000;
  const mode = usePlatform().data?.mode;
  const sentence =
    sources.data && minute !== null && mode ? `${freshnessOfSources(sources.data.data, minute, mode)} ${recordsClause(sources.data.data)}` : null;
  return (
    <div className="flex flex-col gap-8 px-4 py-5 md:px-6">
      <h1 className="sr-only">Pipeline</h1>
      {sentence ? <Sentence>{sentence}</Sentence> : sources.error ? null : <Skeleton height={72} label="Loading the summary" />}
      <EventsPanel />
      <Panel
        title="Sources"
        answer={sources}
        skeleton={<SkeletonRows rows={12} />}
        empty={{ when: (d) => d.length === 0, show: <NothingYet what="Each dataset would stand here with its freshness and counts." /> }}
      >
        {(data) => <SourceTable sources={data} now={now} />}
      </Panel>
      <GapsPanel />
      <QualityPanel />
      <Panel
        title={`Quarantine, the newest ${LIMIT}`}
        answer={quarantine}
        skeleton={<SkeletonRows rows={4} />}
        empty={{
          when: (d) => d.length === 0,
          show: <p className="text-text-2">No record has broken a rule: nothing is set aside.</p>,
        }}
      >
        {(data) => <QuarantineTable rows={data} />}
      </Panel>
      <SchemaPanel />
      <LineagePanel />
      <Panel
        title={`Batches, the newest ${LIMIT}`}
        answer={batches}
        skeleton={<SkeletonRows rows={10} />}
        empty={{ when: (d) => d.length === 0, show: <NothingYet what="Each answer of a provider would stand here with what came of it." /> }}
      >
        {(data) => <BatchTable batches={data} />}
      </Panel>
    </div>
  );
}

function NothingYet({ what }: { what: string }) {
  return (
    <Empty what={what} why="Nothing has been fetched yet. To see the schedule, and to ask a source now:">
      <Command>orrery etl status</Command>
      <Command>orrery etl run cneos_cad</Command>
    </Empty>
  );
}

/** How many records came, and how many were set aside. */
export function recordsClause(sources: readonly SourceStatus[]): string {
  const sum = (name: "records" | "quarantined") => sources.reduce((n, s) => n + s[name], 0);
  const aside = sum("quarantined");
  return `${formatCount(sum("records"))} records came in, ${aside === 0 ? "none" : formatCount(aside)} of them set aside.`;
}
