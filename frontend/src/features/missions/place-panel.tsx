"use client";
/** One place beside the page, every number with its receipt. */
import { receiptPath } from "@/api/queries";
import { formatCount } from "@/lib/quantity";
import { Facts, NumberFact, TextFact } from "@/ui/facts";
import { useReceipts } from "@/ui/receipt";
import { SidePanel } from "@/ui/side-panel";
import { Button } from "@/ui/states";

import type { Waypoint } from "./types";

const FIELDS = [
  "mars_longitude_deg",
  "mars_latitude_deg",
  "mars_elevation_m",
  "easting_m",
  "northing_m",
  "leg_m",
  "odometer_m",
  "yaw_deg",
  "tilt_deg",
  "site",
  "drive",
] as const;

export function PlacePanel({ place, onClose }: { place: Waypoint | undefined; onClose: () => void }) {
  const { open } = useReceipts();
  const receipt = place && receiptPath("fact_mission_waypoints", place.waypoint_id);
  return (
    <SidePanel
      open={place !== undefined}
      onClose={onClose}
      title={place?.sol == null ? "A place" : `Place of sol ${formatCount(place.sol)}`}
      description={place?.waypoint_id}
    >
      {place && receipt && (
        <div className="flex flex-col gap-5">
          <Facts title="Where the rover stood">
            {FIELDS.map((field) => (
              <NumberFact key={field} row={place} field={field} receipt={receipt} />
            ))}
            <TextFact row={place} field="place_note" />
            <TextFact row={place} field="source" />
          </Facts>
          <div>
            <Button onClick={() => open(receipt, place.waypoint_id)}>Receipt</Button>
          </div>
        </div>
      )}
    </SidePanel>
  );
}
