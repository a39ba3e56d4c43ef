import { expect, it } from "vitest";
import { orbitOf, planetPosition } from "@/lib/orbits";
import { pickAt, planPlaces, toScreen, type PlanPicture } from "./plan";

const size = { width: 400, height: 300 };
const camera = { centre: [0, 0] as const, auPerPx: 0.01 };
const palette = { paper: "", grid: "", orbit: "", planet: "", earth: "", sun: "", body: "", hazard: "", day: "#333344", night: "#111122", accent: "" };
const JD = 2_461_132;

const orbit = orbitOf({
  epoch_jd_tdb: JD,
  eccentricity: 0,
  semi_major_axis_au: 1.4,
  inclination_deg: 0,
  ascending_node_deg: 0,
  perihelion_argument_deg: 0,
  mean_anomaly_deg: 90,
  mean_motion_deg_d: null,
});
const places = planPlaces([null, orbit], JD);
const picture: PlanPicture = {
  jdTdb: JD,
  columns: null,
  places,
  selected: null,
  selectedOrbit: null,
  selectedName: "",
  palette,
  ink: "",
  font: "",
};

it("looks from the north pole with the equinox to the right", () => {
  expect(toScreen(camera, size, [1, 0, 0.3])).toEqual([300, 150]);
  expect(toScreen(camera, size, [0, 1, 0])).toEqual([200, 50]);
});

it("picks planets, then the nearest body, else nothing; bodies without a place are not in the way", () => {
  const earth = toScreen(camera, size, planetPosition("Earth", JD));
  expect(pickAt(camera, size, picture, ...earth)).toEqual({ kind: "planet", name: "Earth" });
  expect(pickAt(camera, size, picture, 203, 12)).toEqual({ kind: "body", index: 1 });
  expect(pickAt(camera, size, picture, 390, 290)).toBeNull();
  expect(places[0]).toBeNaN();
});
