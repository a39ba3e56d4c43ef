"""Tables of the noun `imagery`."""

from services.domain.tables.model import Table

SILVER: tuple[Table, ...] = ()
GOLD: tuple[Table, ...] = ()
