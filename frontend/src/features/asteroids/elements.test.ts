import { Bool, Float32, Float64, Table, tableFromIPC, tableToIPC, Utf8, vectorFromArray } from "apache-arrow";
import { expect, it } from "vitest";

import { bodyTable, medianAge } from "./elements";

it("reads the Arrow answer into columns, nulls as NaN", () => {
  const source = new Table({
    designation: vectorFromArray(["433", "2024 YR4"], new Utf8()),
    name: vectorFromArray(["433 Eros (A898 PA)", null], new Utf8()),
    epoch_jd_tdb: vectorFromArray([2_461_000.5, 2_461_200.5], new Float64()),
    eccentricity: vectorFromArray([0.2229, 0.6616], new Float32()),
    absolute_magnitude_h: vectorFromArray([10.4, null], new Float32()),
    is_hazardous: vectorFromArray([false, true], new Bool()),
  });
  const table = bodyTable(tableFromIPC(tableToIPC(source, "stream")));
  expect(table.columns.count).toBe(2);
  expect(table.rows.get("2024 YR4")).toBe(1);
  expect(table.names).toEqual(["433 Eros (A898 PA)", null]);
  expect(table.columns.absolute_magnitude_h[1]).toBeNaN();
  expect([...table.columns.is_hazardous]).toEqual([0, 1]);
  expect(table.columns.inclination_deg[0]).toBeNaN();
  expect(medianAge(table.columns, 2_461_100.5)).toBe(100);
});
