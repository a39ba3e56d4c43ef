"""One picture of the day, in each form that it has been told in, as the columns of one table.

The new endpoint's `url` is the article's page, the old one's the picture or film. Copies renamed: titles by language,
`authors` for the credit, `image_url` for the picture.
"""

import re
from collections.abc import Mapping
from typing import Any

from etl.sources.plain_text import plain_text

COLUMNS = ("picture_date", "picture_title", "explanation", "alt_text", "credit", "copyright_holder", "picture_media",
           "image_url", "hd_image_url", "film_url", "page_url")  # fmt: skip
_HEADING = re.compile(r"^Explanation:\s*")
_STRAY_COMMA = re.compile(r"(?<=[,;:&])\s*,|\s*,(?=\s*\()|\s+(?=[,;])")
_ADDRESS = re.compile(r"https?://\S+")


def values_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record's columns; what is no text of the expected kind stays as it is, for the checks to show."""
    told = {
        "picture_date": record.get("date"),
        "picture_title": plain_text(_english(record.get("title"))),
        "explanation": _explanation(_english(record.get("explanation"))),
        "picture_media": record.get("media_type"),
        "copyright_holder": _names(record.get("copyright")),
    }
    if "image_url" in record or "authors" in record:
        return _row(told, _scraped(record))
    if "service_version" in record or not ({"permalink", "post_id", "basic_html", "credit"} & record.keys()):
        return _row(told, _old(record))
    return _row(told, _new(record))


def _row(*parts: Mapping[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(COLUMNS)
    for part in parts:
        row.update(part)
    return row


def _new(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "alt_text": plain_text(record.get("alt")),
        "credit": _names(record.get("credit")),
        "image_url": _address(record.get("hdurl")),
        "hd_image_url": _address(record.get("hdurl")),
        "page_url": _address(record.get("permalink")) or _address(record.get("url")),
    }


def _old(record: Mapping[str, Any]) -> dict[str, Any]:
    shown, still = _address(record.get("url")), record.get("media_type") == "image"
    credit = _names(record.get("copyright"))
    if still:
        return {"credit": credit, "image_url": shown, "hd_image_url": _address(record.get("hdurl"))}
    return {"credit": credit, "film_url": shown, "image_url": _address(record.get("thumbnail_url"))}


def _scraped(record: Mapping[str, Any]) -> dict[str, Any]:
    return {"credit": _names(record.get("authors")), "image_url": _address(record.get("image_url"))}


def _english(value: Any) -> Any:
    return value.get("en") if isinstance(value, dict) else value


def _names(markup: Any) -> str | None:
    """People and institutes; the old endpoint told a line break or link between them as one more comma."""
    text = plain_text(markup)
    return _STRAY_COMMA.sub("", text) if text else None


def _explanation(markup: Any) -> str | None:
    text = plain_text(markup)
    return _HEADING.sub("", text) if text else None


def _address(value: Any) -> str | None:
    return value.strip() if isinstance(value, str) and _ADDRESS.fullmatch(value.strip()) else None
