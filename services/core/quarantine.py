"""Use cases of quarantine: what is set aside, why, and what became of it."""

from collections.abc import Sequence
from typing import Any, Literal

import pyarrow as pa

from services.chassis.errors import NotFoundError
from services.core.answers import records
from services.core.paging import Page, read_page
from services.domain.arrow import arrow_schema
from services.domain.fields import CATALOGUE
from services.domain.rules import rule
from services.domain.tables import TABLES
from services.ports.archive import ArchiveStore, Select, Where

State = Literal["any", "open", "resolved"]
LEFT = ("resolution", "resolved_at", "supplement_id", "made_by", "reason")
"""What a row says of how it left quarantine; null while it is there."""


def listed(
    archive: ArchiveStore, where: Sequence[Where], state: State, wanted: Page
) -> tuple[pa.Table, dict[str, Any]]:
    """A page of quarantine, newest first, each row with how it left, if it did."""
    conditions = list(where)
    if state != "any":
        conditions.append(Where("quarantine_id", "not in" if state == "open" else "in", _resolved(archive)))
    rows, facts = read_page(archive, "quarantine", ("-fetched_at", "quarantine_id"), conditions, wanted)
    return _with_left(archive, rows), facts


def explained(archive: ArchiveStore, quarantine_id: str) -> dict[str, Any]:
    """A record, the rule that it broke, what is allowed, where that stands, and how to mend it.

    Raises:
        NotFoundError: no record is held under that id.
    """
    found = archive.select(Select(table="quarantine", where=(Where("quarantine_id", "=", quarantine_id),)))
    if not found.num_rows:
        raise NotFoundError(
            f"quarantine_id was {quarantine_id!r}; no record is held under it. List them: /api/v1/pipeline/quarantine"
        )
    row = records(found)[0]
    left = _rows(archive, "resolutions", quarantine_id)
    return {
        "row": row,
        "rule": _rule(row["rule"]),
        "field": _field(row["field_name"]),
        "defined_in": _defined_in(row["rule"], row["field_name"], row["source"]),
        "resolution": left[0] if left else None,
        "corrections": _rows(archive, "corrections", quarantine_id),
        "commands": [] if left else _commands(row),
        "batch_receipt": f"/api/v1/receipts/batches/{row['batch_id']}",
    }


def _rule(name: str) -> dict[str, str]:
    known = rule(name)
    return {"name": name, "meaning": known.meaning, "fix": known.fix}


def _field(name: str | None) -> dict[str, Any] | None:
    known = CATALOGUE.get(name or "")
    if known is None:
        return None
    return {
        "name": known.name, "dtype": known.dtype, "unit": known.unit, "meaning": known.meaning,
        "minimum": known.minimum, "maximum": known.maximum, "allowed": list(known.allowed), "pattern": known.pattern,
    }  # fmt: skip


def _defined_in(name: str, field: str | None, source: str) -> str:
    """Where in the code the rule stands: the catalogue's entry, or the source's parser."""
    nouns = {table.noun for table in TABLES.values() if field in table.columns}
    if field in CATALOGUE and nouns and name.startswith("field."):
        return f"services/domain/fields/, noun {' or '.join(sorted(nouns))}, field {field}"
    return f"the parser of {source} in etl/sources/"


def _commands(row: dict[str, Any]) -> list[str]:
    key = row["quarantine_id"]
    again = f"orrery quarantine replay {key}"
    if row["record_no"] is None or row["field_name"] is None:
        return [again, f"orrery etl run {row['source']}/{row['dataset']}"]
    return [f"orrery quarantine fix {key} --set {row['field_name']}=VALUE --reason TEXT", again]


def _resolved(archive: ArchiveStore) -> list[str]:
    left = archive.select(Select(table="resolutions", columns=("quarantine_id",)))
    ids: list[str] = left["quarantine_id"].to_pylist()
    return ids


def _with_left(archive: ArchiveStore, rows: pa.Table) -> pa.Table:
    ids = rows["quarantine_id"].to_pylist()
    found = archive.select(Select(table="resolutions", where=(Where("quarantine_id", "in", ids),)))
    left = {row["quarantine_id"]: row for row in found.to_pylist()}
    schema = arrow_schema("resolutions")
    for name in LEFT:
        kind = schema.field(name).type
        rows = rows.append_column(name, pa.array([left.get(key, {}).get(name) for key in ids], kind))
    return rows


def _rows(archive: ArchiveStore, table: str, quarantine_id: str) -> list[dict[str, Any]]:
    return records(archive.select(Select(table=table, where=(Where("quarantine_id", "=", quarantine_id),))))
