"""What the commands of one process share."""

from functools import cached_property

from ml.features.core import CoreSource
from ml.features.once import Unchanging
from ml.registry.registry import Registry, open_registry
from ml.training.train import Run
from services.chassis.clock import clock_from
from services.chassis.settings import Settings
from services.chassis.version import orrery_version


class Platform:
    """The running platform as ml sees it; nothing is asked before it is needed.

    Args:
        settings: of this process.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = clock_from(settings)
        self.source = CoreSource(settings.core_url)
        self.history = Unchanging(self.source)
        """What tasks are built from, read once for those that read alike."""

    @cached_property
    def registry(self) -> Registry:
        """Where fitted models are kept.

        Raises:
            SettingsError: the settings do not say whose data these are.
        """
        return open_registry(self.settings, self.source)

    @property
    def run(self) -> Run:
        """Facts of a training that begins now."""
        version = f"{orrery_version()} {self.settings.commit}"
        return Run(self.clock.now(), version, self.settings.origin)

    def close(self) -> None:
        """Close the connection to core."""
        self.source.close()
