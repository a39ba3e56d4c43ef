"""CelesTrak's elements: a download of a group once in two hours, else 403; what was asked is counted.

The recorded week was kept as TLE: whatever form is asked for, its own bytes are told, and `form` says so.
"""

import csv
import io
from collections import Counter
from datetime import datetime
from typing import Any

import orjson
from fastapi import APIRouter, Request, Response

from services.simulator.answer import TEXT, Answer
from services.simulator.recorded.week import not_recorded
from services.simulator.routes.send import is_recorded, now_of, seed_of, send, week

router = APIRouter(prefix="/celestrak")

UPDATE_S = 7200
CSV = "text/csv"
_HOST, _PATH = "celestrak.org", "/NORAD/elements/gp.php"
_NUMBERS = ("MEAN_MOTION", "ECCENTRICITY", "INCLINATION", "RA_OF_ASC_NODE", "ARG_OF_PERICENTER", "MEAN_ANOMALY",
            "EPHEMERIS_TYPE", "NORAD_CAT_ID", "ELEMENT_SET_NO", "REV_AT_EPOCH", "BSTAR", "MEAN_MOTION_DOT",
            "MEAN_MOTION_DDOT")  # fmt: skip


class Downloads:
    """What was asked, and in which update each group was downloaded last."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self._last: dict[str, tuple[int, datetime]] = {}

    def refusal(self, group: str, now: datetime) -> str | None:
        """The provider's words where the group has not changed since its last download."""
        last = self._last.get(group)
        if last is None or last[0] != int(now.timestamp()) // UPDATE_S:
            return None
        return (
            f"GP data has not updated since your last successful download of GROUP={group} at "
            f"{last[1]:%Y-%m-%d %H:%M:%S} UTC.\nData is updated once every 2 hours.\n"
        )

    def downloaded(self, group: str, now: datetime) -> None:
        """A download succeeded."""
        self._last[group] = (int(now.timestamp()) // UPDATE_S, now)


@router.get("/_asked")
async def asked(request: Request) -> dict[str, int]:
    """Requests by group since the start, refused ones included."""
    return dict(_downloads(request).asked)


@router.get(_PATH)
async def elements(request: Request) -> Response:
    """Elements of a group."""
    group, form = request.query_params.get("GROUP", ""), request.query_params.get("FORMAT", "csv").lower()
    downloads, now = _downloads(request), now_of(request)
    downloads.asked[group] += 1
    if refusal := downloads.refusal(group, now):
        return await send(request, Answer.text(refusal, 403))
    answer = _recorded(request, group) if is_recorded(request) else _invented(request, group, form)
    sent = await send(request, answer)
    if sent.status_code == 200:
        downloads.downloaded(group, now)
    return sent


def _downloads(request: Request) -> Downloads:
    state = request.app.state
    if not hasattr(state, "downloads"):
        state.downloads = Downloads()
    found: Downloads = state.downloads
    return found


def _invented(request: Request, group: str, form: str) -> Answer:
    # numpy is loaded only where something is invented
    from services.simulator.invented import constellation  # noqa: PLC0415

    if group not in constellation.GROUPS:
        return Answer.text(f'Invalid query: "{request.url.query}" (GROUP "{group}" not found)\n', 404)
    records = constellation.records(seed_of(request), now_of(request), group)
    about: dict[str, Any] = {"form": "invented"}
    if not records:
        return Answer.text("No GP data found\n", 200, **about)
    if form in {"json", "json-pretty"}:
        rows = [{k: float(v) if k in _NUMBERS else v for k, v in r.items()} for r in records]
        whole = [{k: int(v) if isinstance(v, float) and v.is_integer() else v for k, v in r.items()} for r in rows]
        return Answer(body=orjson.dumps(whole) + b"\r\n", **about)
    if form != "csv":
        return Answer.text(f"the simulator writes CSV and JSON, not {form}\n", 501)
    sink = io.StringIO()
    writer = csv.DictWriter(sink, constellation.FIELDS)
    writer.writeheader()
    writer.writerows(records)
    return Answer(body=sink.getvalue().encode(), media_type=CSV, **about)


def _recorded(request: Request, group: str) -> Answer:
    held = [r for r in week().recordings if r.host == _HOST and r.path == _PATH]
    known = [r for r in held if "GROUP=active" in r.query and r.fetched_at <= now_of(request)]
    members = [r for r in held if f"GROUP={group}&" in f"{r.query}&"]
    if not known or not members:
        return not_recorded(f"GROUP={group} of {_HOST}{_PATH}")
    body, form = known[-1].read(week().folder), f"as TLE, the form that was kept; {known[-1].form or 'verbatim'}"
    if group != "active":
        wanted = {lines[1][2:7] for lines in _sets(members[-1].read(week().folder))}
        body = b"".join(b"".join(lines) for lines in _sets(body) if lines[1][2:7] in wanted)
        form += f"; the members that the group had on {members[-1].fetched_at:%Y-%m-%d}, out of the active catalogue"
    return Answer(body=body, media_type=TEXT, form=form, modified=known[-1].fetched_at)


def _sets(body: bytes) -> list[list[bytes]]:
    """Name and two lines of each set."""
    lines = body.splitlines(keepends=True)
    return [lines[n : n + 3] for n in range(0, len(lines) - 2, 3)]
