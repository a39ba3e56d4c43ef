/** How the camera moves: turning round its target, and flying to another. Pure; z is ecliptic north. */
import { MathUtils, Vector3 } from "three";

export const NEAREST_AU = 0.004;
export const FARTHEST_AU = 120;
const STEEPEST = (89.5 * Math.PI) / 180;

export interface Turn {
  /** Radians of ecliptic longitude. */
  readonly longitude?: number;
  /** Radians of latitude. */
  readonly latitude?: number;
  /** Factor on the distance. */
  readonly zoom?: number;
}

/** The camera's offset from its target after a turn. */
export function turned(offset: Vector3, { longitude = 0, latitude = 0, zoom = 1 }: Turn): Vector3 {
  const distance = MathUtils.clamp(offset.length() * zoom, NEAREST_AU, FARTHEST_AU);
  const azimuth = Math.atan2(offset.y, offset.x) + longitude;
  const height = Math.asin(MathUtils.clamp(offset.z / offset.length(), -1, 1));
  const elevation = MathUtils.clamp(height + latitude, -STEEPEST, STEEPEST);
  const flat = distance * Math.cos(elevation);
  return new Vector3(flat * Math.cos(azimuth), flat * Math.sin(azimuth), distance * Math.sin(elevation));
}

const KEY_TURN = Math.PI / 36;
const KEY_ZOOM = 1.2;

/** What a key asks of the camera, or null for a key that is not the camera's. */
export function turnOfKey(key: string): Turn | null {
  const turns: Readonly<Record<string, Turn>> = {
    ArrowLeft: { longitude: -KEY_TURN },
    ArrowRight: { longitude: KEY_TURN },
    ArrowUp: { latitude: KEY_TURN },
    ArrowDown: { latitude: -KEY_TURN },
    "+": { zoom: 1 / KEY_ZOOM },
    "=": { zoom: 1 / KEY_ZOOM },
    "-": { zoom: KEY_ZOOM },
  };
  return turns[key] ?? null;
}

/** Share of a flight that lies behind after `share` of its time: slow at both ends. */
export function eased(share: number): number {
  return MathUtils.smootherstep(share, 0, 1);
}
