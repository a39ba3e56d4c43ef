"use client";
import type { ColumnDef } from "@tanstack/react-table";

import { Quantity, type QuantityProps } from "./quantity";

/** The columns of a row that hold numbers. */
export type NumberOf<T> = { [K in keyof T]: T[K] extends number | null ? K : never }[keyof T] & string;

interface Look<T> {
  header: string;
  receipt: (row: T) => string;
  /** Left out on a phone. */
  wide?: boolean;
  /** What else a cell tells of its row's number: instant, source, uncertainty. */
  more?: (row: T) => Partial<QuantityProps>;
}

/** A column of one field's quantities, each with its receipt. */
export function quantityColumn<T>(field: NumberOf<T>, { header, receipt, wide = false, more }: Look<T>): ColumnDef<T> {
  return {
    id: field,
    header,
    meta: { align: "right", wide },
    cell: ({ row: { original } }) => (
      <Quantity field={field} value={original[field] as number | null} receipt={receipt(original)} {...more?.(original)} />
    ),
  };
}
