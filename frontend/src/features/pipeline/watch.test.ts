import { expect, test } from "vitest";

import { lastingFirst } from "./events-panel";
import { bandWords } from "./gaps-panel";
import type { DatasetGaps, PipelineEvent } from "./watch-queries";

const event = (key: string, cleared: string | null): PipelineEvent => ({
  event_key: key,
  event_kind: "stale",
  source: "swpc",
  dataset: "kp",
  urgency: "warning",
  raised_at: "2026-04-02T12:00:00Z",
  cleared_at: cleared,
  event_detail: "no answer",
  threshold: 10_800,
  measured: 14_400,
  origin: "live",
});

const gaps = (held: number, lacking: number): DatasetGaps => ({
  source: "donki",
  dataset: "flares",
  title: "Solar flares",
  noun: "space_weather",
  held_by: "windows",
  held: Array.from({ length: held }, () => ({ from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z" })),
  lacking: Array.from({ length: lacking }, () => ({ from: "2026-02-01T00:00:00Z", to: "2026-03-01T00:00:00Z" })),
  held_s: held,
  lacking_s: lacking,
  newest_batch_at: null,
});

test("what lasts stands before what is over", () => {
  const found = lastingFirst([event("a", "2026-04-02T13:00:00Z"), event("b", null), event("c", null)]);
  expect(found.map((e) => e.event_key)).toEqual(["b", "c", "a"]);
});

test("a band is said in words", () => {
  expect(bandWords(gaps(1, 0))).toBe("whole");
  expect(bandWords(gaps(0, 1))).toBe("nothing held");
  expect(bandWords(gaps(1, 6))).toBe(`lacking: ${Array(4).fill("2026-02-01 to 2026-03-01").join(", ")} and 2 more`);
});
