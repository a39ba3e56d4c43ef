"use client";
/** Why a record was set aside, what is allowed, and the commands that mend it. */
import { receiptPath } from "@/api/queries";
import type { QuarantineRow } from "@/api/types";
import { useReceipts } from "@/ui/receipt";
import { Button, Command, Failure, SkeletonRows } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

import { useExplanation, type Explanation } from "./queries";

export function QuarantineExplained({ row }: { row: QuarantineRow }) {
  const { data, error, refetch } = useExplanation(row.quarantine_id);
  const { open } = useReceipts();
  return (
    <div className="flex flex-col gap-4">
      <p>
        {row.field_name ? `${row.field_name}: ` : ""}
        <code className="font-mono break-all">{row.bad_value ?? "none"}</code>
      </p>
      {row.expected && <p className="text-text-2">{row.expected}</p>}
      {data ? <Why found={data.data} /> : error ? <Failure error={error} what="The explanation" onRetry={() => void refetch()} /> : <SkeletonRows rows={4} />}
      <pre className="overflow-x-auto rounded-sm bg-surface-2 p-3 font-mono text-label">{pretty(row.record)}</pre>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => open(receiptPath("quarantine", row.quarantine_id), row.rule)}>Receipt</Button>
        <Button onClick={() => open(receiptPath("batches", row.batch_id), `${row.source}/${row.dataset}`)}>Receipt of the batch</Button>
      </div>
    </div>
  );
}

function Why({ found: { rule, field, defined_in, resolution, corrections, commands } }: { found: Explanation }) {
  return (
    <div className="flex flex-col gap-3">
      <p>
        The rule <code className="font-mono text-label">{rule.name}</code>: {rule.meaning}.
      </p>
      {field && (
        <p className="text-text-2">
          {field.meaning}
          {field.unit && `, in ${field.unit}`}.
        </p>
      )}
      <p className="text-label text-text-2">Stands in {defined_in}.</p>
      {resolution ? (
        <div className="border-l-2 border-[var(--live)] pl-3">
          <p>
            ● {resolution.resolution} by {resolution.made_by}, <TimeInstant at={resolution.resolved_at} precision="minute" />
          </p>
          <p className="text-text-2">{resolution.reason}</p>
          {corrections.map((c) => (
            <p key={c.correction_id} className="font-mono text-label">
              {c.field_name}: {c.bad_value ?? "none"} → {c.corrected_value}
            </p>
          ))}
        </div>
      ) : (
        <div className="flex flex-col items-start gap-1.5">
          <p className="text-text-2">{rule.fix}</p>
          {commands.map((command) => (
            <Command key={command}>{command}</Command>
          ))}
        </div>
      )}
    </div>
  );
}

/** A record that was JSON is laid out, any other is shown as it came. */
function pretty(record: unknown): string {
  if (typeof record !== "string") return JSON.stringify(record, null, 2);
  try {
    return JSON.stringify(JSON.parse(record), null, 2);
  } catch {
    return record;
  }
}
