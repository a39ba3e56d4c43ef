"use client";
/** How do you know? The batches a number came from, each with bytes, hash, address and time. */
import Link from "next/link";
import { createContext, use, useMemo, useState, type ReactNode } from "react";

import { useReceipt } from "@/api/queries";
import type { Receipt, ReceiptBatch } from "@/api/types";
import { formatBytes } from "@/lib/quantity";
import { formatUtc, parseInstant } from "@/lib/time";

import { SidePanel } from "./side-panel";
import { Failure, SkeletonRows } from "./states";

interface Receipts {
  open: (path: string, title: string) => void;
}

const ReceiptContext = createContext<Receipts>({ open: () => undefined });

export const useReceipts = (): Receipts => use(ReceiptContext);

export function ReceiptProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ path: string; title: string } | null>(null);
  const receipts = useMemo(() => ({ open: (path: string, title: string) => setShown({ path, title }) }), []);
  return (
    <ReceiptContext value={receipts}>
      {children}
      <SidePanel
        above
        open={shown !== null}
        onClose={() => setShown(null)}
        title={shown ? `Receipt: ${shown.title}` : "Receipt"}
        description="Where this number came from"
      >
        {shown && <ReceiptView path={shown.path} />}
      </SidePanel>
    </ReceiptContext>
  );
}

function ReceiptView({ path }: { path: string }) {
  const { data, error, refetch } = useReceipt(path);
  if (data) return <ReceiptBody receipt={data.data} />;
  if (error) return <Failure error={error} what="The receipt" onRetry={() => void refetch()} />;
  return <SkeletonRows rows={8} />;
}

function ReceiptBody({ receipt }: { receipt: Receipt }) {
  return (
    <div className="flex flex-col gap-6">
      <section aria-label="Batches" className="flex flex-col gap-4">
        <h3 className="text-label text-text-2">
          {receipt.batches.length} {receipt.batches.length === 1 ? "batch" : "batches"}
        </h3>
        {receipt.batches.map((batch) => (
          <BatchView key={batch.batch_id} batch={batch} />
        ))}
      </section>
      <section aria-label="Stored row">
        <h3 className="mb-2 text-label text-text-2">
          Stored row of <code className="font-mono">{receipt.table}</code>
        </h3>
        <dl>
          {receipt.fields.map((field) => (
            <div key={field.name} className="border-b border-hairline py-1.5" title={field.meaning}>
              <dt className="text-label text-text-3">
                {field.name}
                {field.unit && ` · ${field.unit}`}
                {field.time_scale && ` · ${field.time_scale}`}
                {field.source && ` · ${field.source}`}
              </dt>
              <dd className="font-mono text-label break-all select-all">{cell(receipt.row[field.name])}</dd>
              {/^(fact|dim)_/.test(receipt.table) && (
                <Link className="text-label underline" href={`/pipeline?lineage=${receipt.table}.${field.name}`}>
                  Lineage
                </Link>
              )}
            </div>
          ))}
        </dl>
      </section>
      <a className="text-label underline" href={receipt.permalink}>
        Permalink of this receipt
      </a>
    </div>
  );
}

export function cell(value: unknown): string {
  if (value === null || value === undefined || value === "") return "not known";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function BatchView({ batch }: { batch: ReceiptBatch }) {
  const fetched = parseInstant(batch.fetched_at);
  return (
    <article className="flex flex-col gap-1 border-b border-hairline pb-3">
      <p>
        {batch.source}/{batch.dataset}
        {batch.origin !== "live" && <span className="ml-2 text-label text-text-2">{batch.origin}</span>}
        {batch.form && <span className="ml-2 text-label text-text-2">{batch.form}</span>}
      </p>
      <p className="text-label text-text-2">
        Fetched {fetched === null ? "at a time not known" : `${formatUtc(fetched, "second")} UTC`}
        {batch.status !== null && `, HTTP ${batch.status}`}, {formatBytes(batch.bytes)}
        {batch.code_version && `, Orrery ${batch.code_version}`}
      </p>
      <p className="font-mono text-label break-all text-text-2 select-all">{batch.url}</p>
      <p className="font-mono text-label break-all text-text-3 select-all" title="SHA-256 of the bytes">
        {batch.sha256}
      </p>
      {batch.corrections.map((c) => (
        <p key={c.correction_id} className="border-l-2 border-accent pl-2 text-label">
          Corrected by {c.made_by}: {c.field_name} <code className="font-mono">{c.bad_value ?? "none"}</code> →{" "}
          <code className="font-mono">{c.corrected_value}</code>. {c.reason}
        </p>
      ))}
      <Link className="text-label underline" href={`/pipeline?report=${batch.batch_id}`}>
        Its quality report
      </Link>
      <a className="text-label underline" href={batch.download} download>
        The bytes as they came
      </a>
    </article>
  );
}
