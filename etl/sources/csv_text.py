"""CSV files, read by the names of their header."""

import csv
import io

from etl.sources.model import Payload
from etl.sources.payload import UnreadableError


def read_csv(payload: Payload) -> tuple[list[str], list[list[str]]]:
    """Header and lines of a CSV file; a column without a name keeps an empty one.

    Raises:
        UnreadableError: the bytes are HTML or no UTF-8 text, or hold no header.
    """
    if payload.body.lstrip()[:1] == b"<":
        shown = payload.body[:120].decode("utf-8", "replace")
        raise UnreadableError("payload.html", "CSV; the service behind this address is down or moved", shown)
    try:
        text = payload.body.decode("utf-8-sig")
        lines = [line for line in csv.reader(io.StringIO(text)) if line]
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableError("payload.csv", "a CSV file in UTF-8", str(error)) from None
    if not lines:
        raise UnreadableError("payload.empty", "a CSV file with a header", f"{len(payload.body)} bytes")
    return [name.strip() for name in lines[0]], lines[1:]
