"use client";
/** The newest value of each series with its scale; used where the Sun's present is shown. */
import { useFields } from "@/api/queries";
import type { NowItem, SpaceWeatherNow } from "@/api/types";
import { freshnessOf } from "@/lib/freshness";
import { flareClass, type Level } from "@/lib/noaa";
import { sampleEnd } from "@/lib/series";
import { parseInstant } from "@/lib/time";

import { Quantity } from "./quantity";
import { Severity } from "./severity";
import { TimeInstant } from "./time-instant";
import { useTime } from "./time";
import { isLapsed } from "./weather-sentence";

const ORDER = [
  "kp_index",
  "solar_wind_speed_km_s",
  "imf_bz_gsm_nt",
  "xray_flux_long_w_m2",
  "proton_density_per_cm3",
  "imf_bt_nt",
  "proton_temperature_k",
  "proton_flux_ge10mev_pfu",
  "dst_nt",
  "f107_flux_sfu",
];
const scaleNames = { R: "Radio blackouts", S: "Radiation storms", G: "Geomagnetic storms" } as const;

/** The series that a scale is read from. */
const scaleSeries = { R: "xray_flux_long_w_m2", S: "proton_flux_ge10mev_pfu", G: "kp_index" } as const;

export function NowGrid({ weather, most = ORDER.length }: { weather: SpaceWeatherNow; most?: number }) {
  const items = ORDER.slice(0, most).flatMap((name) => weather.items.find(({ series }) => series === name) ?? []);
  return (
    <div className="flex flex-col gap-5">
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {(["R", "S", "G"] as const).map((scale) => (
          <Scale key={scale} scale={scale} weather={weather} />
        ))}
      </dl>
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(148px,1fr))] gap-x-4 gap-y-5">
        {items.map((item) => (
          <Item key={item.series} item={item} />
        ))}
      </dl>
    </div>
  );
}

function Scale({ scale, weather }: { scale: "R" | "S" | "G"; weather: SpaceWeatherNow }) {
  const { now: clock } = useTime();
  const read = weather.items.find(({ series }) => series === scaleSeries[scale]);
  const lapsed = clock !== null && read !== undefined && isLapsed(read, clock);
  const now = lapsed ? undefined : weather.scales[scale];
  return (
    <div>
      <dt className="text-label text-text-2">{scaleNames[scale]}</dt>
      <dd>
        {now ? (
          <Severity scale={scale} level={Math.min(5, Math.max(0, now.level)) as Level} />
        ) : (
          <span className="text-text-3">{lapsed ? "not known now" : "not known"}</span>
        )}
      </dd>
    </div>
  );
}

function Item({ item }: { item: NowItem }) {
  const fields = useFields();
  const { now } = useTime();
  const observed = parseInstant(item.observed_at);
  const state =
    now === null || observed === null
      ? "unknown"
      : freshnessOf({ newestAt: sampleEnd(item.series, observed), cadenceS: item.cadence_s, now });
  return (
    <div className="min-w-0">
      <dt className="truncate text-label text-text-2">{fields.get(item.series)?.label ?? item.series}</dt>
      <dd>
        <Quantity
          field={item.series}
          value={item.value}
          at={item.observed_at}
          freshness={state}
          source={[item.source, item.spacecraft].filter(Boolean).join(", ")}
          receipt={item.receipt}
          size="title"
        />
        <p className="text-label text-text-2">
          {item.series === "xray_flux_long_w_m2" && `${flareClass(item.value)} · `}
          {item.quality !== null && item.quality > 0 && `${item.quality === 1 ? "suspect" : "in error"} · `}
          <TimeInstant at={item.observed_at} precision="short" />
        </p>
      </dd>
    </div>
  );
}
