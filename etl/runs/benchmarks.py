"""Loads published benchmark sets from a folder: their files through bronze, silver and gold, of origin `benchmark`."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from etl.bronze.manifest import Fetched
from etl.runs.intake import Answer, Intake
from etl.runs.ledger import recorded_fetch_id
from etl.runs.recordings import MAX_BODY_BYTES
from etl.runs.replay import FLUSH_EVERY, Tally
from etl.sources.model import Payload
from services.chassis.errors import InvalidInputError

SETS: Final = {
    "smap_msl": (("labeled_anomalies.csv", "anomalies"), ("train/*.npy*", "channels"), ("test/*.npy*", "channels")),
    "cme_arrival": (("*.csv*", "transits"),),
}
"""Per set, which is also its folder's name, the files that it has and the dataset that reads them."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of a set; `name` is its path from the set's folder on, without the packing."""

    path: Path
    source: str
    dataset: str
    name: str


class BenchmarkImport:
    """One import of one folder.

    Args:
        folder: holds folders that are called as `SETS` are, or is one of them.
        intake: where the files go.

    Raises:
        InvalidInputError: the folder holds no file of any set.
    """

    def __init__(self, folder: Path, intake: Intake) -> None:
        self._intake = intake
        self._files = sorted(_files(folder), key=lambda f: f.name)
        self._tally = Tally()
        if not self._files:
            wanted = ", ".join(f"{name}/{pattern}" for name, files in SETS.items() for pattern, _ in files)
            raise InvalidInputError.of("dir", str(folder), f"a folder with {wanted}", "Name another folder.")

    def events(self) -> Iterator[dict[str, Any]]:
        """Load everything, one progress event per file; the last event counts what was loaded, per dataset.

        What cannot be read of a file is in quarantine and costs no other. Loading again changes nothing.

        Raises:
            TransientError: core is away for longer than its client is patient.
        """
        for done, file in enumerate(self._files, 1):
            counts = self._intake.take(answer_of(file))
            self._tally.add(f"{file.source}/{file.dataset}", counts)
            if done % FLUSH_EVERY == 0:
                self._intake.ledger.flush()
            note = {"problem": f"{counts.quarantined} records set aside"} if counts.quarantined else {}
            yield {"progress": {"done": done, "total": len(self._files), "file": file.name, **note}}
        self._intake.ledger.flush()
        yield self._tally.as_dict()


def answer_of(file: File) -> Answer:
    """A file as an answer that was had when the file was last written; its address names no machine's folder.

    A packed file that cannot be unpacked is handed on as it is, so that its parser sets it aside.
    """
    body = _unpacked(file.path)
    at = datetime.fromtimestamp(int(file.path.stat().st_mtime), UTC)
    url = f"benchmark:{file.name}"
    return Answer(
        source=file.source,
        dataset=file.dataset,
        payload=Payload(body=body, url=url, fetched_at=at),
        origin="benchmark",
        fetch=Fetched(fetch_id=recorded_fetch_id(url, at, body)),
    )


def _files(folder: Path) -> Iterator[File]:
    for source, patterns in SETS.items():
        home = folder if folder.name == source else folder / source
        for pattern, dataset in patterns:
            for path in home.glob(pattern):
                yield File(path, source, dataset, f"{source}/{path.relative_to(home)}".removesuffix(".gz"))


def _unpacked(path: Path) -> bytes:
    raw = path.read_bytes()
    if path.suffix != ".gz":
        return raw
    try:
        with gzip.open(path) as packed:
            return packed.read(MAX_BODY_BYTES)
    except (OSError, EOFError, zlib.error):
        return raw
