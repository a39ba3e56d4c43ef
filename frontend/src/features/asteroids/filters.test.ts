import { describe, expect, it } from "vitest";

import { approachParams, csvUrl, matchesText, type Filters } from "./filters";

const NOW = Date.UTC(2026, 3, 2, 16);
const plain: Filters = { period: "upcoming", from: null, to: null, ld: null, size: null, hazardous: null, q: "", sort: "approach_at" };

describe("approachParams", () => {
  it("begins now when upcoming, ends now when past", () => {
    expect(approachParams(plain, NOW)).toMatchObject({ from: "2026-04-02T16:00:00Z" });
    expect(approachParams({ ...plain, period: "past" }, NOW)).toMatchObject({ to: "2026-04-02T16:00:00Z" });
    expect(approachParams({ ...plain, period: "all" }, NOW)).not.toHaveProperty("from");
  });

  it("takes dates only where they are dates", () => {
    const dates: Filters = { ...plain, period: "dates", from: "2026-03-29", to: "soon" };
    expect(approachParams(dates, NOW)).toMatchObject({ from: "2026-03-29" });
    expect(approachParams(dates, NOW)).not.toHaveProperty("to");
  });
});

it("asks the CSV the table's own question", () => {
  const url = csvUrl(approachParams({ ...plain, ld: 5, hazardous: true, sort: "-risk_score" }, NOW));
  expect(url).toBe(
    "/api/v1/asteroids/approaches?from=2026-04-02T16%3A00%3A00Z&max_distance_ld=5&hazardous=true&sort=-risk_score&limit=1000&format=csv",
  );
});

it("finds an object by words of its name or designation", () => {
  const apophis = { designation: "99942", name: "99942 Apophis (2004 MN4)" };
  expect(matchesText(apophis, "2004 apo")).toBe(true);
  expect(matchesText(apophis, "bennu")).toBe(false);
  expect(matchesText({ designation: "2026 FE", name: null }, "2026 fe")).toBe(true);
});
