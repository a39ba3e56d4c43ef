import { describe, expect, it } from "vitest";

import { approachParams, csvUrl, type Filters } from "./filters";

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

it("leaves the text to the API, without the spaces around it", () => {
  expect(approachParams({ ...plain, q: " apophis " }, NOW)).toMatchObject({ q: "apophis" });
  expect(csvUrl(approachParams({ ...plain, period: "all", q: "2026 F" }, NOW))).toContain("q=2026+F");
});
