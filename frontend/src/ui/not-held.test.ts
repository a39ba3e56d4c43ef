import { expect, it } from "vitest";

import type { SourceStatus } from "@/api/types";

import { whyNotHeld } from "./not-held";

const source = (last_outcome: SourceStatus["last_outcome"], more: Partial<SourceStatus> = {}) =>
  ({ provider: "NASA JPL SBDB", last_outcome, last_error: null, retired: false, ...more }) as SourceStatus;

it("says what became of the first question", () => {
  expect(whyNotHeld([source(null)], "live")).toBe("NASA JPL SBDB is not yet heard from: its first answer is awaited.");
  expect(whyNotHeld([source("not_recorded"), source(null)], "recorded")).toMatch(/first answer is awaited/);
  expect(whyNotHeld([source("not_recorded")], "recorded")).toMatch(/^No recording of NASA JPL SBDB was kept/);
  expect(whyNotHeld([source("failed", { last_error: "HTTP 503" }), source(null)], "live")).toBe("NASA JPL SBDB could not be asked: HTTP 503.");
});

it("has nothing to say where a dataset has answered", () => {
  expect(whyNotHeld([source("stored"), source("failed")], "live")).toBeNull();
  expect(whyNotHeld([source("not_modified")], "live")).toBeNull();
});

it("waits for no provider that was shut down, but for its recording", () => {
  const gone = source(null, { retired: true });
  expect(whyNotHeld([gone], "live")).toMatch(/is shut down/);
  expect(whyNotHeld([gone], "recorded")).toMatch(/first answer is awaited/);
});
