/** Sun and planets: true places, symbol sizes, orbit lines. */
import { AmbientLight, Color, Group, Mesh, MeshBasicMaterial, MeshLambertMaterial, PointLight, SphereGeometry } from "three";
import { AU_KM, PLANET_NAMES, planetOrbit, planetPosition, planetRadiusKm, type PlanetName, type Vector } from "@/lib/orbits";
import type { ScenePalette } from "../types";
import { OrbitLine } from "./orbit-line";

/** Sun's nominal radius (IAU 2015 resolution B3). */
const SUN_RADIUS_KM = 695_700;
/** Least radius on screen, CSS pixels: a symbol's size, until the true size is larger. */
const SYMBOL_PX: Readonly<Record<PlanetName | "Sun", number>> = {
  Sun: 9,
  Mercury: 3,
  Venus: 4,
  Earth: 4.5,
  Mars: 3.5,
  Jupiter: 7,
  Saturn: 6,
  Uranus: 5,
  Neptune: 5,
};

/** Radius to draw, au, and how many times the true one that is. */
export function drawnRadius(trueKm: number, symbolPx: number, auPerPx: number): { au: number; factor: number } {
  const trueAu = trueKm / AU_KM;
  const au = Math.max(trueAu, symbolPx * auPerPx);
  return { au, factor: au / trueAu };
}

export class PlanetSystem {
  readonly group = new Group();
  readonly places = new Map<PlanetName, Vector>();
  private readonly sphere = new SphereGeometry(1, 32, 20);
  private readonly sun: Mesh<SphereGeometry, MeshBasicMaterial>;
  private readonly discs = new Map<PlanetName, Mesh<SphereGeometry, MeshLambertMaterial>>();
  private readonly lines = new Map<PlanetName, OrbitLine>();

  constructor(palette: ScenePalette) {
    this.sun = new Mesh(this.sphere, new MeshBasicMaterial({ color: new Color(palette.sun) }));
    this.group.add(this.sun, new PointLight(0xffffff, 2.4, 0, 0), new AmbientLight(0xffffff, 0.7));
    for (const name of PLANET_NAMES) {
      const colour = name === "Earth" ? palette.earth : palette.planet;
      const disc = new Mesh(this.sphere, new MeshLambertMaterial({ color: new Color(colour) }));
      const line = new OrbitLine(name === "Earth" ? palette.earth : palette.orbit, name === "Earth" ? 0.9 : 0.55);
      this.discs.set(name, disc);
      this.lines.set(name, line);
      this.group.add(disc, line.line);
    }
  }

  /**
   * Place everything for `jdTdb`.
   *
   * @param auPerPxAt au that one CSS pixel spans at a place, for symbol sizes
   * @returns how much larger than life Sun and Earth are drawn
   */
  update(jdTdb: number, auPerPxAt: (place: Vector) => number): { sun: number; earth: number } {
    const factors = { sun: 1, earth: 1 };
    const sun = drawnRadius(SUN_RADIUS_KM, SYMBOL_PX.Sun, auPerPxAt([0, 0, 0]));
    this.sun.scale.setScalar(sun.au);
    factors.sun = sun.factor;
    for (const name of PLANET_NAMES) {
      const place = planetPosition(name, jdTdb);
      const drawn = drawnRadius(planetRadiusKm(name), SYMBOL_PX[name], auPerPxAt(place));
      this.places.set(name, place);
      this.discs.get(name)?.position.set(...place);
      this.discs.get(name)?.scale.setScalar(drawn.au);
      this.lines.get(name)?.update(planetOrbit(name, jdTdb), jdTdb);
      if (name === "Earth") factors.earth = drawn.factor;
    }
    return factors;
  }

  dispose(): void {
    this.sphere.dispose();
    this.sun.material.dispose();
    for (const disc of this.discs.values()) disc.material.dispose();
    for (const line of this.lines.values()) line.dispose();
  }
}
