/** The plan view's arithmetic and drawing: the ecliptic from its north pole, x to the vernal equinox. */
import { orbitLine, planetOrbit, planetPosition, positionAt, PLANET_NAMES, type Orbit, type Vector } from "@/lib/orbits";
import { placeLabels, type LabelBox } from "./labels";
import { RINGS_AU, ringNames } from "./rings";
import type { ElementColumns } from "./packing";
import type { Pick, ScenePalette } from "./types";

export interface PlanCamera {
  /** Au that lie in the middle of the picture. */
  readonly centre: readonly [x: number, y: number];
  readonly auPerPx: number;
}

export interface PlanSize {
  readonly width: number;
  readonly height: number;
}

export function toScreen(camera: PlanCamera, { width, height }: PlanSize, place: Vector): [number, number] {
  return [width / 2 + (place[0] - camera.centre[0]) / camera.auPerPx, height / 2 - (place[1] - camera.centre[1]) / camera.auPerPx];
}

/** Places of all bodies, two numbers each; NaN for a body whose elements do not give one. */
export function planPlaces(orbits: readonly (Orbit | null)[], jdTdb: number): Float64Array {
  const places = new Float64Array(2 * orbits.length).fill(Number.NaN);
  orbits.forEach((orbit, k) => {
    if (orbit) places.set(positionAt(orbit, jdTdb).slice(0, 2), 2 * k);
  });
  return places;
}

export interface PlanPicture {
  readonly jdTdb: number;
  readonly columns: ElementColumns | null;
  readonly places: Float64Array;
  readonly selected: Pick | null;
  readonly selectedOrbit: Orbit | null;
  readonly selectedName: string;
  readonly palette: ScenePalette;
  /** Text colour and font of the page. */
  readonly ink: string;
  readonly font: string;
}

const PLANET_PX = 4;
const REACH_PX = 12;
const TEXT_PX = 16;

/** What stands nearest to a point of the picture, planets first. */
export function pickAt(camera: PlanCamera, size: PlanSize, picture: PlanPicture, x: number, y: number): Pick | null {
  for (const name of PLANET_NAMES) {
    const [px, py] = toScreen(camera, size, planetPosition(name, picture.jdTdb));
    if (Math.hypot(px - x, py - y) < REACH_PX) return { kind: "planet", name };
  }
  let index = -1;
  let least = REACH_PX;
  for (let k = 0; k < picture.places.length / 2; k++) {
    const [bx = Number.NaN, by = Number.NaN] = picture.places.subarray(2 * k, 2 * k + 2);
    const [px, py] = toScreen(camera, size, [bx, by, 0]);
    const distance = Math.hypot(px - x, py - y);
    // A body without a place has no distance either.
    if (!(distance < least)) continue;
    least = distance;
    index = k;
  }
  return index < 0 ? null : { kind: "body", index };
}

export function drawPlan(context: CanvasRenderingContext2D, camera: PlanCamera, size: PlanSize, picture: PlanPicture): void {
  context.clearRect(0, 0, size.width, size.height);
  drawGrid(context, camera, size, picture.palette);
  for (const name of PLANET_NAMES) {
    const colour = name === "Earth" ? picture.palette.earth : picture.palette.orbit;
    drawLine(context, camera, size, orbitLine(planetOrbit(name, picture.jdTdb), picture.jdTdb), colour, 0.6);
  }
  drawBodies(context, camera, size, picture);
  if (picture.selectedOrbit)
    drawLine(context, camera, size, orbitLine(picture.selectedOrbit, picture.jdTdb, 512), picture.palette.accent, 1);
  drawMarks(context, camera, size, picture);
}

function drawGrid(context: CanvasRenderingContext2D, camera: PlanCamera, size: PlanSize, palette: ScenePalette): void {
  const [x, y] = toScreen(camera, size, [0, 0, 0]);
  context.globalAlpha = 0.3;
  context.strokeStyle = palette.grid;
  context.lineWidth = 1;
  for (const radius of RINGS_AU) {
    context.beginPath();
    context.arc(x, y, radius / camera.auPerPx, 0, 2 * Math.PI);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function drawLine(context: CanvasRenderingContext2D, camera: PlanCamera, size: PlanSize, line: readonly Vector[], colour: string, alpha: number): void {
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.globalAlpha = alpha;
  context.beginPath();
  for (const place of line) context.lineTo(...toScreen(camera, size, place));
  context.stroke();
  context.globalAlpha = 1;
}

function drawBodies(context: CanvasRenderingContext2D, camera: PlanCamera, size: PlanSize, { columns, places, palette }: PlanPicture): void {
  const { width, height } = size;
  for (let k = 0; k < places.length / 2; k++) {
    const [bx = Number.NaN, by = Number.NaN] = places.subarray(2 * k, 2 * k + 2);
    const [x, y] = toScreen(camera, size, [bx, by, 0]);
    if (!(x > 0 && y > 0 && x < width && y < height)) continue;
    const hazardous = columns?.is_hazardous[k] === 1;
    context.fillStyle = hazardous ? palette.hazard : palette.body;
    if (!hazardous) context.fillRect(x - 0.8, y - 0.8, 1.6, 1.6);
    else fillDiamond(context, x, y, 2.8);
  }
}

function fillDiamond(context: CanvasRenderingContext2D, x: number, y: number, half: number): void {
  context.beginPath();
  context.moveTo(x, y - half);
  context.lineTo(x + half, y);
  context.lineTo(x, y + half);
  context.lineTo(x - half, y);
  context.fill();
}

function disc(context: CanvasRenderingContext2D, [x, y]: readonly [number, number], radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

interface Named extends LabelBox {
  readonly text: string;
  readonly colour: string;
}

function drawMarks(context: CanvasRenderingContext2D, camera: PlanCamera, size: PlanSize, picture: PlanPicture): void {
  const { palette, jdTdb, selected, places } = picture;
  context.font = picture.font;
  const named: Named[] = [];
  const name = (text: string, place: Vector, priority: number, colour: string) => {
    const anchor = toScreen(camera, size, place);
    named.push({ text, anchor, priority, colour, width: context.measureText(text).width, height: TEXT_PX });
    return anchor;
  };
  context.fillStyle = palette.sun;
  disc(context, name("Sun", [0, 0, 0], 2, picture.ink), 6);
  context.fill();
  for (const planet of PLANET_NAMES) {
    context.fillStyle = planet === "Earth" ? palette.earth : palette.planet;
    disc(context, name(planet, planetPosition(planet, jdTdb), 1, picture.ink), PLANET_PX);
    context.fill();
  }
  for (const { text, place } of ringNames()) name(text, place, 0, palette.grid);
  const [x = Number.NaN, y = Number.NaN] = selected?.kind === "body" ? places.subarray(2 * selected.index, 2 * selected.index + 2) : [];
  if (Number.isFinite(x)) {
    context.strokeStyle = palette.accent;
    disc(context, name(picture.selectedName, [x, y, 0], 3, palette.accent), 8);
    context.stroke();
  }
  placeLabels(named, size).forEach((placed, k) => {
    const label = named[k];
    if (!placed || !label) return;
    context.textBaseline = "top";
    context.strokeStyle = palette.paper;
    context.lineWidth = 3;
    context.strokeText(label.text, placed.x, placed.y);
    context.fillStyle = label.colour;
    context.fillText(label.text, placed.x, placed.y);
  });
}
