"use client";
/** Reports of batches, the worst first; one opens to its checks, its drift and the profile of each column. */
import type { ColumnDef } from "@tanstack/react-table";
import { parseAsString, useQueryState } from "nuqs";

import { receiptPath } from "@/api/queries";
import { formatCount } from "@/lib/quantity";
import { DataTable } from "@/ui/data-table";
import { Panel } from "@/ui/panel";
import { useReceipts } from "@/ui/receipt";
import { SidePanel } from "@/ui/side-panel";
import { Button, Command, Empty, Failure, SkeletonRows } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

import { useReport, useReports, type ReportLine } from "./queries";
import { ReportBody } from "./report-body";
import { Verdict, whatOf } from "./verdict";

const LIMIT = 100;

const columns: ColumnDef<ReportLine>[] = [
  { id: "severity", header: "Verdict", cell: ({ row }) => <Verdict severity={row.original.severity} /> },
  { id: "dataset", header: "Dataset", cell: ({ row: { original: r } }) => `${r.source}/${r.dataset}` },
  { id: "what", header: "What", cell: ({ row }) => <span className="block max-w-[48ch] truncate">{whatOf(row.original)}</span> },
  { id: "table_name", header: "Table", meta: { wide: true }, cell: ({ row }) => <code className="font-mono text-label">{row.original.table_name ?? "none"}</code> },
  { id: "row_count", header: "Rows", meta: { align: "right", wide: true }, cell: ({ row }) => formatCount(row.original.row_count) },
  { id: "failures", header: "Failed", meta: { align: "right", wide: true }, cell: ({ row }) => formatCount(row.original.failures) },
  { id: "fetched_at", header: "Fetched (UTC)", meta: { wide: true }, cell: ({ row }) => <TimeInstant at={row.original.fetched_at} precision="short" /> },
];

export function QualityPanel() {
  const answer = useReports({ limit: LIMIT });
  const [chosen, choose] = useQueryState("report", parseAsString);
  return (
    <>
      <Panel
        title={`Quality, the worst ${LIMIT} reports`}
        answer={answer}
        skeleton={<SkeletonRows rows={6} />}
        empty={{ when: (d) => d.length === 0, show: <NoReports /> }}
      >
        {(data) => (
          <DataTable
            label="Quality reports"
            rows={data}
            columns={columns}
            rowKey={(r) => r.report_id}
            selected={data.find((r) => r.batch_id === chosen)?.report_id}
            onSelect={(r) => void choose(r.batch_id)}
            height={320}
          />
        )}
      </Panel>
      <SidePanel open={chosen !== null} onClose={() => void choose(null)} title="Quality report" description={chosen ? `Batch ${chosen}` : undefined}>
        {chosen && <WholeReport batchId={chosen} />}
      </SidePanel>
    </>
  );
}

function WholeReport({ batchId }: { batchId: string }) {
  const { data, error, refetch } = useReport(batchId);
  const { open } = useReceipts();
  if (error) return <Failure error={error} what="The report" onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={8} />;
  return (
    <div className="flex flex-col gap-6">
      {data.data.map((report) => (
        <ReportBody key={report.report_id} report={report} />
      ))}
      <div>
        <Button onClick={() => open(receiptPath("batches", batchId), "batch")}>Receipt of the batch</Button>
      </div>
    </div>
  );
}

function NoReports() {
  return (
    <Empty what="Each batch's report would stand here: what failed, what moved, what came late." why="None is written yet; they follow within minutes of a batch. To write those that wait:">
      <Command>orrery etl quality --now</Command>
    </Empty>
  );
}
