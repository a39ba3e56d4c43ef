"""A named input holds what it was given, and nothing of it afterwards."""

import duckdb
import pyarrow as pa

from services.chassis.slot import Slot

SCHEMA = pa.schema([("n", pa.int64())])


def test_each_run_of_a_prepared_statement_reads_what_the_slot_holds_then() -> None:
    slot = Slot(SCHEMA)
    with duckdb.connect() as connection:
        connection.register("given", slot)
        connection.execute("PREPARE total AS SELECT count(*) FROM given")
        counts = []
        for rows in (2, 0, 5):
            slot.table = pa.table([range(rows)], schema=SCHEMA)
            counts.append(connection.execute("EXECUTE total").fetchone())
        slot.empty()
        counts.append(connection.execute("EXECUTE total").fetchone())
    assert counts == [(2,), (0,), (5,), (0,)]


def test_an_emptied_slot_keeps_no_memory_of_its_rows() -> None:
    slot = Slot(SCHEMA)
    before = pa.total_allocated_bytes()
    slot.table = pa.table([range(100_000)], schema=SCHEMA)
    assert pa.total_allocated_bytes() - before >= 800_000
    slot.empty()
    assert pa.total_allocated_bytes() == before
