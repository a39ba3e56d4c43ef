/** Where the nodes of a lineage graph stand: a column per layer, provider on the left, gold on the right. */
import type { Layer, Lineage, LineageNode } from "./queries";

export const LAYERS: readonly Layer[] = ["provider", "bronze", "silver", "gold"];
export const ROW = 44;

export interface Placed {
  node: LineageNode;
  layer: number;
  row: number;
}

export interface Line {
  key: string;
  from: Placed;
  to: Placed;
}

export interface Layout {
  columns: LineageNode[][];
  lines: Line[];
  rows: number;
}

export function layout({ nodes, edges }: Lineage): Layout {
  const columns = LAYERS.map((layer) => nodes.filter((n) => n.layer === layer));
  const places = new Map(columns.flatMap((column, layer) => column.map((node, row): [string, Placed] => [node.id, { node, layer, row }])));
  const lines = edges.flatMap(({ source, target }) => {
    const [from, to] = [places.get(source), places.get(target)];
    return from && to ? [{ key: `${source}→${target}`, from, to }] : [];
  });
  return { columns, lines, rows: Math.max(1, ...columns.map((c) => c.length)) };
}

/** Nodes on a way through the given one, itself included. */
export function through(id: string, edges: Lineage["edges"]): Set<string> {
  const found = new Set([id]);
  for (const [from, to] of [
    ["source", "target"],
    ["target", "source"],
  ] as const) {
    const waiting = [id];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
      for (const edge of edges)
        if (edge[from] === next && !found.has(edge[to])) {
          found.add(edge[to]);
          waiting.push(edge[to]);
        }
  }
  return found;
}

/** A curve between two nodes in a frame of 4 by `rows`, both measured in their own units. */
export function curve({ from, to }: Line): string {
  const [x1, x2] = from.layer === to.layer ? [from.layer, to.layer] : [from.layer + 0.86, to.layer];
  const [y1, y2] = [from.row + 0.5, to.row + 0.5];
  const bend = from.layer === to.layer ? -0.12 : (x2 - x1) / 2;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${from.layer === to.layer ? x2 + bend : x2 - bend} ${y2} ${x2} ${y2}`;
}
