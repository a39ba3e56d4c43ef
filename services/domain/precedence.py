"""Which source wins where several speak of the same thing, per group of fields; the first that knows is taken."""

from typing import Final

APPROACH: Final = ("cneos", "neows")
"""Time, distance and speed of an approach: one source for all of them."""
ORBIT: Final = ("sbdb", "neows")
"""Elements, MOID and condition code: one source for all of them."""
MAGNITUDE: Final = ("sbdb", "cneos", "neows")
DIAMETER: Final = ("sbdb", "neows", "computed_from_h")
"""Range of the diameter; what cad.api gives as measured is SBDB's own."""
NAME: Final = ("sbdb", "neows", "cneos")
