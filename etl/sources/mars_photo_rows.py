"""What the readers of rover photos have in common: keys, names, instants, and what an answer says of whole sols."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from etl.sources.cleaning import Cleaning, Derived, constant, entity
from etl.sources.instants import iso_text
from etl.sources.model import Parsed, Window
from etl.sources.payload import UnreadableError, fingerprint, record_text
from etl.sources.pictures import Picture, Pictures, small_and_full
from etl.sources.rows import Rows, as_text, table
from services.domain.rovers import ROVERS, camera_of, sol_id_of

KEYS = ("photo_id", "rover", "sol", "sol_id", "camera")
SOL = ("statement_id", "sol_id", "rover", "sol", "photos_declared")
_PAIR = re.compile(r"\(\s*(\d+)(?:\.0*)?\s*,\s*(\d+)(?:\.0*)?\s*\)")
_MSSS_NAME = 30
_LICENCE = "US Government work, JPL image use policy"
_CLOCK = re.compile(r"(\d{1,2}:\d\d:\d\d)(?:\.\d+)?$")


def keyed(source: str, **columns: Any) -> dict[str, Any]:
    """What the cleanings of one provider's photos share: keys as they are, the provider's name, and further columns."""
    return {**{name: name for name in KEYS}, **columns, "source": constant(source, "photo_id")}


def raw_statements(source: str, sols: str, rovers: str) -> tuple[Cleaning, Cleaning]:
    """Cleanings of what a raw-image feed says of whole sols and of the rover."""
    said: dict[str, str | Derived] = {"statement_id": "statement_id", "rover": "rover"}
    said["source"] = constant(source, "statement_id")
    of_sol = {**said, "sol_id": "sol_id", "sol": "sol", "photos_declared": "photos_declared"}
    of_rover = {**said, "max_sol": "latest_sol", "newest_photo_at": "latest_at", "total_photos": "total"}
    return (
        entity(sols, "silver_missions__sols", of_sol, required=("sol_id", "sol")),
        entity(rovers, "silver_missions__rovers", of_rover, required=("rover", "max_sol")),
    )


def latest(source: str, rover: str, name: str, value: dict[str, Any]) -> Parsed:
    """What a feed says of its newest photos, as one record of the bronze table `name`."""
    cells = {
        "statement_id": [f"{rover}:{source}"],
        "rover": [rover],
        "latest_sol": [value.get("latest_sol")],
        "latest_at": instants([value.get("latest")]),
        "total": [value.get("total")],
    }
    return Parsed(records=1, tables={name: table(name, [0], cells)}, schema_fingerprint=fingerprint((), [value]))


def pictures(source: str) -> Pictures:
    """Small pictures of a feed's newest photos: the provider's own where it has them, else made of the full image."""

    def of(row: Mapping[str, Any], _: datetime) -> list[Picture]:
        if row["source"] != source or row["is_thumbnail"]:
            return []
        small, full = row["image_small_url"], row["image_full_url"]
        credit = row["photo_credit"] or "NASA/JPL-Caltech"
        return small_and_full(small or full, None, credit, _LICENCE, shrink=small is None)

    return Pictures(
        source=source, table="fact_mission_photos", key="photo_id", newest="taken_at", of=of, most=600,
        columns=("source", "is_thumbnail", "image_small_url", "image_full_url", "photo_credit"),
    )  # fmt: skip


def members(value: Any) -> dict[str, Any]:
    """The members of a JSON object.

    Raises:
        UnreadableError: the document is none.
    """
    if not isinstance(value, dict):
        raise UnreadableError("payload.shape", "a JSON object", record_text(value)[:200])
    return value


def stem_of(address: Any) -> str | None:
    """The name of an image's file without its ending."""
    return PurePosixPath(urlsplit(address).path).stem if isinstance(address, str) else None


def is_thumbnail_name(stem: str | None) -> bool | None:
    """What Curiosity's image names say, where they do: those of MSSS and of the engineering team mark the product."""
    if stem and stem[:4].isdigit() and len(stem) == _MSSS_NAME:
        return stem[22] in "GHI"
    if stem and "EDR_" in stem:
        return stem.split("EDR_", 1)[1][:1] == "T"
    return None


def key_columns(rovers: Sequence[str], images: Sequence[Any], sols: Sequence[Any], cameras: Sequence[Any]) -> Any:
    """Bronze columns of `KEYS`; an image without a name has no key, and is set aside for it."""
    names = [None if name is None or name == "" else as_text(name) for name in images]
    days = [whole(sol) for sol in sols]
    return {
        "photo_id": [name and f"{rover}:{name}" for rover, name in zip(rovers, names, strict=True)],
        "rover": list(rovers),
        "sol": days,
        "sol_id": [None if d is None else sol_id_of(r, d) for r, d in zip(rovers, days, strict=True)],
        "camera": [camera_of(as_text(c)) if c else None for c in cameras],
    }


def whole(value: Any) -> str | None:
    """A number as text without a fraction of zero, so that 7, "7" and 7.0 are one key; anything else as it came."""
    if value is None:
        return None
    text = as_text(value).strip()
    return re.sub(r"\.0+$", "", text) if re.fullmatch(r"-?\d+\.0+", text) else text


def instants(values: Sequence[Any]) -> list[str | None]:
    """Instants as ISO seconds; what is none stays as it came, for a check to refuse it by name."""
    return [
        read or (None if given in {None, ""} else as_text(given))
        for read, given in zip(iso_text(values), map(_hashable, values), strict=True)
    ]


def known(value: Any) -> Any:
    """The value, None for the providers' words for none."""
    return None if isinstance(value, str) and value.strip().upper() in {"UNK", "UNKNOWN", "NULL", "N/A"} else value


def member(value: Any, name: str) -> Any:
    """A member of a nested object, None where there is no object or no such member."""
    return known(value.get(name)) if isinstance(value, dict) else None


def pair(value: Any) -> tuple[str | None, str | None]:
    """The two numbers of a text such as `(1288,968)`."""
    found = _PAIR.fullmatch(value.strip()) if isinstance(value, str) else None
    return (found[1], found[2]) if found else (None, None)


def mars_clock(value: Any) -> str | None:
    """Local mean solar time in `Sol-01000M14:30:00.000` or `14:30:00`; other text as it came."""
    if not isinstance(value, str) or not value.strip():
        return None
    found = _CLOCK.search(value.strip())
    return found[1] if found else value


def declare(
    parsed: Parsed, rows: Rows, about: tuple[str, str], span: tuple[int, int] | None, total: Any
) -> dict[str, Any]:
    """Set what the answer declares, and give the columns of what it says of whole sols.

    A count is known of a sol that was asked for alone, and of each sol of an answer that one page holds whole. A feed
    that has no photos of the sols asked for answers with those of another: they are kept as what they are, and the
    count is 0.

    Args:
        parsed: gets `declared` and `window`.
        rows: the photos; `values` hold `rover` and `sol` as text.
        about: the source, and the rover that was asked for.
        span: first and last sol asked for.
        total: the feed's own count.
    """
    source, rover = about
    count = int(total) if isinstance(total, int | str) and str(total).isascii() and str(total).isdigit() else None
    pairs = list(zip(rows.get("rover"), rows.get("sol"), rows.record_no, strict=True))
    if span is not None:
        parsed.window = _window(rover, span)
        inside = any(sol is not None and sol.isdigit() and span[0] <= int(sol) <= span[1] for _, sol, _ in pairs)
        count = count if inside or not pairs else 0
    parsed.declared = count
    found: dict[str, list[Any]] = {name: [] for name in (*SOL, "record_no")}
    alone = span is not None and span[0] == span[1]
    for vehicle, sol, number in {(r, s): (r, s, n) for r, s, n in reversed(pairs)}.values():
        mine = sum((r, s) == (vehicle, sol) for r, s, _ in pairs)
        declared = count if alone and sol == str(span[0] if span else "") else mine if count == len(pairs) else None
        if declared is not None and sol is not None:
            sol_id = sol_id_of(vehicle, sol)
            row = (f"{sol_id}:{source}", sol_id, vehicle, sol, str(declared), number)
            for name, value in zip(found, row, strict=True):
                found[name].append(value)
    return found


def _window(rover: str, span: tuple[int, int]) -> Window:
    from_, to = ROVERS[rover].start_of(span[0]), ROVERS[rover].start_of(span[1] + 1)
    return Window(from_, to)


def _hashable(value: Any) -> Any:
    return as_text(value) if isinstance(value, list | dict) else value
