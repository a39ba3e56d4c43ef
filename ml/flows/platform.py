"""What the commands of one process share."""

from dataclasses import dataclass
from typing import Self

from ml.features.core import CoreSource
from ml.registry.registry import Registry, open_registry
from ml.training.train import Run
from services.chassis.clock import clock_from
from services.chassis.settings import Settings
from services.chassis.version import orrery_version
from services.ports.clock import Clock


@dataclass(frozen=True)
class Platform:
    """The running platform as ml sees it: core, the registry, the clock.

    Args:
        source: core.
        registry: of fitted models.
        clock: the platform's.
        run: what a training is told beside its data.
    """

    source: CoreSource
    registry: Registry
    clock: Clock
    code_version: str
    origin: str

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The platform that the settings name; nothing is asked yet."""
        core = CoreSource(settings.core_url)
        return cls(core, open_registry(settings, core), clock_from(settings), _code_version(settings), settings.origin)

    @property
    def run(self) -> Run:
        """Facts of a training that begins now."""
        return Run(self.clock.now(), self.code_version, self.origin)

    def close(self) -> None:
        """Close the connection to core."""
        self.source.close()


def _code_version(settings: Settings) -> str:
    return f"{orrery_version()} {settings.commit}"
