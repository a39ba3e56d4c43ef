import { describe, expect, it } from "vitest";

import { freshnessOf, sourceFreshness, type SourceFreshnessInput } from "./freshness";
import { sampleEnd } from "./series";

const now = Date.UTC(2026, 3, 2, 16);
const DELIVERY_S = 300;
const aged = (seconds: number) => freshnessOf({ newestAt: now - (seconds + DELIVERY_S) * 1000, cadenceS: 60, now });

describe("freshness against the cadence", () => {
  it.each([
    [60, "live"],
    [61, "late"],
    [180, "late"],
    [181, "stale"],
  ])("%d s after delivery of a minute series is %s", (seconds, state) => expect(aged(seconds)).toBe(state));

  it("is not known without a sample or a cadence", () => {
    expect(freshnessOf({ newestAt: null, cadenceS: 60, now })).toBe("unknown");
    expect(freshnessOf({ newestAt: now, cadenceS: null, now })).toBe("unknown");
  });

  it("counts an interval's age from its end", () => {
    expect(sampleEnd("kp_index", now) - now).toBe(3 * 3_600_000);
    expect(sampleEnd("imf_bt_nt", now)).toBe(now);
  });
});

describe("freshness of a source", () => {
  const source: SourceFreshnessInput = {
    contract: "windows",
    cadenceS: 3600,
    newestAt: null,
    lastSuccessAt: now - 1800_000,
    failed: false,
    notRecorded: false,
    retired: false,
    now,
  };

  it("of windows is that of the last answer", () => expect(sourceFreshness(source)).toBe("live"));

  it("of telemetry is that of the newest sample, however often the source answered", () => {
    expect(sourceFreshness({ ...source, contract: "cadence", cadenceS: 60, newestAt: now - 3_600_000, lastSuccessAt: now })).toBe("stale");
  });

  it("survives one failure within its cadence and is lost beyond three", () => {
    expect(sourceFreshness({ ...source, failed: true })).toBe("live");
    expect(sourceFreshness({ ...source, failed: true, lastSuccessAt: now - 5 * 3_600_000 })).toBe("lost");
    expect(sourceFreshness({ ...source, failed: true, lastSuccessAt: null })).toBe("lost");
  });

  it("that the recording holds no answer of is absent, neither stale nor lost", () => {
    expect(sourceFreshness({ ...source, lastSuccessAt: null, notRecorded: true })).toBe("absent");
    expect(sourceFreshness({ ...source, lastSuccessAt: now - 30 * 3_600_000, notRecorded: true })).toBe("absent");
    expect(sourceFreshness({ ...source, notRecorded: true })).toBe("live");
  });

  it("that its provider shut down is neither stale nor lost", () => {
    expect(sourceFreshness({ ...source, failed: true, lastSuccessAt: null, retired: true })).toBe("retired");
  });
});
