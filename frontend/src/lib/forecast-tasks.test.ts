import { describe, expect, it } from "vitest";

import { compareTasks, forecasterName, taskFacts } from "./forecast-tasks";

describe("a task's name", () => {
  it("says what it is about and how far ahead", () => {
    expect(taskFacts("dst_3h")).toMatchObject({ group: "dst", title: "Dst in 3 h", leadH: 3, field: "dst_nt" });
    expect(taskFacts("kp_0h")).toMatchObject({ group: "kp", title: "Kp now", leadH: 0, field: "kp_index" });
    expect(taskFacts("storm6_today")).toMatchObject({ group: "storm", title: "Storm today, G2+", field: null });
    expect(taskFacts("flares_x_24h")).toMatchObject({ group: "flares", title: "X flare today" });
    expect(taskFacts("cme_arrival")).toMatchObject({ group: "cme", everyS: null });
  });

  it("is shown as it is where nobody knows it", () => {
    expect(taskFacts("proton_storms_24h")).toMatchObject({ group: "other", title: "proton storms 24h" });
    expect(forecasterName("trailing_27_days")).toBe("trailing 27 days");
  });
});

it("stands with its kind, the nearer lead first", () => {
  const shuffled = ["cme_arrival", "dst_6h", "kp_2h", "storm7_today", "flares_m_24h", "dst_1h", "storm_tomorrow", "storm_today"];
  expect(shuffled.sort(compareTasks)).toEqual(["storm_today", "storm_tomorrow", "storm7_today", "kp_2h", "dst_1h", "dst_6h", "flares_m_24h", "cme_arrival"]);
});
