"""Fields that every versioned row carries."""

from services.domain.fields.model import Field

# One field a line, read as a table.
# fmt: off
FIELDS = (
    Field("known_at", "instant", "When Orrery learned this: the fetch's instant, on replay the recording's own", label="Known at", time_scale="UTC"),
    Field("known_until", "instant", "When a later answer replaced this version; null while it is current", label="Known until", time_scale="UTC"),
    Field("is_withdrawn", "bool", "The provider's later complete answer no longer lists this record", label="Withdrawn"),
    Field("batch_id", "string", "The batch (dataset, window, fetch) that this row came in", label="Batch"),
    Field("batch_ids", "strings", "Every batch that this row was computed from", label="Batches"),
    Field("origin", "string", "Where the bytes came from", label="Origin", allowed=("live", "recorded", "invented", "benchmark")),
    Field("row_hash", "string", "SHA-256 prefix of the row's values, equal for equal rows"),
    Field("ingestion_timestamp", "instant", "The fetch's instant of the newest batch that the row came from", label="Ingested at", time_scale="UTC"),
)
# fmt: on
