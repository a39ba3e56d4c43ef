from collections.abc import Iterable
from typing import Any, Self

import msgspec


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the records of one or more payloads; every record is in exactly one of the last four."""

    records: int = 0
    loaded: int = 0
    duplicate: int = 0
    quarantined: int = 0
    unsupported: int = 0

    def __post_init__(self) -> None:
        """Refuse a sum that does not close.

        Raises:
            AssertionError: a record was lost or counted twice, which is a bug that must be loud.
        """
        parts = self.loaded + self.duplicate + self.quarantined + self.unsupported
        if parts != self.records or min(msgspec.structs.astuple(self)) < 0:
            raise AssertionError(
                f"{self.records} records, but {self.loaded} loaded + {self.duplicate} duplicate + "
                f"{self.quarantined} quarantined + {self.unsupported} unsupported = {parts}"
            )

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in self.__struct_fields__})

    @classmethod
    def total(cls, many: Iterable[Self]) -> "Counts":
        """Sum over several payloads."""
        result = Counts()
        for one in many:
            result += one
        return result

    def as_dict(self) -> dict[str, Any]:
        """Plain mapping, in the order that reports print."""
        return msgspec.structs.asdict(self)
