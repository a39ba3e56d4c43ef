"use client";
/** The selected satellite: where it is, its elements with their receipt, its next passes over a place. */
import { failureOf } from "@/api/problem";
import { receiptPath } from "@/api/queries";
import { formatCount } from "@/lib/quantity";
import { Fact, Facts, NumberFact, TextFact } from "@/ui/facts";
import { Quantity } from "@/ui/quantity";
import { SidePanel } from "@/ui/side-panel";
import { Failure, SkeletonRows } from "@/ui/states";
import { useTime } from "@/ui/time";
import { TimeInstant } from "@/ui/time-instant";

import { PassList } from "./pass-list";
import { useSatellite, useState10 } from "./queries";
import type { SatelliteDetail } from "./types";

const ELEMENTS = [
  "mean_motion_rev_d",
  "orbit_eccentricity",
  "equator_inclination_deg",
  "right_ascension_node_deg",
  "perigee_argument_deg",
  "orbit_mean_anomaly_deg",
  "bstar_per_earth_radius",
  "mean_motion_dot_rev_d2",
  "rev_at_epoch",
] as const;

export function SatellitePanel({ number, onClose }: { number: number | null; onClose: () => void }) {
  const { data, error, refetch } = useSatellite(number);
  const shown = data?.data.norad_cat_id === number ? data.data : null;
  return (
    <SidePanel
      open={number !== null}
      onClose={onClose}
      title={shown?.satellite_name ?? `Satellite ${number ?? ""}`}
      description={number === null ? undefined : `Catalogue number ${number}`}
    >
      {shown ? (
        <Detail satellite={shown} />
      ) : error ? (
        <Failure error={error} what={`Satellite ${number ?? ""}`} stillWorks="Scene and list go on working." onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={14} />
      )}
    </SidePanel>
  );
}

function Detail({ satellite }: { satellite: SatelliteDetail }) {
  const receipt = receiptPath("fact_satellite_elements", satellite.element_set_id);
  return (
    <div className="flex flex-col gap-6">
      <Whereabouts number={satellite.norad_cat_id} />
      <PassList number={satellite.norad_cat_id} />
      <Facts title="Elements, mean (SGP4), TEME of epoch">
        <Fact field="element_epoch_at">
          <TimeInstant at={satellite.element_epoch_at} relative />
        </Fact>
        {ELEMENTS.map((field) => (
          <NumberFact key={field} row={satellite} field={field} receipt={receipt} />
        ))}
      </Facts>
      <Facts title="Identity">
        <TextFact row={satellite} field="object_id" />
        <TextFact row={satellite} field="classification" />
        <Fact field="satellite_group" label="Groups">
          {satellite.groups.length > 0 ? satellite.groups.join(", ") : <span className="text-text-3">in none that is held</span>}
        </Fact>
        <Fact field="element_set_id" label="Element sets held">
          {formatCount(satellite.element_sets)}
        </Fact>
      </Facts>
    </div>
  );
}

function Whereabouts({ number }: { number: number }) {
  const { at } = useTime();
  const answer = useState10(number, at);
  const error = failureOf(answer);
  const state = answer.data?.data.states[0];
  if (!state) return error ? <Failure error={error} what="Where it is" onRetry={() => void answer.refetch()} /> : <SkeletonRows rows={5} />;
  if (state.error)
    return (
      <p role="status" className="text-text-2">
        Its elements give no place at this time: {state.error}.
      </p>
    );
  const speed = Math.hypot(state.vx_km_s ?? Number.NaN, state.vy_km_s ?? Number.NaN, state.vz_km_s ?? Number.NaN);
  return (
    <div>
      <Facts title="Where it is at the time shown">
        {(["latitude_deg", "longitude_deg", "altitude_km"] as const).map((field) => (
          <Fact key={field} field={field}>
            <Quantity field={field} value={state[field]} at={state.at} />
          </Fact>
        ))}
        <Fact field="orbital_speed_km_s">
          <Quantity field="orbital_speed_km_s" value={Number.isFinite(speed) ? speed : null} at={state.at} />
        </Fact>
        <Fact field="element_age_d">
          <Quantity field="element_age_d" value={state.element_age_d} at={state.at} />
        </Fact>
      </Facts>
      <p className="pt-2 text-label text-text-2">{answer.data?.data.accuracy}</p>
    </div>
  );
}
