import { describe, expect, it } from "vitest";

import type { Approach } from "@/api/types";
import { DAY } from "@/lib/time";

import { asteroidSentence, shortName } from "./sentence";

const NOW = Date.UTC(2026, 3, 2, 16);
const approach = (designation: string, days: number, lunar: number) =>
  ({ designation, name: `(${designation})`, approach_at: new Date(NOW + days * DAY).toISOString(), miss_distance_lunar: lunar }) as Approach;

describe("asteroidSentence", () => {
  it("names what comes inside the Moon's distance", () => {
    const text = asteroidSentence([approach("2026 GA", 5, 0.63), approach("2026 FE", 2, 3.24)], NOW, NOW + 60 * DAY);
    expect(text).toBe(
      "2026 GA passes inside the Moon’s distance on Tuesday, at 0.63 LD.",
    );
  });

  it("says when nothing does, and what is nearest this week", () => {
    const text = asteroidSentence([approach("2026 FE", 1, 3.24), approach("1999 AN10", 30, 1.01)], NOW, NOW + 60 * DAY);
    expect(text).toBe("Nothing closer than the Moon in the next 60 days. Nearest this week: 2026 FE, 3.2 LD tomorrow.");
  });

  it("does not claim quiet where nothing is held", () => {
    expect(asteroidSentence([approach("2026 FE", -1, 0.2)], NOW, NOW)).toMatch(/^What comes near is not known/);
  });

  it("speaks of no more days than are held", () => {
    const until = Date.UTC(2026, 3, 9);
    expect(asteroidSentence([approach("2026 FE", 1, 3.24)], NOW, until)).toMatch(/^Nothing closer than the Moon in the next 6 days\./);
  });
});

it("shortens names to what people say", () => {
  expect(shortName({ name: "99942 Apophis (2004 MN4)", designation: "99942" })).toBe("Apophis");
  expect(shortName({ name: "137108 (1999 AN10)", designation: "137108" })).toBe("1999 AN10");
  expect(shortName({ name: "(2026 FE)", designation: "2026 FE" })).toBe("2026 FE");
  expect(shortName({ name: null, designation: "2026 FE" })).toBe("2026 FE");
});
