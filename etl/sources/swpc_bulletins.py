"""NOAA SWPC's text products: 3-day forecast, advisory outlook, current indices.

Each file is one bulletin, kept whole under its product and instant of issue. The 3-day forecast is read too: its
table of Kp by three hours, and the probabilities of radiation storms and radio blackouts, each for three days.
"""

import re
from datetime import datetime, timedelta
from typing import Any

import orjson

from etl.sources.cleaning import entity
from etl.sources.columns import bronze
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, about
from etl.sources.payload import UnreadableError, unreadable
from etl.sources.rows import table
from etl.sources.swpc_alerts import text_instant
from etl.sources.swpc_forecasts import DAY_CLEANING, DAYS, day_row, days_table
from etl.sources.swpc_reading import HOST, file_of

BULLETINS = bronze("bronze_swpc__bulletins", "bulletin_id", "product", "issued_at", "text")
PRODUCTS = ("3-day-forecast", "advisory-outlook", "current-space-weather-indices")
_TITLES = {"3-day forecast": PRODUCTS[0], "advisory outlook": PRODUCTS[1], "current space weather indices": PRODUCTS[2]}
_PRODUCT = re.compile(r"^:Product:[ \t]*(\S.*)$", re.MULTILINE)
_ISSUED = re.compile(r"^:Issued:[ \t]*(\S.*)$", re.MULTILINE)
_KP_LINE = re.compile(r"^(\d\d)-\d\dUT((?:[ \t]+\d\.\d\d(?:[ \t]+\(G[1-5]\))?){3})[ \t]*$", re.MULTILINE)
_KP = re.compile(r"\d\.\d\d")
_SPAN = re.compile(r"breakdown ([A-Z][a-z]{2}) (\d\d?)-[A-Z][a-z]{2} \d\d? (\d{4})")
_SHARES = {"s_prob": "S1 or greater", "r_minor": "R1-R2", "r_major": "R3 or greater"}
_PERCENT = re.compile(r"(\d{1,3})%")


def parse(payload: Payload) -> Parsed:
    """One bulletin; a 3-day forecast with its three days."""
    try:
        text, product, issued_at = _read(payload)
    except UnreadableError as error:
        return unreadable(payload, error)
    bulletin = {"bulletin_id": [f"{product}|{issued_at}"], "product": [product], "issued_at": [issued_at]}
    tables = {BULLETINS: table(BULLETINS, [0], bulletin | {"text": [text]})}
    days = _days(text, issued_at) if product == PRODUCTS[0] else []
    if days:
        tables[DAYS] = days_table(days, [0] * len(days))
    return Parsed(records=1, tables=tables)


def _read(payload: Payload) -> tuple[str, str, str]:
    try:
        text = payload.body.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UnreadableError("payload.text", "a text product in UTF-8", str(error)) from None
    if not text.strip():
        raise UnreadableError("payload.empty", "a text product; ask the provider again", "0 bytes")
    title, issued = _PRODUCT.search(text), _ISSUED.search(text)
    named = next((p for t, p in _TITLES.items() if title and title[1].lower().startswith(t)), None)
    if named is None:
        raise UnreadableError("payload.text", f":Product: one of {', '.join(_TITLES)}", text[:120], "Product")
    issued_at = text_instant(issued[1] if issued else None)
    if issued_at is None:
        expected = ":Issued: an instant such as 2025 Apr 17 0030 UTC"
        raise UnreadableError("field.instant", expected, issued[1] if issued else None, "Issued")
    return text, named, issued_at


def _days(text: str, issued_at: str) -> list[dict[str, Any]]:
    """The three days of a forecast; none where its table is not there as it has always been."""
    lines = [(int(hour), _KP.findall(cells)) for hour, cells in _KP_LINE.findall(text)]
    first = _first_day(text)
    if first is None or len(lines) != 8:
        return []
    shares = {name: _shares(text, label) for name, label in _SHARES.items()}
    found = []
    for i in range(3):
        day = first + timedelta(days=i)
        kp = [{"from": f"{day + timedelta(hours=hour):%Y-%m-%dT%H:%M:%SZ}", "kp": float(c[i])} for hour, c in lines]
        values = {name: share[i] for name, share in shares.items()}
        row = day_row(PRODUCTS[0], "forecast", f"{day:%Y-%m-%d}", issued_at=issued_at, **values)
        found.append(row | {"kp_of_day": orjson.dumps(kp).decode()})
    return found


def _first_day(text: str) -> datetime | None:
    """The table names the year of its last day: around New Year the first may be of the year before."""
    found = _SPAN.search(text)
    if found is None:
        return None
    try:
        day = datetime.strptime(" ".join(found.groups()), "%b %d %Y")  # noqa: DTZ007 - a UTC day
    except ValueError:
        return None
    return day.replace(year=day.year - 1) if day.month == 12 and "-Jan" in found[0] else day


def _shares(text: str, label: str) -> list[str | None]:
    line = re.search(rf"^{label}[ \t]+(.*)$", text, re.MULTILINE)
    found = _PERCENT.findall(line[1]) if line else []
    return found if len(found) == 3 else [None] * 3


def _requests(ask: Ask) -> list[Request]:
    return [file_of(ask, f"/text/{product}.txt", timedelta(days=1)) for product in PRODUCTS]


_CLEANING = entity(
    BULLETINS,
    "silver_swpc__bulletins",
    {"bulletin_id": "bulletin_id", "bulletin": "product", "issued_at": "issued_at", "text": "text"},
    required=("issued_at", "text"),
)
DATASETS = (
    Dataset(about("swpc", "bulletins"), "swpc", (BULLETINS, DAYS), _requests, parse,
            tuple(rf"{HOST}text/{product}\.txt" for product in PRODUCTS), (_CLEANING, DAY_CLEANING)),
)  # fmt: skip
