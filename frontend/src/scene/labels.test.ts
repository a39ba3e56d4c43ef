import { describe, expect, it } from "vitest";
import { placeLabels, type LabelBox } from "./labels";

const bounds = { width: 400, height: 300 };
const label = (x: number, y: number, priority: number): LabelBox => ({ anchor: [x, y], width: 60, height: 16, priority });

describe("placeLabels", () => {
  it("never lets two labels overlap", () => {
    const labels = Array.from({ length: 40 }, (_, k) => label(200 + (k % 5) * 8, 150 + Math.floor(k / 5) * 5, k));
    const rects = placeLabels(labels, bounds).filter((p) => p !== null);
    expect(rects.length).toBeGreaterThan(3);
    rects.forEach((a, i) => {
      for (const b of rects.slice(i + 1)) expect(Math.abs(a.x - b.x) >= 60 || Math.abs(a.y - b.y) >= 16).toBe(true);
    });
  });

  it("gives the place to the more important label", () => {
    const crowd = Array.from({ length: 9 }, (_, k) => label(200, 150, k));
    const placed = placeLabels(crowd, bounds);
    expect(placed[8]).toEqual({ x: 210, y: 142 });
    expect(placed[0]).toBeNull();
  });

  it("hides what is off the screen and turns away from an edge", () => {
    const [hidden, edge] = placeLabels([{ ...label(0, 0, 1), anchor: null }, label(390, 100, 0)], bounds);
    expect(hidden).toBeNull();
    expect(edge?.x).toBe(390 - 10 - 60);
  });
});
