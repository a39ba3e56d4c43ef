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
          ("quarantine_id", "batch_id", "source", "dataset", "fetched_at", "record_no", "rule", "field_name", "bad_value",
           "expected", "record", "origin")),
    Table("quality_reports", "ledger", "pipeline", ("report_id",),
          ("report_id", "batch_id", "source", "dataset", "table_name", "fetched_at", "reported_at", "row_count", "records",
           "loaded", "duplicate", "quarantined", "unsupported", "severity", "failures", "checks", "profile", "drift",
           "freshness", "check_duration_s", "origin")),
    Table("schema_shapes", "ledger", "pipeline", ("shape_id",),
          ("shape_id", "source", "dataset", "endpoint", "schema_fingerprint", "batch_id", "fetched_at", "shape", "origin")),
    Table("corrections", "ledger", "pipeline", ("correction_id",),
          ("correction_id", "quarantine_id", "batch_id", "supplement_id", "source", "dataset", "record_no", "field_name",
           "bad_value", "corrected_value", "reason", "made_by", "made_at", "origin")),
    Table("resolutions", "ledger", "pipeline", ("quarantine_id",),
          ("quarantine_id", "batch_id", "supplement_id", "source", "dataset", "resolution", "reason", "made_by",
           "resolved_at", "origin")),
    # Raising and clearing are rows of their own: the ledger only grows.
    Table("pipeline_events", "ledger", "pipeline", ("event_row_id",),
          ("event_row_id", "event_key", "event_kind", "source", "dataset", "urgency", "raised_at", "cleared_at", "event_detail",
           "threshold", "measured", "origin")),
)  # fmt: skip
