"use client";
import type { SortingState } from "@tanstack/react-table";
import { useMemo } from "react";

import type { Params } from "@/api/client";
import type { Answer } from "@/api/queries";
import type { Approach, Envelope } from "@/api/types";
import { formatCount } from "@/lib/quantity";
import { DataTable } from "@/ui/data-table";
import { Panel } from "@/ui/panel";
import { Button, Command, Empty, SkeletonRows } from "@/ui/states";

import { useApproachColumns } from "./approach-columns";
import { ApproachFilters } from "./approach-filters";
import { CSV_ROWS, csvUrl, isFiltered, matchesText, SORTS, useFilters, type SortField } from "./filters";
import { lastFailure, PAGE_ROWS, useAllPages, useApproachPages } from "./queries";

/** A text is looked for in so many pages at most; then the dates have to be narrowed. */
const SEARCHED_PAGES = 50;

interface ApproachTableProps {
  params: Params | null;
  selected: string | null;
  onSelect: (approach: Approach) => void;
}

/** The URL's `-risk_score` as the table's sorting state, and back. */
function sortingOf(sort: string): SortingState {
  return [{ id: sort.replace(/^-/, ""), desc: sort.startsWith("-") }];
}

function sortOf(sorting: SortingState): SortField | `-${SortField}` {
  const [first] = sorting;
  const field = SORTS.find((name) => name === first?.id) ?? "approach_at";
  return first?.desc ? `-${field}` : field;
}

export function ApproachTable({ params, selected, onSelect }: ApproachTableProps) {
  const [filters, set] = useFilters();
  const columns = useApproachColumns();
  const pages = useApproachPages(params);
  const read = pages.data?.pages.length ?? 0;
  useAllPages(pages, filters.q !== "" && read < SEARCHED_PAGES);
  const first = pages.data?.pages[0];
  const rows = useMemo(() => {
    const all = pages.data?.pages.flatMap((page) => page.data) ?? [];
    return filters.q ? all.filter((approach) => matchesText(approach, filters.q)) : all;
  }, [pages.data, filters.q]);
  const answer = { ...pages, error: lastFailure(pages), data: first && { ...first, data: rows } } as unknown as Answer<Approach[]>;
  const loadMore = () => {
    if (pages.hasNextPage && !pages.isFetchingNextPage && !pages.error) void pages.fetchNextPage();
  };
  return (
    <div>
      {/* Filters that lead to a failure must stay at hand. */}
      {!first && <ApproachFilters />}
      <Panel
        title="Close approaches"
        noun="approaches"
        answer={answer}
        skeleton={<SkeletonRows rows={10} />}
        stillWorks="The scene and what is already on screen go on working."
        actions={<Actions params={params} rows={rows} first={first} more={pages.hasNextPage} read={read} />}
      >
        {(shown) => (
          <>
            <ApproachFilters />
            {shown.length === 0 && !pages.hasNextPage ? (
              <NoApproaches />
            ) : (
              <DataTable
                label="Close approaches"
                rows={shown}
                columns={columns}
                rowKey={(approach) => approach.approach_id}
                selected={shown.find(({ designation }) => designation === selected)?.approach_id ?? null}
                onSelect={onSelect}
                sorting={sortingOf(filters.sort)}
                onSort={(sorting) => void set({ sort: sortOf(sorting) })}
                onEnd={loadMore}
                height={520}
              />
            )}
          </>
        )}
      </Panel>
    </div>
  );
}

function NoApproaches() {
  const [filters, set] = useFilters();
  return isFiltered(filters) ? (
    <Empty what="No approach matches." why="The filters leave nothing of the approaches held.">
      <Button onClick={() => void set(null)}>Clear filters</Button>
    </Empty>
  ) : (
    <Empty
      what="Upcoming close approaches would be listed here."
      why="None is held from today on: the source has not been asked yet, or its recording ends before today."
    >
      <Button onClick={() => void set({ period: "all" })}>Show all held</Button>
      <Command>orrery etl run cneos_cad</Command>
    </Empty>
  );
}

interface ActionsProps {
  params: Params | null;
  rows: Approach[];
  first: Envelope<Approach[]> | undefined;
  more: boolean;
  /** Pages read so far. */
  read: number;
}

function Actions({ params, rows, first, more, read }: ActionsProps) {
  const [filters] = useFilters();
  const total = first?.meta.total;
  const rest = read < SEARCHED_PAGES ? ", still reading" : ` in the first ${formatCount(read * PAGE_ROWS)} of ${formatCount(total ?? 0)}; narrow the dates for the rest`;
  const count = filters.q
    ? `${formatCount(rows.length)} match${more ? rest : ""}`
    : `${formatCount(rows.length)}${total ? ` of ${formatCount(total)}` : ""} shown`;
  return (
    <>
      {first && <span className="text-label text-text-2">{count}</span>}
      {params && !filters.q && (
        <a className="text-label underline" href={csvUrl(params)} download="approaches.csv">
          {total && total > CSV_ROWS ? `CSV, first ${formatCount(CSV_ROWS)}` : "CSV"}
        </a>
      )}
      {filters.q !== "" && first && <TextCsv rows={rows} meta={first.meta} />}
    </>
  );
}

/** The API has no text filter: what the text leaves is written here, in the API's own CSV form. */
function TextCsv({ rows, meta }: { rows: Approach[]; meta: Envelope<Approach[]>["meta"] }) {
  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csvText(rows, meta)], { type: "text/csv" }));
    link.download = "approaches.csv";
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <button type="button" className="text-label underline" onClick={save}>
      CSV
    </button>
  );
}

type CsvValue = Approach[keyof Approach] | undefined;

function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return "";
  const text = Array.isArray(value) ? value.join(" ") : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvText(rows: readonly Approach[], meta: { origin: string; simulated: boolean }): string {
  const marked = rows.map((row): Record<string, CsvValue> => ({ ...row, origin: meta.origin, simulated: meta.simulated }));
  const names = Object.keys(marked[0] ?? {});
  return [names.join(","), ...marked.map((row) => names.map((name) => csvCell(row[name])).join(","))].join("\r\n");
}
