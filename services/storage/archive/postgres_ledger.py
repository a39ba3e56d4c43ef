"""Reading the ledger in PostgreSQL: acknowledgements, dataset versions, what each dataset brought."""

from typing import Any

import pyarrow as pa
from psycopg import Cursor

from services.storage.archive.places import held
from services.storage.archive.postgres_arrow import fetch

_FACTS = """
    WITH tried AS (
        SELECT DISTINCT ON (source, dataset) source, dataset, fetched_at AS last_attempt_at,
            max(fetched_at) FILTER (WHERE outcome NOT IN ('failed', 'not_recorded'))
                OVER (PARTITION BY source, dataset) AS last_success_at,
            status AS last_status, outcome AS last_outcome, error AS last_error
        FROM fetches ORDER BY source, dataset, fetched_at DESC NULLS LAST, fetch_id
    ),
    loaded AS (
        SELECT source, dataset, max(fetched_at) AS newest_batch_at, count(*) AS batches,
            sum(records)::bigint AS records,
            sum(loaded)::bigint AS loaded, sum(duplicate)::bigint AS duplicate,
            sum(quarantined)::bigint AS quarantined, sum(unsupported)::bigint AS unsupported,
            sum(bytes)::bigint AS bytes
        FROM batches GROUP BY source, dataset
    ),
    set_aside AS (
        SELECT source, dataset,
            count(DISTINCT batch_id || coalesce(record_no::text, quarantine_id)) AS quarantine_held
        FROM quarantine q WHERE NOT EXISTS (SELECT 1 FROM resolutions r WHERE r.quarantine_id = q.quarantine_id)
        GROUP BY source, dataset
    )
    SELECT * FROM tried FULL JOIN loaded USING (source, dataset) LEFT JOIN set_aside USING (source, dataset)
    ORDER BY source, dataset
"""

_ESTIMATES = """
    SELECT coalesce(parent.relname, c.relname)::text, sum(greatest(c.reltuples, 0))::bigint
    FROM pg_class c
    LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class parent ON parent.oid = i.inhparent
    WHERE c.relnamespace = %s::regnamespace AND c.relkind = 'r' AND (c.reltuples >= 0 OR i.inhrelid IS NOT NULL)
    GROUP BY 1
"""
_SIZE = """
    SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint FROM pg_class
    WHERE relnamespace = %s::regnamespace AND relkind = 'r'
"""


def dataset_versions(cursor: Cursor[Any]) -> dict[str, int]:
    """See `ArchiveStore.dataset_versions`."""
    cursor.execute("SELECT dataset, version FROM datasets")
    return dict(cursor.fetchall())


def unacknowledged(cursor: Cursor[Any], batch_ids: list[str]) -> set[str]:
    """See `ArchiveStore.unacknowledged`."""
    cursor.execute(
        "SELECT a.id FROM unnest(%s::text[]) a(id) WHERE NOT EXISTS (SELECT 1 FROM batches b WHERE b.batch_id = a.id)",
        [batch_ids],
    )
    return {row[0] for row in cursor.fetchall()}


def dataset_facts(cursor: Cursor[Any]) -> pa.Table:
    """See `ArchiveStore.dataset_facts`."""
    return fetch(cursor, _FACTS)


def rows_by_table(cursor: Cursor[Any]) -> dict[str, int]:
    """Rows held per table, history apart."""
    cursor.execute(" UNION ALL ".join(f"SELECT '{place}', count(*) FROM {place}" for place in sorted(held())))
    return dict(cursor.fetchall())


def estimated_rows(cursor: Cursor[Any], schema: str) -> dict[str, int]:
    """Rows per table as of the server's last look, which it has by itself after enough changes."""
    cursor.execute(_ESTIMATES, [schema])
    return {name: rows for name, rows in cursor.fetchall() if name in held()}


def size(cursor: Cursor[Any], schema: str) -> int:
    """Bytes of all tables, their indexes and long values."""
    cursor.execute(_SIZE, [schema])
    row = cursor.fetchone()
    return 0 if row is None else int(row[0])
