"""What each dataset lacks of a span, and what it takes to fetch it: derived from the ledger, kept nowhere."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import msgspec

from etl.runs.demand import MOST_REQUESTS, questions
from etl.runs.platform import Platform
from etl.sources.model import Dataset, Request, Window
from etl.sources.registry import DATASETS, datasets_of
from etl.sources.windows import day_of

GAPS: Final = "/api/v1/pipeline/gaps"
SETTLED: Final = timedelta(days=1)
"""The last day belongs to the schedule: it is not lacking before its turns had their time."""
NEWEST_ONLY: Final = "cannot be asked for the past: its provider gives only the newest"
NO_WINDOW: Final = {
    "samples": f"{NEWEST_ONLY}, a rolling file",
    "whole": "is asked for whole, without a window",
    "windows": NEWEST_ONLY,
}
OWN_TURN: Final = "is one file that holds all of its past: its next turn brings what there is"


class Step(msgspec.Struct, frozen=True):
    """One window to ask for; `urls` are the addresses that will be asked, the provider's own."""

    window: Window
    urls: tuple[str, ...]


class Lack(msgspec.Struct, frozen=True, kw_only=True):
    """A dataset's state over a span. `reason` says why it cannot be asked for what it lacks, null where it can."""

    source: str
    dataset: str
    title: str
    provider: str
    held_by: str
    held_s: float
    lacking_s: float
    lacking: tuple[Window, ...]
    steps: tuple[Step, ...] = ()
    reason: str | None = None

    @property
    def key(self) -> str:
        """`source/dataset`."""
        return f"{self.source}/{self.dataset}"

    @property
    def calls(self) -> int:
        """Requests that closing all of it takes."""
        return sum(len(step.urls) for step in self.steps)


def span_of(now: datetime, days: int) -> Window:
    """The last so many whole days that the schedule has had its time for."""
    end = day_of(now - SETTLED) + timedelta(days=1)
    return Window(end - timedelta(days=days), end)


def gaps(platform: Platform, source: str | None, span: Window) -> list[Lack]:
    """Every dataset of a source, of one (`donki/flares`), or of all that are asked here.

    Raises:
        InvalidInputError: no dataset is called so.
        TransientError: core is away.
    """
    wanted = {d.key: d for d in asked_here(platform, source)}
    name, _, dataset = (source or "").partition("/")
    params = {"from": _iso(span.start), "to": _iso(span.end)}
    params |= {k: v for k, v in (("source", name), ("dataset", dataset)) if v}
    rows = platform.core.read(GAPS, **params)
    return [_lack(platform, wanted[key], row) for row in rows if (key := f"{row['source']}/{row['dataset']}") in wanted]


def asked_here(platform: Platform, source: str | None) -> list[Dataset]:
    """Datasets of a name that this instance asks: all but what live providers have shut down.

    Raises:
        InvalidInputError: no dataset is called so.
    """
    found = DATASETS if source is None else datasets_of(source)
    return [d for d in found if not (d.about.retired and platform.settings.origin == "live")]


def _lack(platform: Platform, dataset: Dataset, row: dict[str, Any]) -> Lack:
    lacking = tuple(Window(_instant(s["from"]), _instant(s["to"])) for s in row["lacking"])
    reason = _why_not(platform, dataset, row["held_by"])
    steps = () if reason else tuple(step for window in lacking for step in _steps(platform, dataset, window))
    return Lack(
        source=dataset.source,
        dataset=dataset.name,
        title=dataset.about.title,
        provider=dataset.provider,
        held_by=row["held_by"],
        held_s=row["held_s"],
        lacking_s=row["lacking_s"],
        lacking=lacking,
        steps=steps,
        reason=reason,
    )


def _why_not(platform: Platform, dataset: Dataset, held_by: str) -> str | None:
    """Why a question about last month is not about last month, None where it is."""
    end = day_of(platform.clock.now()) - timedelta(days=30)
    probe = Window(end - timedelta(days=1), end)
    asked = questions(platform, dataset, probe)
    if not asked or not all(_overlaps(request, probe) for request in asked):
        return NO_WINDOW[held_by]
    own_turn = {request.url for request in questions(platform, dataset)}
    return OWN_TURN if own_turn.issuperset(request.url for request in asked) else None


def _steps(platform: Platform, dataset: Dataset, window: Window) -> Iterable[Step]:
    by_window: dict[Window, list[str]] = {}
    for request in questions(platform, dataset, window):
        if request.window is not None:
            by_window.setdefault(request.window, []).append(platform.public_url(request.url))
    # The newest first: it is what people look at.
    newest_first = sorted(by_window, key=lambda w: w.start, reverse=True)
    return [Step(w, tuple(by_window[w])) for w in newest_first[:MOST_REQUESTS]]


def _overlaps(request: Request, window: Window) -> bool:
    return request.window is not None and request.window.start < window.end and request.window.end > window.start


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
