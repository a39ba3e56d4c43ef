/** Places of a graph of causes: rows from the Sun to Earth, what is told of it apart. */
import type { CauseNode, Causes } from "@/api/types";

export const NODE = { width: 108, height: 36, gapX: 12, gapY: 28 } as const;

/** Analyses and simulations stand between the ejection and what came of it. */
const rowOf = { FLR: 0, HSS: 1, CME: 1, ANALYSIS: 2, SIMULATION: 3, SEP: 4, IPS: 4, MPC: 5, GST: 5, RBE: 6, NOTIFICATION: 7 } as const;

export interface PlacedNode extends CauseNode {
  x: number;
  y: number;
}

export interface Layout {
  nodes: PlacedNode[];
  links: { key: string; relation: string; from: PlacedNode; to: PlacedNode }[];
  told: CauseNode[];
  height: number;
}

/** Rows wrap where they are wider than `width`; positions are those of a node's upper left corner. */
export function layoutOf({ nodes, edges }: Causes, width: number): Layout {
  const perRow = Math.max(1, Math.floor((width + NODE.gapX) / (NODE.width + NODE.gapX)));
  const rows = new Map<number, CauseNode[]>();
  for (const node of nodes) {
    if (node.kind === "NOTIFICATION") continue;
    rows.set(rowOf[node.kind], [...(rows.get(rowOf[node.kind]) ?? []), node]);
  }
  const placed: PlacedNode[] = [];
  let y = 0;
  for (const row of [...rows.keys()].sort((a, b) => a - b)) {
    const held = rows.get(row) ?? [];
    for (let i = 0; i < held.length; i += perRow) {
      const line = held.slice(i, i + perRow);
      const span = line.length * NODE.width + (line.length - 1) * NODE.gapX;
      placed.push(...line.map((node, k) => ({ ...node, x: (width - span) / 2 + k * (NODE.width + NODE.gapX), y })));
      y += NODE.height + NODE.gapY;
    }
  }
  const at = new Map(placed.map((node) => [node.id, node]));
  const links = edges.flatMap(({ source, target, relation }) => {
    const [from, to] = [at.get(source), at.get(target)];
    return from && to ? [{ key: `${source}>${target}`, relation, from, to }] : [];
  });
  return { nodes: placed, links, told: nodes.filter(({ kind }) => kind === "NOTIFICATION"), height: Math.max(0, y - NODE.gapY) };
}
