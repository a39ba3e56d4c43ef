/** Every body's elements, from the API's Arrow answer to the columns that the scene packs. */
import type { Table, Vector } from "apache-arrow";

import { getBytes } from "@/api/client";
import type { ElementColumns } from "@/scene/packing";

export interface BodyTable {
  columns: ElementColumns;
  designations: string[];
  names: (string | null)[];
  /** Row of a designation. */
  rows: Map<string, number>;
  origin: string | null;
}

type Numbers = Float32Array | Float64Array;

/** A numeric column as one flat array in which a null is NaN. */
function numbers<T extends Numbers>(table: Table, name: string, make: new (length: number) => T): T {
  const column: Vector | null = table.getChild(name);
  const flat = new make(table.numRows);
  if (column === null) return flat.fill(Number.NaN) as T;
  if (column.nullCount === 0) flat.set(column.toArray() as ArrayLike<number>);
  else for (let k = 0; k < table.numRows; k++) flat[k] = (column.get(k) as number | null) ?? Number.NaN;
  return flat;
}

function texts(table: Table, name: string): (string | null)[] {
  const column: Vector | null = table.getChild(name);
  return Array.from({ length: table.numRows }, (_, k) => (column?.get(k) as string | null | undefined) ?? null);
}

function flags(table: Table, name: string): Uint8Array {
  const column: Vector | null = table.getChild(name);
  return Uint8Array.from({ length: table.numRows }, (_, k) => (column?.get(k) === true ? 1 : 0));
}

export function bodyTable(table: Table): BodyTable {
  const designations = texts(table, "designation").map((text) => text ?? "");
  const columns: ElementColumns = {
    count: table.numRows,
    epoch_jd_tdb: numbers(table, "epoch_jd_tdb", Float64Array),
    eccentricity: numbers(table, "eccentricity", Float32Array),
    semi_major_axis_au: numbers(table, "semi_major_axis_au", Float32Array),
    inclination_deg: numbers(table, "inclination_deg", Float32Array),
    ascending_node_deg: numbers(table, "ascending_node_deg", Float32Array),
    perihelion_argument_deg: numbers(table, "perihelion_argument_deg", Float32Array),
    mean_anomaly_deg: numbers(table, "mean_anomaly_deg", Float64Array),
    mean_motion_deg_d: numbers(table, "mean_motion_deg_d", Float64Array),
    absolute_magnitude_h: numbers(table, "absolute_magnitude_h", Float32Array),
    is_hazardous: flags(table, "is_hazardous"),
  };
  return {
    columns,
    designations,
    names: texts(table, "name"),
    rows: new Map(designations.map((designation, k) => [designation, k])),
    origin: table.schema.metadata.get("origin") ?? null,
  };
}

/** Asks for all elements; the Arrow reader comes with the first call so that other pages do not carry it. */
export async function fetchBodies(signal?: AbortSignal): Promise<BodyTable> {
  const [bytes, { tableFromIPC }] = await Promise.all([
    getBytes("asteroids/elements", { format: "arrow" }, signal),
    import("apache-arrow"),
  ]);
  return bodyTable(tableFromIPC(new Uint8Array(bytes)));
}

/** Median age of the elements at an instant, days, leaving out those without an epoch. */
export function medianAge(columns: ElementColumns, jdTdb: number): number | null {
  const ages = columns.epoch_jd_tdb.filter(Number.isFinite).map((epoch) => Math.abs(jdTdb - epoch));
  ages.sort();
  return ages.length === 0 ? null : (ages[Math.floor(ages.length / 2)] ?? null);
}
