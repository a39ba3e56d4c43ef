/** States of many satellites at two instants, and where they are between: the cubic through both places and speeds. */
import type { Vector } from "@/lib/orbits";

/** One snapshot: numbers ascending, places in km and speeds in km/s by threes. */
export interface Snapshot {
  readonly at: number;
  readonly numbers: Int32Array;
  readonly places: Float32Array;
  readonly speeds: Float32Array;
}

/** Two snapshots of the same satellites, row by row. */
export interface Knots {
  readonly count: number;
  readonly numbers: Int32Array;
  readonly from: Snapshot;
  readonly to: Snapshot;
  /** Row of a catalogue number. */
  readonly rows: ReadonlyMap<number, number>;
}

function sameNumbers(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((n, k) => n === b[k]);
}

function picked(snapshot: Snapshot, rows: readonly number[]): Snapshot {
  const of = (column: Float32Array) => Float32Array.from({ length: 3 * rows.length }, (_, k) => column[3 * (rows[Math.floor(k / 3)] ?? 0) + (k % 3)] ?? Number.NaN);
  return {
    at: snapshot.at,
    numbers: Int32Array.from(rows, (row) => snapshot.numbers[row] ?? 0),
    places: of(snapshot.places),
    speeds: of(snapshot.speeds),
  };
}

/** The satellites that both snapshots have. */
export function knotsOf(from: Snapshot, to: Snapshot): Knots {
  let [a, b] = [from, to];
  if (!sameNumbers(from.numbers, to.numbers)) {
    const there = new Map(Array.from(to.numbers, (n, k) => [n, k]));
    const pairs = Array.from(from.numbers, (n, k) => [k, there.get(n)] as const).filter((p): p is readonly [number, number] => p[1] !== undefined);
    a = picked(from, pairs.map(([k]) => k));
    b = picked(to, pairs.map(([, k]) => k));
  }
  return { count: a.numbers.length, numbers: a.numbers, from: a, to: b, rows: new Map(Array.from(a.numbers, (n, k) => [n, k])) };
}

/** Share of the way between the knots at an instant, held within them. */
export function shareOf(knots: Knots, ms: number): number {
  const span = knots.to.at - knots.from.at;
  return span === 0 ? 0 : Math.min(1, Math.max(0, (ms - knots.from.at) / span));
}

/** Weights of both places, and of both speeds in seconds, in the cubic at a share of the way. */
export function weights(share: number, spanMs: number): readonly [number, number, number, number] {
  const [s, s2, s3] = [share, share ** 2, share ** 3];
  const seconds = spanMs / 1000;
  return [2 * s3 - 3 * s2 + 1, 3 * s2 - 2 * s3, (s3 - 2 * s2 + s) * seconds, (s3 - s2) * seconds];
}

/** Place of a row at an instant, km. */
export function placeAt(knots: Knots, row: number, ms: number): Vector {
  const [p0, p1, v0, v1] = weights(shareOf(knots, ms), knots.to.at - knots.from.at);
  const at = (column: Float32Array, axis: number) => column[3 * row + axis] ?? Number.NaN;
  const along = (axis: number) =>
    p0 * at(knots.from.places, axis) + p1 * at(knots.to.places, axis) + v0 * at(knots.from.speeds, axis) + v1 * at(knots.to.speeds, axis);
  return [along(0), along(1), along(2)];
}

/** Whether a sphere about the origin hides a place from an eye; all in the same unit. */
export function isHidden(eye: Vector, place: Vector, radius: number): boolean {
  const way: Vector = [place[0] - eye[0], place[1] - eye[1], place[2] - eye[2]];
  const length = Math.hypot(...way);
  const along = -(eye[0] * way[0] + eye[1] * way[1] + eye[2] * way[2]) / length;
  if (along <= 0 || along >= length) return false;
  return Math.hypot(...eye) ** 2 - along ** 2 < radius ** 2;
}
