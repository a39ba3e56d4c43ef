"""What a table of record is, and the shape that most entities have."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["silver", "gold", "telemetry", "ledger"]

OBSERVATION = ("known_at", "batch_id", "origin", "row_hash")
VERSION = ("known_at", "known_until", "origin", "batch_ids", "row_hash")


@dataclass(frozen=True, slots=True)
class Table:
    """A table's shape.

    `key` identifies a record within one answer of its provider. `group` is the text column whose values are
    recomputed together when any of their silver rows changes; `window` is the instant that a snapshot's window is
    compared with. Logs of one `family` derive their gold together.
    """

    name: str
    kind: Kind
    noun: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    group: str | None = None
    window: str | None = None
    family: str = ""

    @property
    def values(self) -> tuple[str, ...]:
        """Columns that a row hash covers: everything the provider said."""
        return tuple(c for c in self.columns if c not in (*OBSERVATION, *VERSION))

    @property
    def identity(self) -> tuple[str, ...]:
        """Columns besides the key in which two rows of a log differ when they say different things."""
        return ("row_hash",) if self.kind == "silver" else tuple(c for c in self.values if c not in self.key)


def entity(  # noqa: PLR0913 - one for each fact of a table
    noun: str, silver: str, gold: str, *, key: str, values: tuple[str, ...], window: str | None = None
) -> tuple[Table, Table]:
    """A log and the gold table of its versions: for records that one provider tells and nothing is joined with.

    Args:
        noun: whose they are.
        silver: name of the log.
        gold: name of the table of versions, also the family.
        key: the text column that identifies a record.
        values: all columns that the provider fills, the key first.
        window: the instant that says which window of questions a record belongs to.
    """
    log = Table(silver, "silver", noun, (key,), (*values, *OBSERVATION), group=key, window=window, family=gold)
    fact = Table(gold, "gold", noun, (key,), (*values, "is_withdrawn", *VERSION), group=key, window=window, family=gold)
    return log, fact
