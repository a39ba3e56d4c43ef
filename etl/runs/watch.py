"""Watched folders and buckets: a file that is whole goes the way of a provider's answer.

A file is whole when two looks find it with the same size and instant; in a bucket an object is whole once it is there.
Its instant stands for the fetch's. The same file again is a duplicate; a changed one is a new fetch.
"""

import gzip
import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any, Final

import zstandard

from etl.bronze.manifest import Fetched
from etl.runs.counts import Counts
from etl.runs.intake import Answer
from etl.runs.ledger import recorded_fetch_id
from etl.runs.platform import Platform
from etl.runs.recordings import MAX_BODY_BYTES, without_key
from etl.runs.watch_places import Place, file_system, places
from etl.sources.model import Payload
from etl.sources.registry import dataset as find_dataset
from services.chassis.errors import InvalidInputError, OrreryError
from services.chassis.logging import get_logger

UNFINISHED: Final = (".part", ".tmp", ".partial", ".filepart", ".crdownload", "~")


@dataclass(frozen=True, slots=True)
class Found:
    """A file as a look found it; `signature` changes with its content."""

    place: Place
    path: str
    size: int
    changed_at: datetime
    signature: str

    @property
    def url(self) -> str:
        """Its address."""
        return self.place.url_of(self.path)


class Watcher:
    """One per worker.

    Args:
        platform: what runs share.

    Raises:
        SettingsError: ORRERY_WATCH cannot be read.
    """

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._seen_at_last: dict[str, str] = {}
        self._taken = _Taken(platform.settings.data_dir / "watch.sqlite")
        self._log = get_logger("watch")
        self.places = places(platform.settings.watch)

    def look(self) -> Counts:
        """Take in what is whole and new; what cannot be reached or read is logged and looked at again."""
        total = Counts()
        for place in self.places:
            try:
                system = file_system(place, self._platform.settings)
                for found in self._whole(place, system):
                    total += self._take(found, system)
            except OrreryError as error:
                self._log.warning("not watched", dataset=place.dataset, place=place.url, reason=error.detail)
            except Exception as error:  # noqa: BLE001 - each file system has errors of its own
                self._log.warning("not watched", dataset=place.dataset, place=place.url, reason=repr(error))
        return total

    def _whole(self, place: Place, system: Any) -> Iterator[Found]:
        for found in _files(place, system):
            before, self._seen_at_last[found.url] = self._seen_at_last.get(found.url), found.signature
            settled = place.scheme == "s3" or before == found.signature
            if settled and self._taken.signature(found.url) != found.signature:
                yield found

    def _take(self, found: Found, system: Any) -> Counts:
        if self._platform.stopping.is_set():
            return Counts()
        body, redacted = without_key(_unpacked(found.path, system.cat_file(found.path)))
        now = self._platform.clock.now()
        at = min(found.changed_at, now)
        dataset = find_dataset(found.place.dataset)
        answer = Answer(
            source=dataset.source,
            dataset=dataset.name,
            payload=Payload(body=body, url=found.url, fetched_at=at, form="file"),
            origin=self._platform.settings.origin,
            fetch=Fetched(fetch_id=recorded_fetch_id(found.url, at, body)),
            redacted=redacted,
        )
        counts = self._platform.intake.take(answer)
        self._platform.ledger.flush()
        self._taken.remember(found.url, found.signature)
        self._log.info("file taken", url=found.url, dataset_key=dataset.key, **counts.as_dict())
        return counts


def _files(place: Place, system: Any) -> list[Found]:
    system.invalidate_cache()
    listed = system.glob(place.pattern, detail=True)
    found = [
        _found(place, path, info)
        for path, info in listed.items()
        if info["type"] == "file" and not _unfinished(PurePosixPath(path).name)
    ]
    return sorted(found, key=lambda f: (f.changed_at, f.path))


def _found(place: Place, path: str, info: dict[str, Any]) -> Found:
    changed = info.get("mtime") or info.get("LastModified") or info.get("last_modified")
    if isinstance(changed, str):
        changed = datetime.fromisoformat(changed)
    at = changed if isinstance(changed, datetime) else datetime.fromtimestamp(float(changed or 0), UTC)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    mark = info.get("e_tag") or info.get("ETag") or ""
    return Found(place, path, info["size"], at.astimezone(UTC), f"{info['size']} {at.timestamp()} {mark}")


def _unfinished(name: str) -> bool:
    return name.startswith((".", "~")) or name.endswith(UNFINISHED)


def _unpacked(path: str, raw: bytes) -> bytes:
    """The file's content: `.gz` and `.zst` are only packing."""
    if not path.endswith((".gz", ".zst")):
        return raw
    try:
        stream = (
            gzip.GzipFile(fileobj=io.BytesIO(raw))
            if path.endswith(".gz")
            else zstandard.ZstdDecompressor().stream_reader(raw)
        )
        body: bytes = stream.read(MAX_BODY_BYTES + 1)
    except (OSError, EOFError, zstandard.ZstdError) as error:
        raise InvalidInputError.of("file", path, f"a whole packed file ({error})", "Put it there again.") from error
    if len(body) > MAX_BODY_BYTES:
        raise InvalidInputError.of("file", path, f"at most {MAX_BODY_BYTES} bytes when unpacked", "Split it.")
    return body


class _Taken:
    """Which files were taken, so that a restart does not read them again; to lose it costs only time."""

    def __init__(self, path: Any) -> None:
        self._path = path

    def signature(self, url: str) -> str | None:
        with closing(self._open()) as held:
            row = held.execute("SELECT signature FROM taken WHERE url = ?", [url]).fetchone()
        return None if row is None else str(row[0])

    def remember(self, url: str, signature: str) -> None:
        with closing(self._open()) as held, held:
            held.execute("INSERT OR REPLACE INTO taken VALUES (?, ?)", [url, signature])

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        held = sqlite3.connect(self._path, timeout=10)
        held.execute("CREATE TABLE IF NOT EXISTS taken (url TEXT PRIMARY KEY, signature TEXT)")
        return held
