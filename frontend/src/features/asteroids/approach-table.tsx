"use client";
import type { SortingState } from "@tanstack/react-table";

import type { Params } from "@/api/client";
import type { Approach, Envelope } from "@/api/types";
import { formatCount } from "@/lib/quantity";
import { DataTable } from "@/ui/data-table";
import { NotHeld } from "@/ui/not-held";
import { Panel } from "@/ui/panel";
import { Button, Empty, SkeletonRows } from "@/ui/states";

import { useApproachColumns } from "./approach-columns";
import { ApproachFilters } from "./approach-filters";
import { CSV_ROWS, csvUrl, isFiltered, SORTS, useFilters, type SortField } from "./filters";
import { useApproachPages } from "./queries";

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
  const loadMore = () => {
    if (pages.hasNextPage && !pages.isFetchingNextPage && !pages.error) void pages.fetchNextPage();
  };
  return (
    <div>
      {/* Filters that lead to a failure must stay at hand. */}
      {!pages.data && <ApproachFilters />}
      <Panel
        title="Close approaches"
        noun="approaches"
        answer={pages}
        skeleton={<SkeletonRows rows={10} />}
        stillWorks="The scene and what is already on screen go on working."
        actions={<Actions params={params} held={pages.data} />}
      >
        {(shown) => (
          <>
            <ApproachFilters />
            {shown.length === 0 ? (
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
    <NotHeld what="Upcoming close approaches would be listed here." source="cneos_cad" answered="None is held from today on.">
      <Button onClick={() => void set({ period: "all" })}>Show all held</Button>
    </NotHeld>
  );
}

interface ActionsProps {
  params: Params | null;
  held: Envelope<Approach[]> | undefined;
}

function Actions({ params, held }: ActionsProps) {
  const total = held?.meta.total;
  return (
    <>
      {held && (
        <span className="text-label text-text-2">
          {formatCount(held.data.length)}
          {total ? ` of ${formatCount(total)}` : ""} shown
        </span>
      )}
      {params && (
        <a className="text-label underline" href={csvUrl(params)} download="approaches.csv">
          {total && total > CSV_ROWS ? `CSV, first ${formatCount(CSV_ROWS)}` : "CSV"}
        </a>
      )}
    </>
  );
}
