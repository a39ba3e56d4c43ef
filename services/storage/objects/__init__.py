"""Objects by key: bronze, silver and gold files."""

from services.chassis.settings import Settings
from services.ports.objects import ObjectStore
from services.storage.objects.local import LocalObjects


def open_objects(settings: Settings) -> ObjectStore:
    """The object store that the settings name: a bucket, else a folder beside the other data of this mode.

    No server is asked yet, so that a program starts while it is away.
    """
    if settings.objects_url:
        # Imported here so that a folder costs no client's memory.
        from services.storage.objects.s3 import S3Objects  # noqa: PLC0415

        return S3Objects(settings)
    return LocalObjects(settings.data_dir / "objects")
