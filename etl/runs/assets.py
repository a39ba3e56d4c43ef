"""Pictures of what is held: each fetched once, kept under the hash of its bytes, with credit and licence.

What is wanted follows from gold, what is there from the ledger, so a round may end anywhere and the next one goes on.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import pyarrow as pa

from etl.bronze.store import sha256_of
from etl.runs.asset_calls import AssetCalls, CallFailedError
from etl.runs.ids import row_id
from etl.runs.images import Kept, NoPictureError, mosaic_of, picture_of, thumbnail_of
from etl.runs.platform import Platform
from etl.runs.wanted import Wanted, wanted
from services.chassis.logging import get_logger
from services.chassis.settings import Settings
from services.domain.arrow import arrow_schema
from services.ports.archive import Select, Where
from services.storage.objects import open_objects

EVERY_S: Final = 30.0
"""Wall seconds between two rounds."""
MOST_CALLS: Final = 60
MOST_S: Final = 60.0
"""Calls and wall seconds of one round, so that whoever runs it gets its thread back."""
FULL_ROUND_S: Final = 1800.0
"""Wall seconds between two rounds that look at old rows too, once all of them had their turn."""
_MEGABYTE: Final = 1_000_000
_DRAWN: Final = ("Orrery simulator", "SIMULATED: a drawing, free of rights")


@dataclass(slots=True)
class Round:
    """What came of one round; `left` says that it ended before everything wanted had its turn."""

    kept: int = 0
    failed: int = 0
    fetched_bytes: int = 0
    left: bool = False


def asset_key(sha256: str) -> str:
    """Key of a kept picture in the object store."""
    return f"assets/{sha256[:2]}/{sha256}"


class Assets:
    """Keeps pictures, one round at a time.

    Args:
        platform: the way to core and to providers.
    """

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._objects = open_objects(platform.settings)
        self._calls = AssetCalls(platform)
        self._full_at = 0.0

    def round(self) -> Round:
        """Fetch what is wanted and not held, newest rows and small pictures first, within the day's megabytes.

        Raises:
            TransientError: core is away.
            StorageError: the object store cannot be written.
        """
        done = Round()
        settings = self._platform.settings
        if not _asks(settings):
            return done
        now = self._platform.clock.now()
        left = settings.assets_mb_per_day * _MEGABYTE - self._spent(now)
        began = time.monotonic()
        deep = began >= self._full_at
        for one in self._lacking(wanted(self._platform.core, settings.assets, now, deep=deep), now):
            if done.fetched_bytes >= left or self._over(began):
                done.left = True
                break
            self._keep(one, done)
        self._calls.forget()
        if deep and not done.left:
            self._full_at = time.monotonic() + FULL_ROUND_S
        if done.kept or done.failed:
            get_logger("assets").info("pictures", kept=done.kept, failed=done.failed, bytes=done.fetched_bytes)
        return done

    def _over(self, began: float) -> bool:
        late = time.monotonic() - began > MOST_S
        return late or self._calls.made >= MOST_CALLS or self._platform.stopping.is_set()

    def _keep(self, one: Wanted, done: Round) -> None:
        try:
            row = self._again(one) or self._fetched(one)
        except CallFailedError as error:
            done.failed += not error.unmade
            return
        except NoPictureError as error:
            self._calls.refused(one.source, one.picture.url, str(error))
            done.failed += 1
            return
        self._platform.core.record("assets", pa.Table.from_pylist([row], schema=arrow_schema("assets")))
        done.kept += 1
        done.fetched_bytes += row["fetched_bytes"]

    def _fetched(self, one: Wanted) -> dict[str, Any]:
        picture = one.picture
        before = self._calls.bytes
        if picture.tiles:
            bodies = [(self._calls.body(one.source, t.url), t.left, t.top) for t in picture.tiles]
            kept = mosaic_of(bodies, picture.size)
        else:
            body = self._calls.body(one.source, picture.url)
            kept = thumbnail_of(body) if picture.shrink else picture_of(body)
        sha256 = sha256_of(kept.body)
        self._objects.put(asset_key(sha256), kept.body)
        return self._row(one, kept, sha256, self._calls.bytes - before)

    def _row(self, one: Wanted, kept: Kept, sha256: str, fetched: int) -> dict[str, Any]:
        return {
            **self._about(one),
            "asset_is_made": kept.is_made,
            "sha256": sha256,
            "bytes": len(kept.body),
            "media_type": kept.media_type,
            "asset_width_px": kept.width,
            "asset_height_px": kept.height,
            "fetched_bytes": fetched,
            "fetched_at": self._platform.clock.now(),
            "origin": self._platform.settings.origin,
        }

    def _about(self, one: Wanted) -> dict[str, Any]:
        picture = one.picture
        credit, licence = picture.credit, picture.licence
        if self._platform.settings.simulated:
            # No provider is credited with what the simulator drew.
            credit, licence = _DRAWN
        return {
            "asset_id": asset_id(one),
            "source": one.source,
            "subject_table": one.table,
            "subject_key": one.key,
            "url": picture.url,
            "asset_role": picture.role,
            "picture_day": picture.day,
            "credit": credit,
            "licence": licence,
        }

    def _again(self, one: Wanted) -> dict[str, Any] | None:
        """The row of a picture whose bytes another subject brought already."""
        where = (Where("url", "=", one.picture.url), Where("asset_role", "=", one.picture.role))
        held = self._platform.core.select(Select(table="assets", where=where, limit=1)).to_pylist()
        return {**held[0], **self._about(one), "fetched_bytes": 0} if held else None

    def _lacking(self, all_of_them: Iterable[list[Wanted]], now: datetime) -> Iterator[Wanted]:
        """Of each page of what is wanted, what is not held and not failing."""
        for page in all_of_them:
            held = self._held(page)
            lacking = [w for w in page if asset_id(w) not in held]
            waiting = self._calls.waiting({url for w in lacking for url in _addresses(w)}, now)
            yield from (w for w in lacking if waiting.isdisjoint(_addresses(w)))

    def _held(self, page: list[Wanted]) -> set[str]:
        keys = sorted({w.key for w in page})
        where = (Where("subject_table", "=", page[0].table), Where("subject_key", "in", keys))
        rows = self._platform.core.select(Select(table="assets", where=where, columns=("asset_id",)))
        return set(rows["asset_id"].to_pylist())

    def _spent(self, now: datetime) -> int:
        day = now.replace(hour=0, minute=0, second=0, microsecond=0)
        where = (Where("fetched_at", ">=", day), Where("fetched_at", "<", day + timedelta(days=1)))
        rows = self._platform.core.select(
            Select(table="assets", where=where, columns=("asset_id", "fetched_bytes", "fetched_at"))
        )
        return sum(rows["fetched_bytes"].to_pylist())


def asset_id(one: Wanted) -> str:
    """The same picture of the same row in the same role is the same asset."""
    picture = one.picture
    return row_id(one.table, one.key, picture.role, picture.url)


def _asks(settings: Settings) -> bool:
    """The recorded week has no pictures, and what is simulated never asks the providers' own hosts."""
    if settings.assets == "off" or settings.origin == "recorded":
        return False
    return settings.origin == "live" or settings.assets_url is not None


def _addresses(one: Wanted) -> set[str]:
    return {one.picture.url, *(tile.url for tile in one.picture.tiles)}
