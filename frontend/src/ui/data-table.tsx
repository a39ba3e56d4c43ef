"use client";
/** Dense table: 32 px rows, only those in view in the document, arrows and Enter on the keyboard. */
import { flexRender, getCoreRowModel, useReactTable, type ColumnDef, type RowData, type SortingState } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, type KeyboardEvent } from "react";

declare module "@tanstack/react-table" {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the names must be those of the library's own declaration
  interface ColumnMeta<TData extends RowData, TValue> {
    align?: "right";
    /** Left out on a phone. */
    wide?: boolean;
  }
}

export const ROW_HEIGHT = 32;

interface DataTableProps<T> {
  label: string;
  rows: T[];
  columns: ColumnDef<T>[];
  rowKey: (row: T) => string;
  selected?: string | null;
  onSelect?: (row: T) => void;
  sorting?: SortingState;
  onSort?: (sorting: SortingState) => void;
  /** Called when the last row comes into view. */
  onEnd?: () => void;
  height?: number;
}

export function DataTable<T>({ label, rows, columns, rowKey, selected, onSelect, sorting, onSort, onEnd, height = 480 }: DataTableProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const table = useReactTable({
    data: rows,
    columns,
    getCoreRowModel: getCoreRowModel(),
    getRowId: rowKey,
    manualSorting: true,
    enableSorting: Boolean(onSort),
    enableMultiSort: false,
    state: { sorting: sorting ?? [] },
    onSortingChange: (change) => onSort?.(typeof change === "function" ? change(sorting ?? []) : change),
  });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    initialRect: { width: 800, height },
    onChange: (instance) => {
      if ((instance.range?.endIndex ?? 0) >= rows.length - 1) onEnd?.();
    },
  });
  const items = virtual.getVirtualItems();
  const all = table.getRowModel().rows;
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);

  return (
    <div ref={scroller} role="group" aria-label={`${label}, rows`} className="overflow-auto" style={{ maxHeight: height }} tabIndex={0}>
      <table aria-label={label} aria-rowcount={rows.length} className="w-full border-collapse">
        <thead className="sticky top-0 z-10 bg-surface-0">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const sorted = header.column.getIsSorted();
                return (
                  <th
                    key={header.id}
                    scope="col"
                    aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : undefined}
                    className={`h-8 border-b border-hairline-strong px-2 text-label font-normal text-text-2 first:pl-0 ${cellClass(header.column.columnDef.meta)}`}
                  >
                    {header.column.getCanSort() ? (
                      <button type="button" className="hover:text-text-1" onClick={header.column.getToggleSortingHandler()}>
                        {flexRender(header.column.columnDef.header, header.getContext())}
                        <span aria-hidden="true">{sorted === "asc" ? " ↑" : sorted === "desc" ? " ↓" : ""}</span>
                      </button>
                    ) : (
                      flexRender(header.column.columnDef.header, header.getContext())
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody onKeyDown={moveFocus}>
          {before > 0 && <tr style={{ height: before }} aria-hidden="true" />}
          {items.map((item) => {
            const row = all[item.index];
            if (!row) return null;
            return (
              <tr
                key={row.id}
                aria-rowindex={item.index + 1}
                aria-selected={onSelect ? row.id === selected : undefined}
                tabIndex={onSelect ? 0 : undefined}
                onClick={() => onSelect?.(row.original)}
                onKeyDown={(event) => {
                  if (event.key !== "Enter" || event.target !== event.currentTarget) return;
                  // The same key would press the button that gets the focus in what opens.
                  event.preventDefault();
                  onSelect?.(row.original);
                }}
                className={`h-8 border-b border-hairline ${onSelect ? "cursor-pointer hover:bg-surface-1 aria-selected:bg-accent-soft" : ""}`}
              >
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.id} className={`px-2 py-0 whitespace-nowrap first:pl-0 ${cellClass(cell.column.columnDef.meta)}`}>
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 && <tr style={{ height: after }} aria-hidden="true" />}
        </tbody>
      </table>
    </div>
  );
}

function cellClass(meta: { align?: "right"; wide?: boolean } | undefined): string {
  return `${meta?.align === "right" ? "text-right" : "text-left"} ${meta?.wide ? "max-md:hidden" : ""}`;
}

function moveFocus(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const row = (event.target as HTMLElement).closest("tr");
  const next = event.key === "ArrowDown" ? row?.nextElementSibling : row?.previousElementSibling;
  if (next instanceof HTMLElement && next.tabIndex >= 0) {
    event.preventDefault();
    next.focus();
  }
}
