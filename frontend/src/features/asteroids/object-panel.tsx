"use client";
/** The selected object: next approach, all its approaches, sizes and orbit, each number with its receipt. */
import { approachReceipt, receiptPath, useAsteroid } from "@/api/queries";
import type { Approach, Asteroid, AsteroidDetail, ImpactRisk, Orbit } from "@/api/types";
import { jdTdbFromMs, twoBodyDrift } from "@/lib/orbits";
import { DAY, formatDuration, parseInstant } from "@/lib/time";
import { DataTable } from "@/ui/data-table";
import { Quantity } from "@/ui/quantity";
import { SidePanel } from "@/ui/side-panel";
import { Button, Failure, NotKnown, SkeletonRows } from "@/ui/states";
import { useTime } from "@/ui/time";
import { TimeInstant } from "@/ui/time-instant";

import { distanceUncertainty, useApproachColumns } from "./approach-columns";
import { Attention, BodyMark, hazardWord } from "./attention";
import { conditionText } from "./condition";
import { driftText } from "./drift";
import { Fact, Facts, NumberFact, TextFact } from "@/ui/facts";
import { Chance, riskReceipt, Scale } from "./impact-risks";
import { palermoWord, torinoWord, years } from "./risk";
import { fullName } from "./sentence";

interface ObjectPanelProps {
  designation: string | null;
  onClose: () => void;
  /** Null where there is no scene or the object is not in it. */
  onShow: (() => void) | null;
}

export function ObjectPanel({ designation, onClose, onShow }: ObjectPanelProps) {
  const { data, error, refetch } = useAsteroid(designation);
  return (
    <SidePanel
      open={designation !== null}
      onClose={onClose}
      title={fullName({ name: data?.data.asteroid.name ?? null, designation: designation ?? "Object" })}
      description={designation ? `Designation ${designation}` : undefined}
    >
      {data ? (
        <Detail detail={data.data} onShow={onShow} />
      ) : error ? (
        <Failure
          error={error}
          what={designation ?? "The object"}
          stillWorks="Table, timeline and scene go on working."
          onRetry={() => void refetch()}
        />
      ) : (
        <SkeletonRows rows={14} />
      )}
    </SidePanel>
  );
}

/** The next approach to come at `now`, or the last one that was. */
export function mainApproach(approaches: readonly Approach[], now: number): { approach: Approach; ahead: boolean } | null {
  const next = approaches.find(({ approach_at: at }) => (parseInstant(at) ?? 0) >= now);
  if (next) return { approach: next, ahead: true };
  const last = approaches.at(-1);
  return last ? { approach: last, ahead: false } : null;
}

function Detail({ detail: { asteroid, orbit, approaches, risk }, onShow }: { detail: AsteroidDetail; onShow: (() => void) | null }) {
  const { now } = useTime();
  const designation = asteroid.designation;
  const receipt = receiptPath("dim_asteroids", designation);
  const main = now === null ? null : mainApproach(approaches, now);
  const hazardous = asteroid.is_hazardous;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center gap-3">
        <span className="inline-flex items-center gap-1.5">
          <BodyMark hazardous={hazardous} />
          {hazardWord(hazardous)}
        </span>
        {onShow && <Button onClick={onShow}>Fly there</Button>}
      </div>
      {main ? <ApproachFacts {...main} /> : <p className="text-text-2">No close approach of this object is held.</p>}
      {approaches.length > 0 && <AllApproaches approaches={approaches} main={main?.approach ?? null} />}
      {risk && <RiskFacts risk={risk} />}
      <SizeFacts asteroid={asteroid} receipt={receipt} />
      {orbit ? (
        <OrbitFacts orbit={orbit} receipt={receipt} />
      ) : (
        <p className="text-text-2">No orbital elements are held for this object, so it is not in the scene.</p>
      )}
    </div>
  );
}

function ApproachFacts({ approach, ahead }: { approach: Approach; ahead: boolean }) {
  const { seek } = useTime();
  const receipt = approachReceipt(approach);
  const at = parseInstant(approach.approach_at);
  return (
    <div>
      <Facts title={`${ahead ? "Next" : "Last"} approach to ${approach.body}`}>
        <Fact field="approach_at">
          <TimeInstant at={approach.approach_at} relative />
        </Fact>
        <Fact field="time_uncertainty_s">
          {approach.time_uncertainty_s === null ? (
            <NotKnown />
          ) : (
            `± ${formatDuration(approach.time_uncertainty_s * 1000)}`
          )}
        </Fact>
        <Fact field="miss_distance_lunar">
          <Quantity
            field="miss_distance_lunar"
            value={approach.miss_distance_lunar}
            uncertainty={distanceUncertainty(approach)}
            at={approach.approach_at}
            source={approach.approach_source}
            receipt={receipt}
          />
        </Fact>
        {(["miss_distance_min_km", "miss_distance_max_km", "velocity_kms"] as const).map((field) => (
          <Fact key={field} field={field}>
            <Quantity field={field} value={approach[field]} at={approach.approach_at} source={approach.approach_source} receipt={receipt} />
          </Fact>
        ))}
        <Fact field="threat_level">
          <span className="inline-flex items-baseline gap-2">
            <Attention level={approach.threat_level} />
            <Quantity field="risk_score" value={approach.risk_score} receipt={receipt} />
          </span>
        </Fact>
      </Facts>
      {at !== null && (
        <div className="pt-2">
          <Button onClick={() => seek(at)}>Set the time to this approach</Button>
        </div>
      )}
    </div>
  );
}

function RiskFacts({ risk }: { risk: ImpactRisk }) {
  return (
    <Facts title="On Sentry’s list of potential impacts">
      <Fact field="impact_probability">
        <Chance row={risk} />
      </Fact>
      <Fact field="palermo_cumulative">
        <Scale field="palermo_cumulative" row={risk} word={palermoWord(risk.palermo_cumulative)} />
      </Fact>
      <Fact field="torino_max">
        <Scale field="torino_max" row={risk} word={torinoWord(risk.torino_max)} />
      </Fact>
      <Fact field="potential_impacts">
        <Quantity field="potential_impacts" value={risk.potential_impacts} receipt={riskReceipt(risk.designation)} />
      </Fact>
      <Fact field="impact_year_from" label="Years">
        {years(risk.impact_year_from, risk.impact_year_to) ?? <NotKnown />}
      </Fact>
    </Facts>
  );
}

const APPROACH_COLUMNS = new Set(["approach_at", "miss_distance_km", "velocity_kms"]);

function AllApproaches({ approaches, main }: { approaches: Approach[]; main: Approach | null }) {
  const columns = useApproachColumns().filter(({ id }) => APPROACH_COLUMNS.has(id ?? ""));
  const { seek } = useTime();
  const seekTo = (approach: Approach) => {
    const at = parseInstant(approach.approach_at);
    if (at !== null) seek(at);
  };
  const years = (approach: Approach) => approach.approach_at.slice(0, 4);
  return (
    <section aria-label="All approaches">
      <h3 className="mb-1 text-label text-text-2">
        {approaches.length === 1 ? "The one approach held" : `All ${approaches.length} approaches held`}
        {approaches[0] && approaches.length > 1 && `, ${years(approaches[0])}–${years(approaches.at(-1) ?? approaches[0])}`}
      </h3>
      <DataTable
        label="All approaches of this object; Enter sets the time"
        rows={approaches}
        columns={columns}
        rowKey={(approach) => approach.approach_id}
        selected={main?.approach_id ?? null}
        onSelect={seekTo}
        height={224}
      />
    </section>
  );
}

function SizeFacts({ asteroid, receipt }: { asteroid: Asteroid; receipt: string }) {
  return (
    <Facts title="Size and brightness">
      {["diameter_avg_km", "diameter_min_km", "diameter_max_km"].map((field) => (
        <NumberFact key={field} row={asteroid} field={field} receipt={receipt} />
      ))}
      {asteroid.diameter_km !== null && (
        <NumberFact row={asteroid} field="diameter_km" label="Measured diameter" sigma="diameter_sigma_km" receipt={receipt} />
      )}
      <TextFact row={asteroid} field="diameter_source" />
      <NumberFact row={asteroid} field="absolute_magnitude_h" receipt={receipt} />
      <NumberFact row={asteroid} field="albedo" receipt={receipt} />
      <NumberFact row={asteroid} field="estimated_volume_km3" receipt={receipt} />
      <TextFact row={asteroid} field="size_category" />
    </Facts>
  );
}

const ELEMENTS: readonly (readonly [field: string, sigma?: string])[] = [
  ["semi_major_axis_au", "semi_major_axis_sigma_au"],
  ["eccentricity", "eccentricity_sigma"],
  ["inclination_deg", "inclination_sigma_deg"],
  ["ascending_node_deg", "ascending_node_sigma_deg"],
  ["perihelion_argument_deg", "perihelion_argument_sigma_deg"],
  ["mean_anomaly_deg", "mean_anomaly_sigma_deg"],
  ["perihelion_distance_au"],
  ["aphelion_distance_au"],
  ["orbital_period_d"],
  ["moid_au"],
  ["data_arc_d"],
  ["observations_used"],
  ["orbit_rms_arcsec"],
];

function OrbitFacts({ orbit, receipt }: { orbit: Orbit; receipt: string }) {
  const epoch = orbit.epoch_jd_tdb;
  return (
    <div>
      <Facts title="Orbit, heliocentric ecliptic J2000, ± 1σ">
        <TextFact row={orbit} field="orbit_class" />
        <Fact field="condition_code">{conditionText(orbit.condition_code)}</Fact>
        <Fact field="epoch_jd_tdb">
          <TimeInstant at={orbit.epoch_at} />
        </Fact>
        {ELEMENTS.map(([field, sigma]) => (
          <NumberFact key={field} row={orbit} field={field} sigma={sigma} receipt={receipt} />
        ))}
        <TextFact row={orbit} field="orbit_id" />
        <TextFact row={orbit} field="orbit_source" />
      </Facts>
      {epoch !== null && <DriftNote epoch={epoch} />}
    </div>
  );
}

function DriftNote({ epoch }: { epoch: number }) {
  const { at } = useTime();
  if (at === null) return null;
  const age = jdTdbFromMs(at) - epoch;
  const { medianAu, nineInTenAu } = twoBodyDrift(age);
  return (
    <p className="pt-2 text-label text-text-2">
      In the scene: two-body position from elements {formatDuration(age * DAY)} {age < 0 ? "younger" : "old"}; typically{" "}
      {driftText(medianAu)} off, nine in ten under {driftText(nineInTenAu)}. The miss distance never comes from it.
    </p>
  );
}

