"""Four kinds of users and what they do."""

import random
import time
from typing import Any

import gevent
import msgspec
from gevent.event import Event
from locust import between, task
from locust.contrib.fasthttp import FAILURE_EXCEPTIONS

from tests.load.browser import SILENCE_S, Browser
from tests.load.questions import API, PAGES, WEEK, Question, approaches, question, series, weather_now, window

_SETTLE_S = 0.4
_CLOCK_S = 60.0
_BURST_EVERY_S, _BURST_S = 10.0, 1.0
_MOST_PAGES = 8
_SORTS = ("approach_at", "miss_distance_km", "-risk_score", "diameter_avg_km", "velocity_kms")
_LISTS = (
    ("asteroids/approaches", {"limit": 10}, "approach_id"),
    ("space-weather/events", {"limit": 2}, "event_id"),
    ("pipeline/batches", {"limit": 50}, "batch_id"),
    ("satellites", {"limit": 100}, "norad_cat_id"),
)


class Watcher(Browser):
    """Opens a page and leaves it open: a live stream, and what a new version of a dataset makes it ask again."""

    weight = 5

    def on_start(self) -> None:
        """Open the page and its stream."""
        super().on_start()
        self.page = random.choice(list(PAGES))
        self._changed: set[str] = set()
        self._woken = Event()
        self.open_page(self.page)
        self._asked = {asked.target for asked in PAGES[self.page](self.now)}
        self._stream = gevent.spawn(self._follow)

    def on_stop(self) -> None:
        """Close the stream."""
        self._stream.kill()

    @task
    def watch(self) -> None:
        """Wait for a change, or for the minute after which the page reads the clock again."""
        if not self._woken.wait(_CLOCK_S):
            self.read_clock()
        gevent.sleep(_SETTLE_S)
        self._woken.clear()
        changed, self._changed = self._changed, set()
        shown = PAGES[self.page](self.now)
        self.ask_all([asked for asked in shown if asked.dataset in changed or asked.target not in self._asked])
        self._asked = {asked.target for asked in shown}

    def _follow(self) -> None:
        route = f"{API}live"
        while True:
            answer = self.client.get(route, name=route, stream=True)
            if answer.status_code == 200:
                self._read_events(answer.stream, route)
                self.announced.clear()
            gevent.sleep(2)

    def _read_events(self, stream: Any, route: str) -> None:
        try:
            while line := stream.readline():
                if line.startswith(b'data: {"dataset"'):
                    self._take(msgspec.json.decode(line[6:]))
        except TimeoutError:
            self.wrong(route, f"stuck: nothing for {SILENCE_S:.0f} s")
        except FAILURE_EXCEPTIONS:
            # It broke off; a browser opens it again, and what fails then is counted.
            pass

    def _take(self, change: dict[str, Any]) -> None:
        dataset, version = change["dataset"], change["version"]
        if self.announced.get(dataset, version) != version:
            self._changed.add(dataset)
            self._woken.set()
        self.announced[dataset] = version


class Analyst(Browser):
    """Narrows the lists down and takes what is left away as CSV; sometimes all orbital elements as Arrow."""

    weight = 2
    wait_time = between(1, 4)

    @task(4)
    def filter_approaches(self) -> None:
        """The table by other filters, then its CSV."""
        narrowed = {"sort": random.choice(_SORTS), "max_distance_ld": random.choice((1, 5, 10, 20, 50))}
        narrowed |= random.choice(({}, {"min_diameter_m": 20}, {"min_diameter_m": 140}, {"q": "2026 F"}))
        self.ask(approaches(**narrowed, limit=200))
        gevent.sleep(random.uniform(0.5, 1.5))
        self.ask(approaches(**narrowed, limit=1000, format="csv"))

    @task(3)
    def zoom(self) -> None:
        """A chart over another stretch, then its samples as CSV."""
        names = random.choice(("kp_index", "solar_wind_speed_km_s", "imf_bt_nt,imf_bz_gsm_nt"))
        span = WEEK / random.choice((1, 7 / 3, 7, 28))
        self.ask(series(self.now, names, span))
        gevent.sleep(random.uniform(0.5, 1.5))
        self.ask(series(self.now, names, span, points=20_000, format="csv"))

    @task(2)
    def export_events(self) -> None:
        """The week's events as CSV."""
        self.ask(question("space_weather", "space-weather/events", **window(self.now, WEEK), limit=1000, format="csv"))

    @task(1)
    def export_elements(self) -> None:
        """Every object's orbit as Arrow."""
        self.ask(question("asteroids", "asteroids/elements", format="arrow"))


class ApiClient(Browser):
    """A script that reads whole lists by the cursor."""

    weight = 1
    wait_time = between(0.5, 1.5)

    @task
    def read_list(self) -> None:
        """One list, page by page; no row may come twice."""
        route, parameters, key = random.choice(_LISTS)
        seen: set[Any] = set()
        cursor: dict[str, str] = {}
        for _ in range(_MOST_PAGES):
            self._etags.clear()
            answer = self.ask(question("", route, **parameters, **cursor))
            if answer is None:
                return
            page = msgspec.json.decode(answer.content)
            keys = {row[key] for row in page["data"]}
            if seen & keys or len(keys) != len(page["data"]):
                self.wrong(API + route, f"a {key} came twice")
            seen |= keys
            if not page["meta"]["next_cursor"]:
                return
            cursor = {"cursor": page["meta"]["next_cursor"]}


class FlareReader(Browser):
    """One of the many who look in the same second after a flare: all ask the same, and hold most of it already."""

    weight = 2

    @task
    def look(self) -> None:
        """Wait for the common second, then ask."""
        gevent.sleep(_BURST_EVERY_S - time.time() % _BURST_EVERY_S + random.uniform(0, _BURST_S))
        flux = "xray_flux_long_w_m2,xray_flux_short_w_m2"
        shown: list[Question] = [weather_now(), series(self.now, flux), series(self.now, "kp_index")]
        self.ask_all(shown)
