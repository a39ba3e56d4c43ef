import { expect, it } from "vitest";

import type { SpaceWeatherEvent } from "@/api/types";

import { kpStorms, stormLabel, unlistedSentence, unlistedStorms } from "./storms";

const HOUR = 3_600_000;
const T = Date.UTC(2026, 3, 2);
const samples = { times: [0, 3, 6, 9, 15].map((h) => T + h * HOUR), values: [4.67, 5.33, 3, 5, 7], cadence_s: 10_800 };
const storm = (iso: string) => ({ event_type: "GST", start_at: iso }) as SpaceWeatherEvent;

it("joins neighbouring intervals and never across a quiet or missing one", () => {
  expect(kpStorms(samples).map(({ from, to, peak }) => [(from - T) / HOUR, (to - T) / HOUR, peak])).toEqual([
    [0, 6, 5.33],
    [9, 12, 5],
    [15, 18, 7],
  ]);
  expect(kpStorms({ times: [T], values: [2], cadence_s: 10_800 })).toEqual([]);
});

it("leaves out what a listed storm stands for", () => {
  const storms = kpStorms(samples);
  expect(unlistedStorms(storms, []).length).toBe(3);
  expect(unlistedStorms(storms, [storm("2026-04-02T18:00:00Z")]).map(({ peak }) => peak)).toEqual([5.33]);
});

it("says the strongest that is not listed, nothing when all are", () => {
  expect(unlistedSentence(kpStorms(samples))).toBe("Kp reached G3 strong on 2 Apr, which DONKI does not list.");
  expect(unlistedSentence([])).toBeNull();
  expect(stormLabel({ from: T, to: T + 6 * HOUR, peak: 5.33 })).toMatch(/^G1 minor by Kp, 2 Apr 00:00 – 2 Apr 06:00 UTC$/);
});
