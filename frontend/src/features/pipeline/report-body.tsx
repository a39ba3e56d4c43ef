"use client";
/** One table of a report: counts, checks, freshness, drift, and a profile with its spread drawn. */
import { formatCount, formatSignificant } from "@/lib/quantity";
import { formatDuration } from "@/lib/time";

import type { Drift, Profile, Report } from "./queries";
import { Verdict } from "./verdict";

export function ReportBody({ report }: { report: Report }) {
  const [fresh] = report.freshness;
  const moved = new Map(report.drift.map((d) => [d.name, d]));
  return (
    <section aria-label={report.table_name ?? "No table"} className="flex flex-col gap-3">
      <h3 className="flex items-center justify-between gap-3">
        <code className="font-mono text-label">{report.table_name ?? "no table of record"}</code>
        <Verdict severity={report.severity} />
      </h3>
      <p className="text-label text-text-2">
        {formatCount(report.records)} records: {formatCount(report.loaded)} new, {formatCount(report.duplicate)} known already,{" "}
        {formatCount(report.quarantined)} quarantined, {formatCount(report.unsupported)} not read.
        {fresh?.since_previous_s != null && ` ${formatDuration(fresh.since_previous_s * 1000)} after the batch before.`}
        {fresh?.age_s != null && ` Newest sample ${formatDuration(fresh.age_s * 1000)} old.`}
        {fresh?.is_late && " Late."}
      </p>
      {report.checks.length === 0 ? (
        <p className="text-label text-text-2">Every check of the catalogue passed.</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {report.checks.map((c) => (
            <li key={`${c.check} ${c.column}`} className="flex flex-wrap items-baseline gap-x-2">
              <Verdict severity={c.severity} />
              <code className="font-mono text-label">{c.check}</code>
              {c.column}
              <span className="text-label text-text-2">
                {formatCount(c.rows)} {c.rows === 1 ? "row" : "rows"}
                {c.sample && `, ${c.sample}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {report.profile.length > 0 && (
        <table className="w-full text-label">
          <caption className="sr-only">Profile of each column</caption>
          <thead>
            <tr className="text-left text-text-2">
              <th scope="col" className="py-1 font-normal">
                Column
              </th>
              <th scope="col" className="py-1 text-right font-normal">
                Null
              </th>
              <th scope="col" className="py-1 pl-3 font-normal">
                Least, middle, greatest
              </th>
            </tr>
          </thead>
          <tbody>
            {report.profile.map((p) => (
              <ProfileRow key={p.name} profile={p} drift={moved.get(p.name)} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function ProfileRow({ profile, drift }: { profile: Profile; drift: Drift | undefined }) {
  const news = drift?.verdict === "drifted" || drift?.verdict === "shifted" ? drift : undefined;
  return (
    <tr className="border-t border-hairline align-top">
      <td className="py-1 break-all">
        {profile.name}
        {news && (
          <span className="block text-[var(--late)]">
            ▲ {news.verdict}, distance {news.ks_distance}
          </span>
        )}
      </td>
      <td className="py-1 text-right">{`${Math.round(profile.null_share * 100)} %`}</td>
      <td className="py-1 pl-3 text-text-2">{span(profile)}</td>
    </tr>
  );
}

function span({ min, max, quantiles, distinct }: Profile): string {
  if (typeof min === "number" && typeof max === "number")
    return [min, quantiles?.[10] ?? min, max].map((v) => formatSignificant(v, 4)).join(", ");
  if (typeof min === "string" && typeof max === "string") return `${min} to ${max}`;
  return distinct === undefined ? "" : `${formatCount(distinct)} different`;
}
