"use client";
import { useMemo } from "react";

import { Bars } from "@/charts/bars";
import type { DomainRule } from "@/charts/domain";
import type { Frame } from "@/charts/geometry";
import { ChartGroup } from "@/charts/group";
import type { ChartSeries } from "@/charts/types";
import { gLevel, kpThirds, kpThresholds, scaleWords, xrayThresholds } from "@/lib/noaa";
import { useTime } from "@/ui/time";

import { useKpAhead } from "./use-kp-ahead";
import { ChartPanel } from "./chart-panel";

const kpDomain: DomainRule = { fixed: [0, 9.9] };
const xrayDomain: DomainRule = { log: true, include: [1e-9, 1e-2] };
const zeroDomain: DomainRule = { include: [0] };
const kpTicks = [0, 3, 6, 9];

const kpLines = kpThresholds.map(({ value, label, level }) => ({ value, label, colour: `var(--noaa-${level})` }));
const xrayLines = xrayThresholds.map(({ value, label, level }) => ({ value, label, colour: `var(--noaa-${level})` }));
const southward = [{ value: 0, label: "", colour: "var(--text-3)" }];

export const kpColour = (kp: number) => `var(--noaa-${gLevel(kp)})`;

export function kpWords(kp: number): string {
  const level = gLevel(kp);
  return `(${kpThirds(kp)}, ${level === 0 ? scaleWords[0] : `G${level} ${scaleWords[level]}`})`;
}

const kpBars = (forecast: ChartSeries | null) => (series: ChartSeries) => (frame: Frame) => (
  <>
    <Bars series={series} frame={frame} colourOf={kpColour} wordOf={kpThirds} />
    {forecast && <Bars series={forecast} frame={frame} colourOf={kpColour} wordOf={kpThirds} forecast />}
  </>
);

export function KpChart({ height = 190 }: { height?: number }) {
  const { window } = useTime();
  const forecast = useKpAhead(window);
  const marks = useMemo(() => kpBars(forecast), [forecast]);
  if (!window) return null;
  return (
    <ChartPanel
      title={forecast ? "Planetary K index, dashed as forecast" : "Planetary K index"}
      names={["kp_index"]}
      window={window}
      height={height}
      domain={kpDomain}
      thresholds={kpLines}
      valueTicks={kpTicks}
      words={kpWords}
      marks={marks}
    />
  );
}

export function Charts() {
  const { window } = useTime();
  if (!window) return null;
  return (
    <ChartGroup>
      <div className="grid gap-x-10 gap-y-8 xl:grid-cols-2">
        <KpChart />
        <ChartPanel
          title="X-ray flux from the Sun"
          names={["xray_flux_long_w_m2", "xray_flux_short_w_m2"]}
          window={window}
          height={190}
          domain={xrayDomain}
          thresholds={xrayLines}
        />
        <ChartPanel title="Solar wind speed" names={["solar_wind_speed_km_s"]} window={window} height={150} />
        <ChartPanel
          title="Interplanetary magnetic field"
          names={["imf_bt_nt", "imf_bz_gsm_nt"]}
          window={window}
          height={150}
          domain={zeroDomain}
          thresholds={southward}
        />
        <ChartPanel title="Proton density" names={["proton_density_per_cm3"]} window={window} height={120} domain={zeroDomain} />
        <ChartPanel title="Proton temperature" names={["proton_temperature_k"]} window={window} height={120} domain={zeroDomain} />
      </div>
    </ChartGroup>
  );
}

