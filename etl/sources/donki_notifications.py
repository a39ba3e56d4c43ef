"""DONKI's notifications: messages as sent, and which events they name.

An answer is silently clamped to the 30 days before `endDate`, so longer windows are cut by the asker. A month's
answer may hold a message twice. The kind is written `Report` in answers and `report` in questions.
"""

import re
from typing import Any

from etl.sources.cleaning import entity
from etl.sources.columns import bronze
from etl.sources.donki_reading import parsed, rows_of, service
from etl.sources.instants import iso_text
from etl.sources.model import Parsed
from etl.sources.rows import mapped

NOTIFICATIONS = bronze("bronze_donki__notifications", "messageID", "messageType", "issued_at", "subject", "messageBody",
                       "messageURL", "event_ids", lists=("event_ids",))  # fmt: skip
_SUBJECT = re.compile(r"^## Message Type:[ \t]*(.+?)[ \t\r]*$", re.MULTILINE)
_EVENT_ID = re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-[A-Z]{3}-\d{3}\b")


def _subject(text: str) -> str | None:
    found = _SUBJECT.search(text)
    return found[1].strip() if found else None


def _event_ids(text: Any) -> list[str]:
    return sorted(set(_EVENT_ID.findall(text))) if isinstance(text, str) else []


def _notifications(value: Any) -> Parsed:
    required = ("messageID", "messageType", "messageIssueTime", "messageBody")
    rows, records = rows_of(value, required, ("messageURL",), "messageIssueTime")
    found = {
        **{name: rows.get(name) for name in ("messageID", "messageType", "messageBody", "messageURL")},
        "issued_at": iso_text(rows.get("messageIssueTime")),
        "subject": mapped(rows.get("messageBody"), _subject),
        "event_ids": [_event_ids(text) for text in rows.get("messageBody")],
    }
    return parsed(NOTIFICATIONS, rows, found, records)


_CLEANING = entity(
    NOTIFICATIONS,
    "silver_donki__notifications",
    {
        "notification_id": "messageID", "notification_type": "messageType", "issued_at": "issued_at",
        "headline": "subject", "text": "messageBody", "mentioned_event_ids": "event_ids", "link": "messageURL",
    },
    required=("issued_at",),
)  # fmt: skip
DATASETS = (service("notifications", "notifications", (NOTIFICATIONS,), _notifications, _CLEANING),)
