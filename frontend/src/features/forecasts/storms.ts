/** What was said of a storm before it came. */
import type { ForecastStorm, Said } from "@/api/forecasts";
import { OURS } from "@/lib/forecast-tasks";

export interface Before {
  ours: Said | null;
  persistence: Said | null;
}

/** Tasks that give a storm's chance, and those that give its Kp: of those that spoke of the onset, the first. */
const tasks = {
  chance: ["storm_today", "storm_tomorrow"],
  kp: ["kp_0h", "kp_1h", "kp_2h", "kp_3h", "kp_4h", "kp_5h"],
};

export function saidBefore(storm: ForecastStorm, leadH: number, kind: keyof typeof tasks): Before {
  const said = storm.before.find(({ lead_h }) => lead_h === leadH)?.forecasts.filter(({ covers_onset }) => covers_onset) ?? [];
  const task = tasks[kind].find((name) => said.some((f) => f.task === name && f.forecaster === OURS));
  const by = (forecaster: string) => said.find((f) => f.task === task && f.forecaster === forecaster) ?? null;
  return { ours: by(OURS), persistence: by("persistence") };
}
