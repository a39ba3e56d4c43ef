"""Tables of the noun `missions`."""

from services.domain.tables.model import Table

SILVER: tuple[Table, ...] = ()
GOLD: tuple[Table, ...] = ()
