"""Which sols are asked for: the newest, what is missing, in ranges sized to what there is."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.sources.mars_sols import PAGE, Feed, questions, sols_of, window_of
from etl.sources.model import Ask, Request, Window
from etl.sources.windows import query_of
from services.chassis.settings import load_settings
from services.domain.arrow import arrow_schema
from services.domain.rovers import ROVERS
from services.ports.archive import Select

ROVER = ROVERS["perseverance"]
NEWEST = 1800
NOW = ROVER.start_of(NEWEST) + timedelta(hours=20)
FEED = Feed("mars2020_raw", "perseverance", "category=mars2020&", lambda _, a, b, page: f"http://x/?{a}-{b}-{page}")


class Held:
    """A platform's rows, by hand: batches of ranges, and counts of sols."""

    def __init__(self, photos: dict[int, int], asked: list[tuple[int, int, int, datetime]]) -> None:
        self.photos, self.asked = photos, asked

    def __call__(self, query: Select) -> pa.Table:
        rows: list[dict[str, Any]] = []
        if query.table == "dim_rovers":
            rows = [{"rover": "perseverance", "max_sol": NEWEST}]
        elif query.table == "fact_mission_sols":
            rows = [{"sol": sol, "photos_held": count} for sol, count in self.photos.items()]
        elif query.table == "batches":
            for first, last, declared, at in sorted(self.asked, key=lambda a: a[3]):
                window = window_of("perseverance", first, last)
                span = {"window_from": window.start, "window_to": window.end}
                rows.append({**span, "declared": declared, "fetched_at": at})
        return pa.Table.from_pylist(rows, schema=arrow_schema(query.table))


def _asked(held: Callable, window: Window | None = None) -> list[tuple[int, int, int]]:
    ask = Ask(load_settings(sources="live"), NOW, window, held=held)
    return [_place(request) for request in questions(ask, FEED)]


def _place(request: Request) -> tuple[int, int, int]:
    first, last, page = request.url.partition("?")[2].split("-")
    return int(first), int(last), int(page)


def _whole(first: int, last: int, per_sol: int = 50) -> tuple[dict[int, int], list[tuple[int, int, int, datetime]]]:
    """Everything of some sols held, asked long after they were over."""
    photos = dict.fromkeys(range(first, last + 1), per_sol)
    late = ROVER.start_of(last) + timedelta(days=60)
    return photos, [(first, last, per_sol * (last - first + 1), min(late, NOW - timedelta(days=8)))]


def test_the_newest_ten_sols_are_asked_for_every_time_newest_first() -> None:
    photos, asked = _whole(1700, 1790)
    sols = [sol for first, last, _ in _asked(Held(photos, asked)) for sol in range(first, last + 1)]
    assert sorted(sols)[-10:] == list(range(1791, 1801))
    assert sols[0] > sols[-1]


def test_a_range_holds_about_as_many_photos_as_a_few_pages() -> None:
    photos, asked = _whole(1700, 1790)
    busy = dict.fromkeys(range(1791, 1801), 390)
    assert all(first == last for first, last, _ in _asked(Held(photos | busy, asked)) if first > 1790)
    quiet = dict.fromkeys(range(1791, 1801), 20)
    assert (1791, 1800, 0) in _asked(Held(photos | quiet, asked))


def test_further_pages_follow_from_what_the_first_declared() -> None:
    photos, asked = _whole(1700, 1790)
    quiet = dict.fromkeys(range(1791, 1801), 35)
    found = _asked(Held(photos | quiet, [*asked, (1791, 1800, 3 * PAGE + 1, NOW)]))
    assert [page for first, _, page in found if first == 1791] == [0, 1, 2, 3]


def test_sols_that_were_never_asked_for_are_found_newest_first_a_few_at_a_time() -> None:
    photos, asked = _whole(1700, 1740)
    older = [first for first, _, _ in _asked(Held(photos, asked)) if first <= 1790]
    assert older == sorted(older, reverse=True)
    assert older[0] > 1780
    assert len(older) == 4


def test_sols_that_lack_photos_are_asked_for_again() -> None:
    photos, asked = _whole(1700, 1790)
    assert not [a for a in _asked(Held(photos, asked)) if a[0] <= 1790]
    week_ago = NOW - timedelta(days=30)
    lacking = [*asked, (1745, 1746, 130, week_ago)]
    assert (1745, 1746, 0) in _asked(Held(photos, lacking))
    yesterday = [*asked, (1745, 1746, 130, NOW - timedelta(days=1))]
    assert not [a for a in _asked(Held(photos, yesterday)) if a[0] <= 1790]


def test_sols_that_were_asked_for_soon_are_asked_for_once_more() -> None:
    photos, asked = _whole(1700, 1790)
    soon = ROVER.start_of(1771) + timedelta(days=5)
    assert (1770, 1770, 0) in _asked(Held(photos, [*asked, (1770, 1770, 50, soon)]))


def test_a_window_by_hand_reaches_any_sol_and_no_future_one() -> None:
    window = Window(ROVER.start_of(100), ROVER.start_of(104))
    assert [(a, b) for a, b, _ in _asked(Held({}, []), window)] == [(100, 101), (102, 103)]
    ahead = Window(ROVER.start_of(NEWEST), ROVER.start_of(NEWEST + 50))
    assert [(a, b) for a, b, _ in _asked(Held({}, []), ahead)] == [(NEWEST, NEWEST)]


def test_a_mission_that_is_over_is_not_asked_for_its_last_sols_every_day() -> None:
    photos, asked = _whole(1700, 1800)
    later = NOW + timedelta(days=400)
    ask = Ask(load_settings(sources="live"), later, held=Held(photos, asked))
    assert not [r for r in questions(ask, FEED) if _place(r)[0] > 1790]


@pytest.mark.parametrize(
    ("query", "span"),
    [("sol=1000", (1000, 1000)), ("condition_2=9:sol:in", (9, 9)), ("sol=x", None), ("page=1", None),
     ("condition_2=5%3Asol%3Agte&condition_3=7:sol:lte", (5, 7)), ("condition_2=5:sol:gte", None)],
)  # fmt: skip
def test_the_sols_of_an_address(query: str, span: tuple[int, int] | None) -> None:
    assert sols_of(query_of(f"https://mars.nasa.gov/rss/api/?{query}")) == span


@given(st.sampled_from(["perseverance", "curiosity", "ingenuity"]), st.integers(0, 9000), st.integers(0, 30))
def test_sols_and_their_windows_are_one_to_one(name: str, first: int, more: int) -> None:
    window = window_of(name, first, first + more)
    rover, half = ROVERS[name], timedelta(hours=12)
    assert (rover.sol_at(window.start + half), rover.sol_at(window.end - half)) == (first, first + more)
    assert window.end == window_of(name, first + more + 1, first + more + 1).start


def test_the_sol_of_a_recorded_image() -> None:
    taken_at = datetime(2023, 1, 8, 3, 53, 4, tzinfo=UTC)
    assert ROVER.sol_at(taken_at) == 670
    assert ROVERS["curiosity"].sol_at(datetime(2012, 8, 6, 5, 17, tzinfo=UTC)) == 0
