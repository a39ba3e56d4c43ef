/** What a forecast's task is about, read from its name: `dst_3h`, `storm6_today`, `flares_m_24h`. */
export type TaskGroup = "storm" | "kp" | "dst" | "flares" | "cme" | "other";

export interface TaskFacts {
  group: TaskGroup;
  title: string;
  /** Hours from issue to what is forecast; null where the forecast is about a day or an event. */
  leadH: number | null;
  /** The quantity of the field catalogue that is forecast; null for a probability. */
  field: string | null;
  /** How often it is issued; null where something that happens asks for one. */
  everyS: number | null;
}

const HOURLY_S = 3_600;
const DAILY_S = 86_400;

/** A group's order on screen, and its name. */
export const taskGroups: { group: TaskGroup; title: string }[] = [
  { group: "storm", title: "Geomagnetic storm" },
  { group: "kp", title: "Planetary K index" },
  { group: "dst", title: "Dst" },
  { group: "flares", title: "Solar flares" },
  { group: "cme", title: "Mass ejections on the way" },
  { group: "other", title: "Other forecasts" },
];

export function taskFacts(task: string): TaskFacts {
  const lead = /^(dst|kp)_(\d+)h$/.exec(task);
  if (lead) return leadFacts(lead[1] === "dst", Number(lead[2]));
  const storm = /^storm(\d?)_(today|tomorrow)$/.exec(task);
  if (storm) return { group: "storm", title: `Storm ${storm[2] ?? ""}, G${Number(storm[1] || 5) - 4}+`, leadH: null, field: null, everyS: DAILY_S };
  const flares = /^flares_([mx])_24h$/.exec(task);
  if (flares) {
    const letter = flares[1]?.toUpperCase() ?? "";
    return { group: "flares", title: `${letter === "X" ? "X flare" : "M flare or above"} today`, leadH: null, field: null, everyS: DAILY_S };
  }
  if (task === "kpmax_today") return { group: "storm", title: "Highest Kp today", leadH: null, field: "kp_index", everyS: DAILY_S };
  if (task === "cme_arrival") return { group: "cme", title: "Arrival at Earth", leadH: null, field: null, everyS: null };
  if (task === "cme_hit") return { group: "cme", title: "Shock at Earth", leadH: null, field: null, everyS: null };
  return { group: "other", title: task.replaceAll("_", " "), leadH: null, field: null, everyS: null };
}

function leadFacts(isDst: boolean, leadH: number): TaskFacts {
  const when = leadH === 0 ? "now" : `in ${leadH} h`;
  return isDst
    ? { group: "dst", title: `Dst ${when}`, leadH, field: "dst_nt", everyS: HOURLY_S }
    : { group: "kp", title: `Kp ${when}`, leadH, field: "kp_index", everyS: HOURLY_S };
}

const groupOrder = taskGroups.map(({ group }) => group);

/** Groups in the order of the page, shorter leads first, then by name. */
export function compareTasks(a: string, b: string): number {
  const [first, second] = [taskFacts(a), taskFacts(b)];
  const groups = groupOrder.indexOf(first.group) - groupOrder.indexOf(second.group);
  return groups || (first.leadH ?? 0) - (second.leadH ?? 0) || taskRank(a) - taskRank(b) || a.localeCompare(b);
}

/** Today before tomorrow, and the threshold that people speak of before the rarer ones. */
const daily = ["storm_today", "storm_tomorrow", "storm6_today", "storm7_today", "kpmax_today"];
const taskRank = (task: string): number => daily.indexOf(task);

const forecasterNames: Record<string, string> = {
  orrery: "Orrery",
  swpc: "NOAA SWPC",
  enlil: "WSA-ENLIL",
  persistence: "persistence",
  climatology: "climatology",
  recurrence: "27-day recurrence",
  corrected_recurrence: "corrected 27-day recurrence",
  rate_27d: "rate of 27 days",
  rate_81d: "rate of 81 days",
  rate_365d: "rate of 365 days",
  drag: "drag model",
};

export const OURS = "orrery";
/** Who else forecasts; every other name is a baseline's. */
export const OTHERS: readonly string[] = ["swpc", "enlil"];

export const forecasterName = (name: string): string => forecasterNames[name] ?? name.replaceAll("_", " ");
