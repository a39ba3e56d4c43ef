import { describe, expect, it } from "vitest";

import type { NowItem, SpaceWeatherNow } from "@/api/types";
import { HOUR, toIso } from "@/lib/time";

import { isLapsed, sunClause } from "./weather-sentence";

const now = Date.UTC(2026, 3, 2, 16);
const item = (series: string, value: number, age = 60_000, cadence_s = 60) =>
  ({ series, value, observed_at: toIso(now - age), cadence_s }) as NowItem;
const scale = (level: number, text: string) => ({ level, text, value: 0, observed_at: toIso(now) });

const weather = (items: NowItem[], scales: SpaceWeatherNow["scales"] = {}): SpaceWeatherNow => ({ items, scales });

describe("what the Sun does", () => {
  it("is calm in two words", () => {
    expect(sunClause(weather([item("solar_wind_speed_km_s", 380)]), now)).toBe("Solar wind calm.");
  });

  it("puts a storm first and says what drives it", () => {
    const items = [item("kp_index", 6, 4 * HOUR, 10_800), item("solar_wind_speed_km_s", 720), item("imf_bz_gsm_nt", -14)];
    expect(sunClause(weather(items, { G: scale(2, "moderate"), R: scale(0, "none") }), now)).toBe(
      "A moderate geomagnetic storm (G2) is under way. Solar wind very fast, its field strongly southward.",
    );
  });

  it("tells of a radio blackout", () => {
    const items = [item("xray_flux_long_w_m2", 2e-4), item("solar_wind_speed_km_s", 520)];
    expect(sunClause(weather(items, { R: scale(3, "strong") }), now)).toBe("A strong radio blackout (R3) is under way. Solar wind fast.");
  });

  it("does not take old samples for the present", () => {
    const items = [item("kp_index", 6, 20 * HOUR, 10_800), item("solar_wind_speed_km_s", 720, 2 * HOUR)];
    expect(sunClause(weather(items, { G: scale(2, "moderate") }), now)).toBe("The solar wind is not known.");
  });
});

it("an old value says nothing about now", () => {
  expect(isLapsed(item("solar_wind_speed_km_s", 607), now)).toBe(false);
  expect(isLapsed(item("solar_wind_speed_km_s", 607, 2 * HOUR), now)).toBe(true);
});
