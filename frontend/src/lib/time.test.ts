import { describe, expect, it } from "vitest";

import { axisFormat } from "./axis";
import { DAY, dayName, formatDuration, formatRelative, formatUtc, HOUR, MINUTE, parseInstant, SECOND, toIso } from "./time";

const now = Date.UTC(2026, 3, 2, 16);

describe("instants", () => {
  it("reads what it writes", () => {
    expect(toIso(now)).toBe("2026-04-02T16:00:00Z");
    expect(parseInstant(toIso(now + 250))).toBe(now + 250);
  });

  it("does not invent an instant", () => {
    expect([parseInstant(null), parseInstant(""), parseInstant("soon")]).toEqual([null, null, null]);
  });

  it("shows UTC whatever the browser's zone is", () => {
    expect(formatUtc(now, "second")).toBe("2 Apr 2026 16:00:00");
  });
});

describe("spans", () => {
  it.each([
    [45 * SECOND, "45 s"],
    [12 * MINUTE, "12 min"],
    [3 * HOUR + 20 * MINUTE, "3 h 20 min"],
    [2 * HOUR + 59.7 * MINUTE, "3 h"],
    [2 * DAY + 4 * HOUR, "2 d 4 h"],
    [41 * DAY, "41 d"],
    [3.2 * 365.25 * DAY, "3.2 y"],
  ])("%d ms is %s", (span, text) => expect(formatDuration(span)).toBe(text));

  it("says before and after", () => {
    expect(formatRelative(now + 2 * DAY, now)).toBe("in 2 d");
    expect(formatRelative(now - 3 * MINUTE, now)).toBe("3 min ago");
  });

  it.each([
    [0, "today"],
    [DAY, "tomorrow"],
    [-DAY, "yesterday"],
    [3 * DAY, "Sunday"],
    [7 * DAY, "9 April"],
  ])("%d ms from a Thursday is %s", (ahead, name) => expect(dayName(now + ahead, now)).toBe(name));
});

describe("axis labels", () => {
  it("name the coarsest unit that changed", () => {
    expect(axisFormat(new Date(now), DAY)).toBe("16:00");
    expect(axisFormat(new Date(Date.UTC(2026, 3, 1)), DAY)).toBe("1 Apr");
    expect(axisFormat(new Date(Date.UTC(2026, 3, 1)), 365 * DAY)).toBe("Apr 2026");
  });
});
