import os
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.fs

from services.chassis.settings import Settings
from services.storage.objects import open_objects
from services.storage.objects.s3 import S3Objects
from tests.contract.storage.engines import Engine

BUCKET = "orrery-contract"


@cache
def _bucket() -> str:
    """The suite's bucket, made where it is not there; what a test stores in it lies below a prefix of its own."""
    scheme, _, host = os.environ["ORRERY_TEST_S3_URL"].partition("://")
    pyarrow.fs.S3FileSystem(
        access_key=os.environ["ORRERY_TEST_S3_ACCESS_KEY"], secret_key=os.environ["ORRERY_TEST_S3_SECRET_KEY"],
        region=os.environ.get("ORRERY_TEST_S3_REGION", "us-east-1"), endpoint_override=host, scheme=scheme,
        allow_bucket_creation=True,
    ).create_dir(BUCKET)  # fmt: skip
    return BUCKET


def s3_settings(**others: Any) -> dict[str, Any]:
    """Settings of a fresh prefix on the server that the environment names."""
    return {
        "sources": "live",
        "objects_url": f"s3://{_bucket()}/{uuid.uuid4().hex}",
        "objects_endpoint": os.environ["ORRERY_TEST_S3_URL"],
        "objects_region": os.environ.get("ORRERY_TEST_S3_REGION", "us-east-1"),
        "objects_access_key": os.environ["ORRERY_TEST_S3_ACCESS_KEY"],
        "objects_secret_key": os.environ["ORRERY_TEST_S3_SECRET_KEY"],
        **others,
    }


@contextmanager
def _objects(_: Path) -> Iterator[S3Objects]:
    store = open_objects(Settings(**s3_settings()))
    assert isinstance(store, S3Objects)
    yield store
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(store.delete, store.list("")))


ENGINES = (Engine("objects", "s3", "S3 (Versity gateway)", _objects, server="S3"),)
