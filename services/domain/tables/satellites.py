"""Tables of the noun `satellites`."""

from services.domain.tables.model import Table

SILVER: tuple[Table, ...] = ()
GOLD: tuple[Table, ...] = ()
