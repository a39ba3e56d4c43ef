"use client";
import { useMemo } from "react";

import { Bars } from "@/charts/bars";
import type { DomainRule } from "@/charts/domain";
import type { Frame } from "@/charts/geometry";
import { ChartGroup } from "@/charts/group";
import { Steps } from "@/charts/steps";
import type { ChartSeries } from "@/charts/types";
import { gLevel, kpThirds, kpThresholds, scaleWords, xrayThresholds } from "@/lib/noaa";
import { useTime } from "@/ui/time";

import { ChartPanel } from "./chart-panel";
import { useAhead } from "./use-ahead";
import { useKpAhead } from "./use-kp-ahead";

const kpDomain: DomainRule = { fixed: [0, 9.9] };
const xrayDomain: DomainRule = { log: true, include: [1e-9, 1e-2] };
const zeroDomain: DomainRule = { include: [0] };
const kpTicks = [0, 3, 6, 9];

const kpLines = kpThresholds.map(({ value, label, level }) => ({ value, label, colour: `var(--noaa-${level})` }));
const xrayLines = xrayThresholds.map(({ value, label, level }) => ({ value, label, colour: `var(--noaa-${level})` }));
/** Gonzalez et al. 1994, doi:10.1029/93JA02867. */
const dstLines = [
  { value: -50, label: "moderate storm", colour: "var(--text-3)" },
  { value: -100, label: "intense storm", colour: "var(--text-3)" },
];
const southward = [{ value: 0, label: "", colour: "var(--text-3)" }];

export const kpColour = (kp: number) => `var(--noaa-${gLevel(kp)})`;

export function kpWords(kp: number): string {
  const level = gLevel(kp);
  return `(${kpThirds(kp)}, ${level === 0 ? scaleWords[0] : `G${level} ${scaleWords[level]}`})`;
}

/** NOAA's forecast as dashed bars, ours as dashed levels with their interval. */
const kpBars = (noaa: ChartSeries | null, ours: ChartSeries | null) => (series: ChartSeries) => (frame: Frame) => (
  <>
    <Bars series={series} frame={frame} colourOf={kpColour} wordOf={kpThirds} />
    {noaa && <Bars series={noaa} frame={frame} colourOf={kpColour} wordOf={kpThirds} forecast />}
    {ours && <Steps series={ours} frame={frame} />}
  </>
);

export function KpChart({ height = 190 }: { height?: number }) {
  const { window } = useTime();
  const noaa = useKpAhead(window);
  const { series: ours, skill } = useAhead("kp");
  const marks = useMemo(() => kpBars(noaa, ours), [noaa, ours]);
  if (!window) return null;
  return (
    <ChartPanel
      title={noaa || ours ? "Planetary K index, dashed as forecast" : "Planetary K index"}
      names={["kp_index"]}
      window={window}
      height={height}
      domain={kpDomain}
      thresholds={kpLines}
      valueTicks={kpTicks}
      words={kpWords}
      marks={marks}
      forecast={ours}
      note={skill && `Dashed level and band: Orrery and its 90 % interval${noaa ? "; dashed bars: NOAA" : ""}. ${skill}`}
    />
  );
}

export function DstChart({ height = 190 }: { height?: number }) {
  const { window } = useTime();
  const { series, skill } = useAhead("dst");
  if (!window) return null;
  return (
    <ChartPanel
      title={series ? "Dst, dashed as forecast" : "Dst"}
      names={["dst_nt"]}
      window={window}
      height={height}
      domain={zeroDomain}
      thresholds={dstLines}
      forecast={series}
      note={skill && `Dashed line and band: Orrery and its 90 % interval. ${skill}`}
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
        <DstChart />
        <ChartPanel
          title="X-ray flux from the Sun"
          names={["xray_flux_long_w_m2", "xray_flux_short_w_m2"]}
          window={window}
          height={190}
          domain={xrayDomain}
          thresholds={xrayLines}
        />
        <ChartPanel title="Solar wind speed" names={["solar_wind_speed_km_s"]} window={window} height={190} />
        <ChartPanel
          title="Interplanetary magnetic field"
          names={["imf_bt_nt", "imf_bz_gsm_nt"]}
          window={window}
          height={150}
          domain={zeroDomain}
          thresholds={southward}
        />
        <ChartPanel title="Proton density" names={["proton_density_per_cm3"]} window={window} height={150} domain={zeroDomain} />
        <ChartPanel title="Proton temperature" names={["proton_temperature_k"]} window={window} height={120} domain={zeroDomain} />
      </div>
    </ChartGroup>
  );
}

