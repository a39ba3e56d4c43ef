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
  dst_nt: "var(--data-blue)",
  xray_flux_long_w_m2: "var(--data-vermillion)",
  xray_flux_short_w_m2: "var(--data-blue)",
};

/** Series whose sample speaks of an interval that begins at its instant, with the interval's length in seconds. */
export const intervalS: Record<string, number> = { kp_index: 3 * 3600, dst_nt: 3600, proton_flux_ge10mev_pfu: 300 };

/** The last instant that a sample speaks of: the end of its interval where it has one. */
export function sampleEnd(series: string, observedAt: number): number {
  return observedAt + (intervalS[series] ?? 0) * 1000;
}
