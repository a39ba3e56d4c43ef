import { describe, expect, it } from "vitest";

import { freshClause } from "./fresh-clause";

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
