import { describe, expect, it } from "vitest";

import type { SpaceWeatherEvent } from "@/api/types";

import { eventLevel, eventMeasure, eventWeight, linkedIds, linksOf } from "./events";

const event = (event_id: string, event_type: SpaceWeatherEvent["event_type"], start_at: string, more: Partial<SpaceWeatherEvent> = {}) =>
  ({ event_id, event_type, start_at, flare_class: null, cme_speed_km_s: null, kp_max: null, linked_event_ids: null, linked_from: [], ...more }) as SpaceWeatherEvent;

const flare = event("f", "FLR", "2026-03-30T02:47:00Z", { flare_class: "X1.5", linked_event_ids: ["c"] });
const cme = event("c", "CME", "2026-03-30T03:24:00Z", { cme_speed_km_s: 1860.4, linked_event_ids: ["f", "s", "elsewhere"] });
const storm = event("s", "GST", "2026-04-02T06:00:00Z", { kp_max: 6.67, linked_from: ["c"] });

describe("events", () => {
  it("are called by their own measure, or say that it is not known", () => {
    expect([flare, cme, storm].map(eventMeasure)).toEqual(["X1.5", "1,860 km/s", "G3 strong"]);
    expect(eventMeasure(event("x", "CME", flare.start_at))).toBe("speed not known");
  });

  it("are linked once, from the earlier to the later, and only to what is held", () => {
    expect(linksOf([storm, cme, flare]).map(({ from, to }) => [from.event_id, to.event_id])).toEqual([
      ["f", "c"],
      ["c", "s"],
    ]);
    expect(linkedIds(storm)).toEqual(["c"]);
  });

  it("weigh more the stronger they are", () => {
    const weights = ["B2", "C4.1", "M1.2", "M7.7", "X1.5", "X9"].map((flare_class) => eventWeight({ ...flare, flare_class }));
    expect(weights).toEqual([...weights].sort((a, b) => a - b));
    expect(Math.max(...weights)).toBeLessThanOrEqual(1);
  });

  it("have the level of NOAA's R scale", () => {
    const levels = ["C9.9", "M1", "M5", "X1.5", "X12", "X20"].map((flare_class) => eventLevel({ ...flare, flare_class }));
    expect(levels).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
