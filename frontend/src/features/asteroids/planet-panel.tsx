"use client";
import { lengthOf, jdTdbFromMs, planetOrbit, planetPosition, planetRadiusKm, separation, type PlanetName } from "@/lib/orbits";
import { formatSignificant } from "@/lib/quantity";
import { formatUtc } from "@/lib/time";
import { SidePanel } from "@/ui/side-panel";
import { Button } from "@/ui/states";
import { useTime } from "@/ui/time";

interface PlanetPanelProps {
  name: PlanetName | null;
  onClose: () => void;
  onShow: () => void;
}

/** A planet's numbers at the shown instant; they are computed here, so they have no receipt. */
export function PlanetPanel({ name, onClose, onShow }: PlanetPanelProps) {
  const { at } = useTime();
  return (
    <SidePanel open={name !== null} onClose={onClose} title={name ?? "Planet"} description="Planet">
      {name && at !== null && (
        <div className="flex flex-col items-start gap-4">
          <Button onClick={onShow}>Fly there</Button>
          <PlanetFacts name={name} at={at} />
          <p className="text-label text-text-2">
            Place at {formatUtc(at)} UTC from E. M. Standish’s elements (JPL, “Approximate Positions of the Planets”, valid
            1800–2050): within 20″ of the true longitude for Earth, 40″ for Mars, 600″ for Saturn. Computed in the browser,
            not measured.
          </p>
        </div>
      )}
    </SidePanel>
  );
}

function PlanetFacts({ name, at }: { name: PlanetName; at: number }) {
  const jd = jdTdbFromMs(at);
  const place = planetPosition(name, jd);
  const orbit = planetOrbit(name, jd);
  const rows: [string, string][] = [
    ["From the Sun", `${formatSignificant(lengthOf(place), 4)} au`],
    ["From Earth", `${formatSignificant(separation(place, planetPosition("Earth", jd)), 4)} au`],
    ["Semi-major axis", `${formatSignificant(orbit.semiMajorAxis, 4)} au`],
    ["Eccentricity", formatSignificant(1 - orbit.oneMinusE, 4)],
    ["Mean radius", `${formatSignificant(planetRadiusKm(name), 4)} km`],
  ];
  return (
    <dl className="w-full">
      {rows
        .filter(([label]) => name !== "Earth" || label !== "From Earth")
        .map(([label, value]) => (
          <div key={label} className="flex justify-between border-b border-hairline py-1">
            <dt className="text-text-2">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
