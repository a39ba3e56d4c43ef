"""The ledger: what was asked, what came, what was set aside."""

from services.domain.tables.model import Table

LEDGER = (
    Table("fetches", "ledger", "pipeline", ("fetch_id",),
          ("fetch_id", "source", "dataset", "url", "fetched_at", "status", "outcome", "error", "attempts", "duration_s",
           "sha256", "bytes", "origin", "batch_id")),
    Table("batches", "ledger", "pipeline", ("batch_id",),
          ("batch_id", "source", "dataset", "url", "fetched_at", "status", "sha256", "bytes", "window_from", "window_to",
           "semantics", "max_distance_au", "form", "schema_fingerprint", "declared", "records", "loaded", "duplicate",
           "quarantined", "unsupported", "origin", "code_version", "acknowledged_at")),
    Table("quarantine", "ledger", "pipeline", ("quarantine_id",),
          ("quarantine_id", "batch_id", "source", "dataset", "fetched_at", "rule", "field_name", "bad_value", "expected",
           "record", "origin")),
)  # fmt: skip
