"""Fields of the noun `pipeline`: fetches, batches, quarantine."""

from services.domain.fields.model import Field

# One field a line, read as a table.
# fmt: off
FIELDS = (
    Field("fetch_id", "string", "One call to a provider"),
    Field("source", "string", "Provider API, such as cneos_cad", label="Source"),
    Field("dataset", "string", "Dataset of the source, such as approaches", label="Dataset"),
    Field("url", "string", "Address that was asked, without key", label="Address"),
    Field("fetched_at", "instant", "When the answer arrived", label="Fetched at", time_scale="UTC"),
    Field("status", "int64", "HTTP status; null when no answer came", label="HTTP status"),
    Field("outcome", "string", "What came of the call", label="Outcome", allowed=("stored", "not_modified", "failed")),
    Field("error", "string", "Why it failed", label="Error"),
    Field("attempts", "int64", "Requests that the call took, retries included", label="Attempts"),
    Field("duration_s", "float64", "Duration of the call", "s", "Duration", minimum=0),
    Field("sha256", "string", "SHA-256 of the stored bytes", label="SHA-256"),
    Field("bytes", "int64", "Size of the answer's body", "B", "Size"),
    Field("window_from", "instant", "Begin of the window asked for", label="From", time_scale="UTC"),
    Field("window_to", "instant", "End of the window asked for, exclusive", label="To", time_scale="UTC"),
    Field("semantics", "string", "snapshot: an absent key in its window is withdrawn; increment: absence says nothing", allowed=("snapshot", "increment")),
    Field("max_distance_au", "float64", "Distance limit of the question asked, where there is one", "au"),
    Field("form", "string", "How the bytes differ from the service's own answer; null when they do not", label="Form"),
    Field("schema_fingerprint", "string", "Hash of the payload's field names and JSON types"),
    Field("declared", "int64", "Records that the provider says there are", label="Declared"),
    Field("records", "int64", "Records in the payload", label="Records"),
    Field("loaded", "int64", "Records that said something new", label="Loaded"),
    Field("duplicate", "int64", "Records that said what was known already", label="Duplicate"),
    Field("quarantined", "int64", "Records set aside with a rule", label="Quarantined"),
    Field("unsupported", "int64", "Records of a dataset that Orrery does not read yet", label="Unsupported"),
    Field("acknowledged_at", "instant", "When core had committed all of the batch, wall clock", label="Acknowledged", time_scale="UTC"),
    Field("code_version", "string", "Version of Orrery that loaded it", label="Code"),
    Field("quarantine_id", "string", "Key of the quarantined record: hash of batch, rule and record"),
    Field("rule", "string", "The rule that the record broke, such as field.range", label="Rule"),
    Field("field_name", "string", "The field that broke it", label="Field"),
    Field("bad_value", "string", "The value received", label="Value"),
    Field("expected", "string", "What is allowed, and the next step", label="Expected"),
    Field("record", "json", "The record as it came", label="Record"),
)
# fmt: on
