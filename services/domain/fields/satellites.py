"""Fields of the noun `satellites`."""

from services.domain.fields.model import Field

# One field a line, read as a table.
# fmt: off
FIELDS: tuple[Field, ...] = ()
# fmt: on
