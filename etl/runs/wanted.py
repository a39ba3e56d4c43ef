"""Which pictures are wanted, from the rows of gold that have some."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from etl.runs.core_client import CoreClient
from etl.sources.pictures import Picture, Pictures
from etl.sources.registry import PICTURES
from services.ports.archive import Select, Where

PAGE: Final = 200
"""Rows that are looked at together."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One picture and the row that it belongs to."""

    source: str
    table: str
    key: str
    picture: Picture


def wanted(core: CoreClient, level: str, now: datetime, *, deep: bool) -> Iterator[list[Wanted]]:
    """What is wanted by page: small pictures and mosaics of all rows before the first original.

    Args:
        core: holds gold.
        level: `thumbnails` or `originals`, as the setting says.
        now: the platform's instant.
        deep: look beyond the newest page of each table.
    """
    for pictures in PICTURES:
        for page in _pages(core, pictures, now, deep=deep):
            if found := [w for w in page if _is_first(w, page, level)]:
                yield found
    if level != "originals":
        return
    for pictures in PICTURES:
        for page in _pages(core, pictures, now, deep=deep):
            if found := [w for w in page if w.picture.role == "original"]:
                yield found


def _is_first(one: Wanted, page: list[Wanted], level: str) -> bool:
    """Small pictures; and originals of which a small one is made, so that one call serves both."""
    if one.picture.role != "original":
        return True
    return level == "originals" and any(w.picture.shrink and w.picture.url == one.picture.url for w in page)


def _pages(core: CoreClient, pictures: Pictures, now: datetime, *, deep: bool) -> Iterator[list[Wanted]]:
    place: tuple[Any, ...] = ()
    order = _order(pictures)
    for _ in range(0, pictures.most if deep else 1, PAGE):
        rows = core.select(
            Select(
                table=pictures.table,
                where=(Where("is_withdrawn", "!=", True),),
                sort=order,
                limit=PAGE,
                after=place,
                columns=tuple(dict.fromkeys((*pictures.columns, pictures.newest, pictures.key))),
            )
        ).to_pylist()
        yield [
            Wanted(pictures.source, pictures.table, str(r[pictures.key]), p) for r in rows for p in pictures.of(r, now)
        ]
        if len(rows) < PAGE:
            return
        place = tuple(rows[-1][name.lstrip("-")] for name in order)


def _order(pictures: Pictures) -> tuple[str, ...]:
    if pictures.newest == pictures.key:
        return (f"-{pictures.key}",)
    return (f"-{pictures.newest}", pictures.key)
