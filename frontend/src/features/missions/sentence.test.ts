import { describe, expect, it } from "vitest";

import { spanOf } from "./queries";
import { firstRover, missionsSentence, solText } from "./sentence";
import type { Rover } from "./types";

const now = Date.parse("2026-04-02T12:00:00Z");
const rover = (facts: Partial<Rover>) =>
  ({ rover: "x", name: "X", ended_on: null, newest_sol_held: null, newest_taken_at: null, photos_held: 0, odometer_m: null, ...facts }) as Rover;

const perseverance = rover({ name: "Perseverance", newest_sol_held: 1818, newest_taken_at: "2026-04-02T09:00:00Z", photos_held: 600 });
const curiosity = rover({ name: "Curiosity", newest_sol_held: 4850, newest_taken_at: "2026-04-01T09:00:00Z", photos_held: 900 });
const spirit = rover({ name: "Spirit", ended_on: "2011-05-25", newest_sol_held: 2208, photos_held: 300 });

describe("the sentence of the missions", () => {
  it("names the running missions' newest sols and how old they are", () => {
    const said = missionsSentence([perseverance, curiosity, spirit], now);
    expect(said).toBe("The newest photos are of Perseverance’s sol 1,818 and Curiosity’s sol 4,850, taken 3 h ago. 1,800 photos of 3 missions are held.");
  });

  it("says nothing about a time that nobody gave", () => {
    expect(missionsSentence([spirit], now)).toBe("The newest photos are of Spirit’s sol 2,208. 300 photos of one mission are held.");
  });

  it("says so when nothing is held", () => {
    expect(missionsSentence([rover({})], now)).toBe("No photo from Mars is held yet.");
  });

  it("shows a running mission with photos first, then any, then one whose way is known", () => {
    expect(firstRover([spirit, curiosity])?.name).toBe("Curiosity");
    expect(firstRover([rover({}), spirit])?.name).toBe("Spirit");
    expect(firstRover([rover({}), rover({ name: "Y", odometer_m: 3 })])?.name).toBe("Y");
  });
});

describe("the words of a sol", () => {
  it("tells held from declared", () => {
    expect(solText({ sol: 3999, photos_held: 3, photos_declared: 7, earth_date: null })).toBe("Sol 3,999: 3 of 7 declared photos");
    expect(solText({ sol: 1, photos_held: 1, photos_declared: null, earth_date: "2012-08-07" })).toBe("Sol 1: 1 photo, 2012-08-07");
  });
});

describe("the sols that the bars show", () => {
  it("stand around the shown one, and end with the newest", () => {
    expect(spanOf(1000, 4000)).toEqual([940, 1060]);
    expect(spanOf(3990, 4000)).toEqual([3880, 4000]);
  });

  it("begin with the first sol, and hold a sol beyond the newest", () => {
    expect(spanOf(10, 4000)).toEqual([0, 120]);
    expect(spanOf(10, 20)).toEqual([0, 20]);
    expect(spanOf(500, 20)).toEqual([380, 500]);
  });
});
