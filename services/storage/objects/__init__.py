"""Objects by key: bronze, silver and gold files."""

from services.chassis.settings import Settings
from services.ports.objects import ObjectStore
from services.storage.objects.local import LocalObjects


def open_objects(settings: Settings) -> ObjectStore:
    """The object store that the settings name: a folder beside the other data of this mode."""
    return LocalObjects(settings.data_dir / "objects")
