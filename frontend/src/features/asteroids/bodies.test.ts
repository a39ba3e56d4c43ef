import { expect, it } from "vitest";

import type { Approach } from "@/api/types";

import { bodyRows, matching, nextApproaches, pickOf, selectedOf } from "./bodies";
import type { BodyTable } from "./elements";

const bodies: BodyTable = {
  designations: ["433", "99942", "2026 FE"],
  names: ["433 Eros (A898 PA)", "99942 Apophis (2004 MN4)", null],
  rows: new Map([
    ["433", 0],
    ["99942", 1],
    ["2026 FE", 2],
  ]),
  origin: "recorded",
  columns: {
    absolute_magnitude_h: Float32Array.of(10.4, 19.1, Number.NaN),
    is_hazardous: Uint8Array.of(0, 1, 0),
  } as BodyTable["columns"],
};
const NOW = Date.UTC(2026, 3, 2);
const approach = (designation: string, at: string) => ({ designation, approach_at: at }) as Approach;

it("lists planets, then what comes next, then the bright", () => {
  const next = nextApproaches(
    [approach("2026 FE", "2026-04-09T00:00:00Z"), approach("2026 FE", "2026-04-05T00:00:00Z"), approach("433", "2026-03-01T00:00:00Z")],
    NOW,
  );
  const rows = bodyRows(bodies, next);
  expect(rows.slice(8).map(({ key }) => key)).toEqual(["2026 FE", "433", "99942"]);
  expect(rows[8]?.nextAt).toBe(Date.UTC(2026, 3, 5));
  expect(matching(rows, "apo 2004").map(({ key }) => key)).toEqual(["99942"]);
});

it("goes from the URL to the scene and back", () => {
  expect(pickOf("Mars", undefined)).toEqual({ kind: "planet", name: "Mars" });
  expect(pickOf("99942", bodies)).toEqual({ kind: "body", index: 1 });
  expect(pickOf("1P", bodies)).toBeNull();
  expect(selectedOf({ kind: "body", index: 2 }, bodies)).toBe("2026 FE");
  expect(selectedOf(null, bodies)).toBeNull();
});
