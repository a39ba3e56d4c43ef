"""Which pictures belong to the rows of a table: a provider module lists them as `PICTURES`, and they are kept.

Pictures are found through what gold says, so a correction of a row brings its new picture by itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Role = Literal["thumbnail", "original", "mosaic"]


@dataclass(frozen=True, slots=True)
class Tile:
    """One part of a mosaic: its address, and its upper left corner in pixels of the whole."""

    url: str
    left: int
    top: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture that is wanted.

    `shrink` says that the address holds a large one of which a thumbnail is to be made. A mosaic is put together from
    `tiles` and cut to `size` (width, height in pixels); its address is that of the first tile.
    """

    url: str
    role: Role
    credit: str
    licence: str
    shrink: bool = False
    day: str | None = None
    tiles: tuple[Tile, ...] = ()
    size: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Pictures of one table's rows.

    Attributes:
        source: whose pictures, as the ledger names it.
        table: gold table of the rows.
        key: its key column.
        newest: column that the newest row has the greatest value of.
        columns: what `of` reads.
        of: the row and the platform's instant to the pictures that are wanted.
        most: how many of the newest rows are looked at.
    """

    source: str
    table: str
    key: str
    newest: str
    columns: tuple[str, ...]
    of: Callable[[Mapping[str, Any], datetime], list[Picture]]
    most: int = 1000


def small_and_full(small: str | None, full: str | None, credit: str, licence: str, *, shrink: bool) -> list[Picture]:
    """The usual two: a thumbnail and the original; none of either where its address is unknown.

    Args:
        small: address of a thumbnail, or with `shrink` of a picture to make one of.
        full: address of the original.
        credit: whom to credit.
        licence: on which terms.
        shrink: the provider has no thumbnail.
    """
    found = []
    if small:
        found.append(Picture(url=small, role="thumbnail", credit=credit, licence=licence, shrink=shrink))
    if full:
        found.append(Picture(url=full, role="original", credit=credit, licence=licence))
    return found
