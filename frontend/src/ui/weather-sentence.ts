/** What the Sun does now, in words: a storm or blackout by NOAA's scale first, else the solar wind. */
import type { NowItem, SpaceWeatherNow } from "@/api/types";
import { sampleEnd } from "@/lib/series";
import { parseInstant } from "@/lib/time";

const FAST_KM_S = 500;
const VERY_FAST_KM_S = 700;
const SOUTHWARD_NT = -10;
/** Three cadences, an hour at least: beyond them a value is no longer "now". */
const LAPSED = 3;
const LAPSED_LEAST_MS = 3_600_000;

/** Whether a value is too old to say what happens now. */
export function isLapsed({ series, observed_at, cadence_s }: Pick<NowItem, "series" | "observed_at" | "cadence_s">, now: number): boolean {
  const observed = parseInstant(observed_at);
  return observed === null || now - sampleEnd(series, observed) > Math.max(LAPSED * cadence_s * 1000, LAPSED_LEAST_MS);
}

export function sunClause(weather: SpaceWeatherNow, now: number): string {
  const value = (series: string): number | null => {
    const item = weather.items.find((i) => i.series === series);
    if (!item) return null;
    return isLapsed(item, now) ? null : item.value;
  };
  const parts: string[] = [];
  const { G, R } = weather.scales;
  if (G && G.level > 0 && value("kp_index") !== null) parts.push(`A ${G.text} geomagnetic storm (G${G.level}) is under way.`);
  if (R && R.level > 0 && value("xray_flux_long_w_m2") !== null) parts.push(`A ${R.text} radio blackout (R${R.level}) is under way.`);
  parts.push(windWords(value("solar_wind_speed_km_s"), value("imf_bz_gsm_nt")));
  return parts.join(" ");
}

function windWords(speed: number | null, bz: number | null): string {
  if (speed === null) return "The solar wind is not known.";
  const pace = speed >= VERY_FAST_KM_S ? "very fast" : speed >= FAST_KM_S ? "fast" : "calm";
  return `Solar wind ${pace}${bz !== null && bz <= SOUTHWARD_NT ? ", its field strongly southward" : ""}.`;
}
