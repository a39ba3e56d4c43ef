import { describe, expect, it } from "vitest";

import { earthClause, eventClause, pictureClause } from "./sentence";
import type { DayPicture, EarthImage, NaturalEvent } from "./types";

const event = (category: string, status: "open" | "closed" = "open") => ({ event_categories: [category], event_status: status }) as NaturalEvent;

describe("the page's sentence", () => {
  it("names the newest picture", () => {
    expect(pictureClause([{ picture_date: "2026-04-02", picture_title: "Liftoff" } as DayPicture])).toMatch(/2 Apr.*: Liftoff\.$/);
    expect(pictureClause([])).toBe("No picture of the day is held.");
  });

  it("counts open events and says what most are", () => {
    expect(eventClause([event("wildfires"), event("wildfires"), event("floods"), event("floods", "closed")])).toBe(
      "3 natural events on Earth go on, 2 of them wildfires.",
    );
    expect(eventClause([event("wildfires"), event("wildfires")])).toBe("2 natural events on Earth go on, all wildfires.");
    expect(eventClause([event("floods", "closed")])).toBe("No natural event on Earth is known to go on.");
  });

  it("says when Earth was last seen whole", () => {
    expect(earthClause([{ exposed_at: "2026-04-01T22:50:00Z" } as EarthImage])).toContain("22:50");
    expect(earthClause([])).toBe("No image of the whole Earth is held.");
  });
});
