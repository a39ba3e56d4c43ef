"""NOAA SWPC's alerts, watches, warnings and summaries: `/products/alerts.json`, newest first, about 30 days.

`product_id` names several messages; message code and serial number identify one. The message is text with mixed line
ends: a head of `Name: value` lines (indented and in capitals in some of April 2026), a headline such as `EXTENDED
WARNING: ...`, and what it means. The first three letters of the code say the kind, also where the headline does not.
"""

import re
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from etl.sources.cleaning import entity
from etl.sources.columns import bronze
from etl.sources.instants import iso_instants
from etl.sources.model import Dataset, Parsed, Payload, about
from etl.sources.payload import UnreadableError, fingerprint, read_json, unreadable
from etl.sources.rows import flags, rows_from_objects, table
from etl.sources.swpc_reading import HOST, whole_file
from services.domain.time_scales import iso_seconds

_READ = ("alert_id", "code", "serial", "kind", "action", "referred", "scale", "valid_from_at", "valid_until_at",
         "headline")  # fmt: skip
ALERTS = bronze("bronze_swpc__alerts", "issued_at", "product_id", "issue_datetime", "message", *_READ)
_CODE = re.compile(r"^[ \t]*Space Weather Message Code:[ \t]*(\w+)", re.MULTILINE)
_SERIAL = re.compile(r"^[ \t]*Serial Number:[ \t]*(\d+)", re.MULTILINE)
_REFERRED = re.compile(r"^[ \t]*(?:Extension to|Continuation of|Cancel) Serial Number:[ \t]*(\d+)", re.MULTILINE)
_HEADLINE = re.compile(r"^[ \t]*(?:(EXTENDED|CONTINUED|CANCEL) )?(WATCH|WARNING|ALERT|SUMMARY): *(\S.*)$", re.MULTILINE)
_SCALE = re.compile(r"NOAA Scale:[ \t]*([GRS][1-5])|Category ([G][1-5])", re.IGNORECASE)
_FROM = re.compile(r"^[ \t]*(?:Valid From|Begin Time):[ \t]*(.+)$", re.MULTILINE)
_UNTIL = re.compile(r"^[ \t]*(?:Now Valid Until|Valid To|Valid Until|End Time):[ \t]*(.+)$", re.MULTILINE)
_KINDS = {"WAT": "watch", "WAR": "warning", "ALT": "alert", "SUM": "summary"}
_ACTIONS = {"EXTENDED": "extended", "CONTINUED": "continued", "CANCEL": "cancelled"}


def text_instant(text: str | None) -> str | None:
    """ISO form of SWPC's `2025 Apr 16 1315 UTC`; None for anything else."""
    try:
        at = datetime.strptime((text or "").strip(), "%Y %b %d %H%M UTC")  # noqa: DTZ007 - the text says UTC
    except ValueError:
        return None
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def _read(message: Any) -> dict[str, Any]:
    """What the message says of itself; nothing of a text without code and serial number."""
    text = message.replace("\r", "") if isinstance(message, str) else ""
    code, serial, head = _CODE.search(text), _SERIAL.search(text), _HEADLINE.search(text)
    if code is None or serial is None:
        return {}
    scale = _SCALE.search(text)
    return {
        "alert_id": f"{code[1]}-{serial[1]}",
        "code": code[1],
        "serial": serial[1],
        "kind": _KINDS.get(code[1][:3], head[2].lower() if head else None),
        "action": _ACTIONS.get(head[1]) if head else None,
        "referred": _first(_REFERRED, text),
        "scale": (scale[1] or scale[2]).upper() if scale else None,
        "valid_from_at": text_instant(_first(_FROM, text)),
        "valid_until_at": text_instant(_first(_UNTIL, text)),
        "headline": f"{head[2].capitalize()}: {head[3].strip()}" if head else None,
    }


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found[1] if found else None


def parse(payload: Payload) -> Parsed:
    """Alerts of one file."""
    try:
        records = read_json(payload)
        rows = rows_from_objects(records, ("product_id", "issue_datetime", "message"), ())
    except UnreadableError as error:
        return unreadable(payload, error)
    missing = flags(np.isnat(iso_instants(rows.get("issue_datetime"))))
    rows.reject(missing, "field.instant", "issue_datetime", "an instant such as 2026-09-06 12:12:15.890")
    read = [_read(message) for message in rows.get("message")]
    rows.reject([not r for r in read], "field.identifier", "message", "a message code and a serial number")
    read = [r for r in read if r]
    found = {
        **{name: rows.get(name) for name in ("product_id", "issue_datetime", "message")},
        "issued_at": iso_seconds(iso_instants(rows.get("issue_datetime"))),
        **{name: [r[name] for r in read] for name in _READ},
    }
    shape = fingerprint((), records)
    tables = {ALERTS: table(ALERTS, rows.record_no, found)}
    return Parsed(records=len(records), tables=tables, problems=rows.problems, schema_fingerprint=shape)


_CLEANING = entity(
    ALERTS,
    "silver_swpc__alerts",
    {
        "alert_id": "alert_id", "issued_at": "issued_at", "message_code": "code", "serial_number": "serial",
        "alert_kind": "kind", "alert_action": "action", "referred_serial": "referred", "noaa_scale": "scale",
        "valid_from_at": "valid_from_at", "valid_until_at": "valid_until_at", "headline": "headline",
        "text": "message",
    },
    required=("issued_at",),
)  # fmt: skip
DATASETS = (
    Dataset(about("swpc", "alerts"), "swpc", (ALERTS,), whole_file("/products/alerts.json", timedelta(days=30)), parse,
            (HOST + r"products/alerts\.json",), (_CLEANING,)),
)  # fmt: skip
