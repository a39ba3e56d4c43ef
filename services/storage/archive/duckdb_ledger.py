"""Reading the ledger: acknowledgements, dataset versions, what each dataset brought."""

from collections.abc import Iterator
from typing import Final

import pyarrow as pa

from services.storage.archive.places import held
from services.storage.embedded import Cursor, arrow

PART_ROWS: Final = 50_000

_FACTS = """
    WITH tried AS (
        SELECT source, dataset, fetched_at AS last_attempt_at,
            max(fetched_at) FILTER (outcome NOT IN ('failed', 'not_recorded'))
                OVER (PARTITION BY source, dataset) AS last_success_at,
            status AS last_status, outcome AS last_outcome, error AS last_error
        FROM fetches
        QUALIFY row_number() OVER (PARTITION BY source, dataset ORDER BY fetched_at DESC, fetch_id) = 1
    ),
    loaded AS (
        SELECT source, dataset, max(fetched_at) AS newest_batch_at, count(*) AS batches,
            sum(records)::BIGINT AS records,
            sum(loaded)::BIGINT AS loaded, sum(duplicate)::BIGINT AS duplicate,
            sum(quarantined)::BIGINT AS quarantined, sum(unsupported)::BIGINT AS unsupported,
            sum(bytes)::BIGINT AS bytes
        FROM batches GROUP BY ALL
    ),
    set_aside AS (
        SELECT source, dataset,
            count(DISTINCT batch_id || coalesce(record_no::VARCHAR, quarantine_id)) AS quarantine_held
        FROM quarantine q WHERE NOT EXISTS (SELECT 1 FROM resolutions r WHERE r.quarantine_id = q.quarantine_id)
        GROUP BY ALL
    )
    SELECT * FROM tried FULL JOIN loaded USING (source, dataset) LEFT JOIN set_aside USING (source, dataset)
    ORDER BY source, dataset
"""


def dataset_versions(cursor: Cursor) -> dict[str, int]:
    """See `ArchiveStore.dataset_versions`."""
    return dict(cursor.execute("SELECT dataset, version FROM datasets").fetchall())


def unacknowledged(cursor: Cursor, batch_ids: list[str]) -> set[str]:
    """See `ArchiveStore.unacknowledged`."""
    cursor.register("asked", pa.table({"batch_id": pa.array(batch_ids, pa.string())}))
    rows = cursor.execute("SELECT batch_id FROM asked ANTI JOIN batches USING (batch_id)").fetchall()
    return {row[0] for row in rows}


def dataset_facts(cursor: Cursor) -> pa.Table:
    """See `ArchiveStore.dataset_facts`."""
    return arrow(cursor, _FACTS)


def rows_by_table(cursor: Cursor) -> dict[str, int]:
    """Rows held per table, history apart."""
    counts = " UNION ALL ".join(f"SELECT '{place}', count(*) FROM {place}" for place in sorted(held()))
    return dict(cursor.execute(counts).fetchall())


def parts(cursor: Cursor, place: str, columns: list[str]) -> Iterator[pa.RecordBatch]:
    """All rows of a table, a part at a time."""
    yield from cursor.sql(f"SELECT {', '.join(columns)} FROM {place}").to_arrow_reader(PART_ROWS)
