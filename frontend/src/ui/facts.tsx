"use client";
/** A list of facts whose names, units and meanings come from the field catalogue. */
import type { ReactNode } from "react";

import { useField } from "@/api/queries";
import type { FieldInfo, Row } from "@/api/types";
import { Quantity } from "./quantity";
import { NotKnown } from "./states";

export function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-label text-text-2">{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

/** A field's label; one that is a single letter is said in the words of its meaning. */
function nameOf(info: FieldInfo | undefined, field: string): string {
  if (!info?.label) return field;
  return info.label.length > 2 ? info.label : (info.meaning.split(/[:;]/)[0] ?? info.label);
}

export function Fact({ field, label, children }: { field: string; label?: string; children: ReactNode }) {
  const info = useField(field);
  return (
    <div className="flex min-h-7 flex-wrap items-baseline justify-between gap-x-4 border-b border-hairline py-1">
      <dt className="text-text-2" title={info?.meaning}>
        {label ?? nameOf(info, field)}
      </dt>
      <dd className="text-right">{children}</dd>
    </div>
  );
}

interface RowFactProps {
  row: Row;
  field: string;
  label?: string;
  sigma?: string;
  receipt: string;
}

const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);

/** A number of a row, with its 1σ where the row has one. */
export function NumberFact({ row, field, label, sigma, receipt }: RowFactProps) {
  const uncertainty = sigma ? numberOf(row[sigma]) : null;
  return (
    <Fact field={field} label={label}>
      <Quantity field={field} value={numberOf(row[field])} uncertainty={uncertainty} receipt={receipt} />
    </Fact>
  );
}

export function TextFact({ row, field, label }: Omit<RowFactProps, "receipt" | "sigma">) {
  const value = row[field];
  return (
    <Fact field={field} label={label}>
      {typeof value === "string" && value !== "" ? value.replaceAll("_", " ") : <NotKnown />}
    </Fact>
  );
}
