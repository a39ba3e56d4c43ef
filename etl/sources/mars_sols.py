"""Which sols of a rover to ask a raw-image feed for, from what is held: the newest again, and what is missing.

Sols are asked in ranges sized to the photos that there are. A range is whole when as many photos are held of it as its
newest answer declared; old sols gain photos for weeks, so a range that was asked soon after its sols is asked again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from urllib.parse import unquote

from etl.sources.model import Ask, Request, Window
from services.domain.rovers import ROVERS
from services.ports.archive import Select, Where

PAGE = 100
RESCANNED = 10
"""Newest sols that every run asks for again."""
REACH = 90
"""Sols back to which a run looks for what is missing; a window asked by hand reaches as far as it says."""
MOST_FILLS = 4
"""Older ranges that a run asks for, the newest first."""
_RANGE_PHOTOS = 400
_UNKNOWN_SOL = 150
_MOST_PAGES = 60
_GAINS, _PAUSE = timedelta(days=21), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Feed:
    """One rover's photos in one feed.

    `name` is the source, `mark` a text that tells this rover's addresses in the ledger from those of others; `url`
    gives the address of a page of the sols from the first to the last.
    """

    name: str
    rover: str
    mark: str
    url: Callable[[Ask, int, int, int], str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The newest answer about a range of sols."""

    first: int
    last: int
    declared: int
    at: datetime


def questions(ask: Ask, feed: Feed) -> Iterator[Request]:
    """The pages of a run, each range's further ones once its first has said how many photos there are."""
    rover = ROVERS[feed.rover]
    newest = _newest_sol(ask, feed)
    if ask.window:
        first, last = rover.sol_at(ask.window.start), rover.sol_at(ask.window.end - timedelta(seconds=1))
        wanted = range(max(0, first), min(newest, last) + 1)
        for span in _sized(ask, feed, list(wanted)):
            yield from _pages(ask, feed, span)
        return
    recent = range(max(0, newest - RESCANNED + 1), newest + 1)
    if rover.sol_at(ask.now) - newest <= REACH:
        for span in reversed(_sized(ask, feed, list(recent))):
            yield from _pages(ask, feed, span)
    for span in list(reversed(_missing(ask, feed, range(max(0, newest - REACH), recent.start))))[:MOST_FILLS]:
        yield from _pages(ask, feed, span)


def sols_of(query: dict[str, str]) -> tuple[int, int] | None:
    """First and last sol that an address asks for; None where it asks for no range."""
    found = {}
    conditions = [unquote(v).split(":") for k, v in query.items() if k.startswith("condition_")]
    if "sol" in query:
        conditions.append([query["sol"], "sol", "in"])
    for parts in conditions:
        if len(parts) == 3 and parts[1] == "sol" and parts[0].isascii() and parts[0].isdigit() and len(parts[0]) < 6:
            found[parts[2]] = int(parts[0])
    if "in" in found:
        return found["in"], found["in"]
    return (found["gte"], found["lte"]) if {"gte", "lte"} <= found.keys() else None


def window_of(rover: str, first: int, last: int) -> Window:
    """The UTC span of a range of sols, both included."""
    known = ROVERS[rover]
    return Window(known.start_of(first), known.start_of(last + 1))


def _newest_sol(ask: Ask, feed: Feed) -> int:
    """The newest sol with photos that any provider told of; without word of one, the sol of now."""
    told = ask.held(Select(table="dim_rovers", where=(Where("rover", "=", feed.rover),), columns=("rover", "max_sol")))
    sols = [s for s in told["max_sol"].to_pylist() if s is not None]
    return max(sols) if sols else ROVERS[feed.rover].sol_at(ask.now)


def _pages(ask: Ask, feed: Feed, span: tuple[int, int]) -> Iterator[Request]:
    window = window_of(feed.rover, *span)
    yield Request("mars", feed.url(ask, *span, 0), window)
    declared = max((a.declared for a in _asked(ask, feed) if (a.first, a.last) == span), default=0)
    for page in range(1, min(_MOST_PAGES, -(-declared // PAGE))):
        yield Request("mars", feed.url(ask, *span, page), window)


def _missing(ask: Ask, feed: Feed, sols: range) -> list[tuple[int, int]]:
    """Ranges to ask for: not whole, worth asking again, or never asked."""
    held = _held(ask, feed, sols)
    again, covered = [], set[int]()
    for asked in _asked(ask, feed):
        covered.update(range(asked.first, asked.last + 1))
        inside = asked.first in sols and asked.last in sols
        age = asked.at - ROVERS[feed.rover].start_of(asked.last + 1)
        # The pause doubles: a count that is never reached, of photos that were set aside, is asked for ever less.
        if inside and ask.now - asked.at > max(_PAUSE, age) and (_lacks(asked, held) or age < _GAINS):
            again.append((asked.first, asked.last))
    return sorted({*again, *_sized(ask, feed, [s for s in sols if s not in covered])})


def _lacks(asked: _Asked, held: dict[int, int]) -> bool:
    return sum(held.get(sol, 0) for sol in range(asked.first, asked.last + 1)) < asked.declared


def _asked(ask: Ask, feed: Feed) -> list[_Asked]:
    """The newest answer about every range that was asked, as the ledger has it."""
    where = (Where("source", "=", feed.name), Where("url", "like", feed.mark), Where("window_from", "!=", None))
    columns = ("window_from", "window_to", "declared", "fetched_at", "batch_id")
    rows = ask.held(Select(table="batches", where=where, sort=("fetched_at",), columns=columns)).to_pylist()
    rover = ROVERS[feed.rover]
    newest = {}
    for row in rows:
        half = timedelta(hours=12)
        span = rover.sol_at(row["window_from"] + half), rover.sol_at(row["window_to"] - half)
        newest[span] = _Asked(*span, row["declared"] or 0, row["fetched_at"])
    return list(newest.values())


def _held(ask: Ask, feed: Feed, sols: range) -> dict[int, int]:
    where = (Where("rover", "=", feed.rover), Where("sol", ">=", sols.start), Where("sol", "<", sols.stop))
    columns = ("sol_id", "sol", "photos_held")
    rows = ask.held(Select(table="fact_mission_sols", where=where, columns=columns)).to_pylist()
    return {row["sol"]: row["photos_held"] for row in rows}


def _sized(ask: Ask, feed: Feed, sols: list[int]) -> list[tuple[int, int]]:
    """Consecutive sols as ranges of about as many photos as a few pages hold."""
    if not sols:
        return []
    held = _held(ask, feed, range(sols[0], sols[-1] + 1))
    cuts, photos = [0], 0
    for i, sol in enumerate(sols):
        expected = held.get(sol) or _UNKNOWN_SOL
        if i > cuts[-1] and (sol != sols[i - 1] + 1 or photos + expected > _RANGE_PHOTOS):
            cuts.append(i)
            photos = 0
        photos += expected
    return [(sols[a], sols[b - 1]) for a, b in pairwise([*cuts, len(sols)])]
