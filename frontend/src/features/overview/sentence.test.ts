import { describe, expect, it } from "vitest";

import type { Approach } from "@/api/types";
import { DAY, HOUR, toIso } from "@/lib/time";

import { nearClause } from "./sentence";

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
