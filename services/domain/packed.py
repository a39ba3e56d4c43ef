"""The Minor Planet Center's packed designations and dates.

Source: https://www.minorplanetcenter.net/iau/info/PackedDes.html and PackedDates.html; the extended provisional form
(`_QC0000` is 2026 CA620) of https://www.minorplanetcenter.net/mpcops/documentation/provisional-designation-definition/
"""

import re
import string
from datetime import date

_BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
_VALUE = {character: i for i, character in enumerate(_BASE62)}
_LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"  # the second letter of a provisional designation; I is left out
_NUMBER = re.compile(r"[0-9A-Za-z]\d{4}")
_TILDE = re.compile(r"~([0-9A-Za-z]{4})")
_PROVISIONAL = re.compile(r"([I-K])(\d\d)([A-HJ-Y])([0-9A-Za-z])(\d)([A-HJ-Z])")
_EXTENDED = re.compile(r"_([0-9A-Za-z])([A-HJ-Y])([0-9A-Za-z]{4})")
_SURVEY = re.compile(r"(PL|T1|T2|T3)S(\d{4})")
_DATE = re.compile(r"([I-K])(\d\d)([1-9A-C])([1-9A-V])")
_FIRST_TILDE = 620_000
_FIRST_EXTENDED = 620 * 25
_JD_OF_ORDINAL_0 = 1_721_424.5


def designation_from_packed(text: str) -> str | None:
    """Primary designation of a packed one such as `00433`, `G2421`, `K10A00L`, `PLS6344`; None for anything else."""
    if _NUMBER.fullmatch(text):
        return str(_VALUE[text[0]] * 10_000 + int(text[1:])) if text.strip("0") else None
    if found := _TILDE.fullmatch(text):
        return str(_FIRST_TILDE + _base62(found[1]))
    if found := _PROVISIONAL.fullmatch(text):
        century, year, half_month, tens, ones, letter = found.groups()
        return f"{_VALUE[century]}{year} {half_month}{letter}{_cycle(_VALUE[tens] * 10 + int(ones))}"
    if found := _EXTENDED.fullmatch(text):
        cycle, letter = divmod(_FIRST_EXTENDED + _base62(found[3]), 25)
        return f"20{_VALUE[found[1]]:02d} {found[2]}{_LETTERS[letter]}{_cycle(cycle)}"
    if found := _SURVEY.fullmatch(text):
        return f"{found[2]} {found[1][0]}-{found[1][1]}"
    return None


def jd_from_packed(text: str) -> float | None:
    """Julian date of the midnight that begins a packed date such as `K1972` (2019 July 2); None for anything else."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    century, year, month, day = found.groups()
    try:
        at = date(_VALUE[century] * 100 + int(year), _VALUE[month], _VALUE[day])
    except ValueError:
        return None
    return at.toordinal() + _JD_OF_ORDINAL_0


def _base62(text: str) -> int:
    number = 0
    for character in text:
        number = number * 62 + _VALUE[character]
    return number


def _cycle(number: int) -> str:
    return str(number) if number else ""
