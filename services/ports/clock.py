from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The platform's clock: wall time when live, the recorded or invented week's own otherwise."""

    def now(self) -> datetime:
        """Aware UTC instant."""
        ...
