"""What each dataset lacks of a span, and what it takes to fetch it: derived from the ledger, kept nowhere."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import msgspec

from etl.runs.demand import MOST_REQUESTS, questions
from etl.runs.platform import Platform
from etl.sources.model import Dataset, Request, Window
from etl.sources.registry import DATASETS
from etl.sources.windows import day_of
from services.chassis.errors import InvalidInputError

GAPS: Final = "/api/v1/pipeline/gaps"
SETTLED: Final = timedelta(days=1)
"""The last day belongs to the schedule: it is not lacking before its turns had their time."""
NO_WINDOW: Final = {
    "samples": "cannot be asked for the past: its provider keeps a rolling file of the newest samples",
    "whole": "is asked for whole, not by windows: run it (orrery etl run) to hold the newest",
    "windows": "is asked for one by one or page by page, not by windows: its own schedule walks through it",
}


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
    found = [d for d in DATASETS if source in {None, d.source, d.key}]
    if not found:
        allowed = sorted({d.source for d in DATASETS} | {d.key for d in DATASETS})
        raise InvalidInputError.of("source", source, ", ".join(allowed))
    return [d for d in found if not (d.about.retired and platform.settings.origin == "live")]


def _lack(platform: Platform, dataset: Dataset, row: dict[str, Any]) -> Lack:
    lacking = tuple(Window(_instant(s["from"]), _instant(s["to"])) for s in row["lacking"])
    askable = _is_askable(platform, dataset)
    steps = tuple(step for window in lacking for step in _steps(platform, dataset, window)) if askable else ()
    return Lack(
        source=dataset.source,
        dataset=dataset.name,
        title=dataset.about.title,
        provider=dataset.provider,
        held_by=row["held_by"] if askable or row["held_by"] != "windows" else "pages",
        held_s=row["held_s"],
        lacking_s=row["lacking_s"],
        lacking=lacking,
        steps=steps,
        reason=None if askable else NO_WINDOW[row["held_by"]],
    )


def _is_askable(platform: Platform, dataset: Dataset) -> bool:
    """Whether a question about last month is about last month."""
    end = day_of(platform.clock.now()) - timedelta(days=30)
    probe = Window(end - timedelta(days=1), end)
    asked = questions(platform, dataset, probe)
    return bool(asked) and all(_overlaps(request, probe) for request in asked)


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
