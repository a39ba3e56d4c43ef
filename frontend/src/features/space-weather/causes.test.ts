import { describe, expect, it } from "vitest";

import type { CauseNode, Causes } from "@/api/types";

import { layoutOf, NODE } from "./causes";

const node = (id: string, kind: CauseNode["kind"]): CauseNode => ({ id, kind, layer: 0, at: null, text: null, held: true, receipt: null });

const graph: Causes = {
  nodes: [node("g", "GST"), node("f", "FLR"), node("c", "CME"), node("a", "ANALYSIS"), node("n", "NOTIFICATION")],
  edges: [
    { source: "f", target: "c", relation: "led_to" },
    { source: "c", target: "g", relation: "led_to" },
    { source: "c", target: "n", relation: "told_by" },
    { source: "c", target: "gone", relation: "led_to" },
  ],
};

describe("layoutOf", () => {
  it("stands causes above effects", () => {
    const { links } = layoutOf(graph, 360);
    expect(links.map(({ key }) => key)).toEqual(["f>c", "c>g"]);
    for (const { from, to } of links) expect(to.y).toBeGreaterThan(from.y);
  });

  it("keeps messages apart", () => {
    const { nodes, told } = layoutOf(graph, 360);
    expect(told.map(({ id }) => id)).toEqual(["n"]);
    expect(nodes.some(({ id }) => id === "n")).toBe(false);
  });

  it("wraps a row that is too wide, within the width", () => {
    const many: Causes = { nodes: Array.from({ length: 7 }, (_, i) => node(`c${i}`, "CME")), edges: [] };
    const { nodes, height } = layoutOf(many, 360);
    expect(new Set(nodes.map(({ y }) => y)).size).toBe(3);
    for (const { x } of nodes) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + NODE.width).toBeLessThanOrEqual(360);
    }
    expect(height).toBe(3 * NODE.height + 2 * NODE.gapY);
  });

  it("is empty for nothing", () => {
    expect(layoutOf({ nodes: [], edges: [] }, 360)).toEqual({ nodes: [], links: [], told: [], height: 0 });
  });
});
