import { describe, expect, it } from "vitest";

import type { SourceStatus } from "@/api/types";
import { toIso } from "@/lib/time";

import { stateOf } from "./source-state";

const now = Date.UTC(2026, 3, 2, 7, 23);
const HOUR = 3_600_000;
const swpc = (dataset: string, cadenceS: number, newestAt: number) =>
  ({ source: "swpc", dataset, contract: "cadence", cadence_s: cadenceS, newest_at: toIso(newestAt), last_success_at: toIso(now), last_outcome: "stored", retired: false }) as SourceStatus;

describe("the state of a dataset whose samples come less often than it is asked for", () => {
  it.each([
    ["protons", 60, Date.UTC(2026, 3, 2, 7, 15)],
    ["dst", 900, Date.UTC(2026, 3, 2, 6)],
    ["f107", 28_800, Date.UTC(2026, 3, 1, 22)],
  ])("%s is live with its newest sample", (dataset, cadence, newest) => expect(stateOf(swpc(dataset, cadence, newest), now, "live")).toBe("live"));

  it("is stale all the same once its samples cease", () => {
    expect(stateOf(swpc("protons", 60, now - HOUR), now, "live")).toBe("stale");
    expect(stateOf(swpc("f107", 28_800, now - 5 * 24 * HOUR), now, "live")).toBe("stale");
  });
});

describe("what a provider shut down", () => {
  const old = { ...swpc("old", 86_400, now), last_success_at: null, last_attempt_at: null, last_outcome: null, retired: true };

  it("is not waited for where nobody asks it", () => {
    expect(stateOf(old, now, "live")).toBe("retired");
    expect(stateOf(old, now, "invented")).toBe("retired");
  });

  it("is as any other where a recording answers for it", () => {
    const played: SourceStatus = { ...old, contract: "windows", last_attempt_at: toIso(now), last_success_at: toIso(now), last_outcome: "stored" };
    expect(stateOf(played, now, "recorded")).toBe("live");
  });
});
