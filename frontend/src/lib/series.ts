/** The look of each telemetry series, the same on every page, and how its instants are meant. */
export const seriesColours: Record<string, string> = {
  solar_wind_speed_km_s: "var(--data-sky)",
  proton_density_per_cm3: "var(--data-green)",
  proton_temperature_k: "var(--data-yellow)",
  imf_bt_nt: "var(--data-neutral)",
  imf_bz_gsm_nt: "var(--data-purple)",
  imf_bx_gsm_nt: "var(--data-orange)",
  imf_by_gsm_nt: "var(--data-green)",
  kp_index: "var(--data-neutral)",
  xray_flux_long_w_m2: "var(--data-vermillion)",
  xray_flux_short_w_m2: "var(--data-blue)",
};

const intervals = new Set(["kp_index"]);

/** The last instant that a sample speaks of: the end of its interval where it has one. */
export function sampleEnd(series: string, observedAt: number, cadenceS: number): number {
  return intervals.has(series) ? observedAt + cadenceS * 1000 : observedAt;
}
