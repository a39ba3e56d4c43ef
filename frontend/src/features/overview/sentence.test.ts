import { describe, expect, it } from "vitest";

import type { Approach } from "@/api/types";
import { DAY, HOUR, toIso } from "@/lib/time";

import { freshClause, nearClause } from "./sentence";

const now = Date.UTC(2026, 3, 2, 16);
const pass = (designation: string, at: number, ld: number) =>
  ({ designation, approach_at: toIso(at), miss_distance_lunar: ld }) as Approach;

describe("what comes near", () => {
  it("names the first pass inside the Moon's distance", () => {
    const passes = [pass("2026 GD", now + 3 * DAY, 0.4), pass("2026 FX3", now + 20 * HOUR, 0.8), pass("2004 XP14", now + HOUR, 11)];
    expect(nearClause(passes, now)).toBe("2026 FX3 passes closer than the Moon tomorrow at 12:00 UTC.");
  });

  it("does not speak of the past", () => {
    expect(nearClause([pass("2026 GD", now - HOUR, 0.4), pass("2026 FB", now + HOUR, 3)], now)).toBe(
      "Nothing closer than the Moon until 9 April.",
    );
  });

  it("says no more than the days that are held", () => {
    const passes = [pass("2026 FB", now + HOUR, 3)];
    expect(nearClause(passes, now, now + 2 * DAY)).toBe("Nothing closer than the Moon until Saturday.");
    expect(nearClause(passes, now, now)).toBe("Nothing closer than the Moon among the approaches known.");
    expect(nearClause([], now, now)).toBe("No approach to Earth is known for the coming week.");
  });
});

describe("how fresh everything is", () => {
  const source = (title: string, state: "live" | "late" | "stale" | "lost" | "absent" | "unknown") => ({ title, state });

  it("is one short sentence when all is well", () => {
    expect(freshClause([source("Kp", "live"), source("CMEs", "absent")])).toBe("All sources fresh.");
  });

  it("names the few and counts the many", () => {
    expect(freshClause([source("Kp", "stale"), source("Mag", "live")])).toBe("Kp is stale.");
    const many = ["a", "b", "c"].map((title) => source(title, "lost"));
    expect(freshClause([...many, source("Kp", "stale")])).toBe("3 of 4 sources are lost and Kp is stale.");
  });

  it("lets what is lost stand before what is late", () => {
    expect(freshClause([source("Kp", "late"), source("Mag", "lost")])).toBe("Mag is lost.");
    expect(freshClause([source("Kp", "late")])).toBe("Kp is late.");
  });

  it("does not call nothing fresh", () => expect(freshClause([])).toBe("No source has been asked yet."));
});
