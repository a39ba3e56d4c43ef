"""A platform on servers, scraped and logged, of which some providers fail and which is asked all the time."""

import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from services.chassis.settings import load_settings
from tests.foretold import TASK, foretold
from tests.integration.conftest import Platform, eventually
from tests.integration.dashboards.ask import Sources
from tests.integration.dashboards.substitute import Chosen, Span
from tests.server_engines import engines_of_its_own

PROGRAMS = ("simulator", "core", "etl", "gateway", "ml")
SPAN = timedelta(hours=1)
FAULTS = (
    # A source that fails for good, one that has to be asked again, and records that are beyond what is possible.
    {"path": "/donki/IPS*", "fault": "500"},
    {"path": "/jpl/fireball.api*", "fault": "429", "times": 1, "retry_after_s": 1},
    {"path": "/swpc/*xrays*", "fault": "absurd_value"},
)
ASKED = (
    "/api/v1/space-weather/now",
    "/api/v1/asteroids/approaches?limit=5",
    "/api/v1/pipeline/sources",
    "/api/v1/asteroids/no-such-object",
    "/api/v1/asteroids/approaches?sort=nonsense",
    "/api/v1/predictions/dst_1h",
    "/api/v1/predictions/kp_2h",
)
NOT_SHOWN = (
    "neows/lookup", "neows/browse", "neows/stats", "sentry/removals", "sentry/objects", "sbdb/lookup", "mpc/nea",
    "donki/particles", "donki/crossings", "donki/belts", "donki/streams", "donki/notifications", "donki/simulations",
    "donki/analyses", "gfz/kp", "celestrak_sw/daily", "omni2/hourly", "swpc/bulletins", "gibs/layers", "epic/enhanced",
    "mars_photos/manifests", "mars_photos/photos", "mars2020_raw/photos", "mmgis/traverses", "rover_places/waypoints",
)  # fmt: skip
"""Datasets that no panel needs; to leave them out makes the first round short."""
PATIENCE_S = 150.0
"""Within which every panel has something to show; on a machine with nothing else to do after some twenty seconds."""


@dataclass
class Watched:
    """What runs, and until when its first round may take."""

    sources: Sources
    until: float = field(default_factory=lambda: time.monotonic() + PATIENCE_S)

    @property
    def span(self) -> Span:
        """The last hour: the invented data's clock is the wall's."""
        now = datetime.now(UTC)
        return Span(now - SPAN, now)

    def left_s(self) -> float:
        return max(self.until - time.monotonic(), 2.0)

    def choices(self, board: dict[str, Any]) -> tuple[Chosen, Chosen]:
        """Values of the dashboard's variables: all of each, and the first of each."""
        everything, first = {}, {}
        for variable in board["templating"]["list"]:
            typed = variable["type"] == "textbox"
            found = [variable["query"]] if typed else self._values(variable)
            everything[variable["name"]] = found if variable["multi"] else found[0]
            first[variable["name"]] = found[:1] if variable["multi"] else found[0]
        return everything, first

    def _values(self, variable: dict[str, Any]) -> list[str]:
        """What a variable offers, waited for: it may come of what is scraped."""
        found: list[str] = []

        def offers() -> bool:
            found[:] = self.sources.values(variable, self.span)
            return bool(found)

        eventually(offers, self.left_s(), f"{variable['name']} finds nothing")
        return found


@contextmanager
def watched(folder: Path) -> Iterator[Watched]:
    """Start all of it; stopped, and the servers as they were, at the end."""
    with engines_of_its_own() as engines:
        told = {
            "ORRERY_LOKI_URL": os.environ["ORRERY_TEST_LOKI_URL"],
            "ORRERY_SIMULATOR_FAULTS": json.dumps(FAULTS),
            "ORRERY_ALARM_ERRORS": "1",
            "ORRERY_ASSETS": "thumbnails",
            "ORRERY_CADENCES": ",".join(f"{dataset}=off" for dataset in NOT_SHOWN),
        }
        platform = Platform(folder, "invented", {**engines, **told})
        try:
            # What etl fetches at its first round was not known when the forecasts were issued: they come before it.
            for those in (("core", "ml"), ("simulator", "etl", "gateway")):
                for name in those:
                    platform[name].start(wait=False)
                for name in those:
                    platform[name].wait("/health")
                if "ml" in those:
                    forecasts_behind(platform)
            sources = Sources(engines)
            # What costs a query is found out at the first scrape, and then not for minutes.
            eventually(sources.have_quarantined, PATIENCE_S, "nothing was set aside")
            with scraped(platform), asked(platform):
                yield Watched(sources)
            sources.close()
        finally:
            for name in PROGRAMS:
                platform[name].kill()


def forecasts_behind(platform: Platform) -> None:
    """A model with two days of forecasts, of which the last is issued and all are scored now; its inputs drift."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in platform.env.items():
            patch.setenv(name, value)
        foretold(load_settings())
    kept = platform["ml"]
    eventually(lambda: TASK.name in kept.post("/internal/forecasts/issue", {}).json()["issued"], PATIENCE_S, kept.tail)
    for step in ("score", "drift"):
        assert kept.post(f"/internal/forecasts/{step}", {}).status_code == 200, kept.tail()


@contextmanager
def scraped(platform: Platform) -> Iterator[None]:
    """Prometheus scrapes the programs by the names of their jobs, every second."""
    config = Path(os.environ["ORRERY_TEST_PROMETHEUS_CONFIG"])
    before = config.read_text()
    jobs = [
        {"job_name": name, "static_configs": [{"targets": [platform[name].url.removeprefix("http://")]}]}
        for name in PROGRAMS
    ]
    _configure(config, yaml.safe_dump({"global": {"scrape_interval": "1s"}, "scrape_configs": jobs}))
    try:
        yield
    finally:
        _configure(config, before)


def _configure(config: Path, text: str) -> None:
    config.write_text(text)
    answer = httpx.post(f"{os.environ['ORRERY_TEST_PROMETHEUS_URL']}/-/reload", timeout=30, trust_env=False)
    assert answer.status_code == 200, answer.text


@contextmanager
def asked(platform: Platform) -> Iterator[None]:
    """Somebody asks the gateway all the time, for what there is and what there is not; reports and scores come soon."""
    done = threading.Event()

    def ask() -> None:
        with httpx.Client(timeout=60, trust_env=False) as client:
            while not done.wait(1):
                for path in ASKED:
                    client.get(f"{platform['gateway'].url}{path}")

    def report() -> None:
        # On a busy machine a report takes minutes: meanwhile the others ask on.
        with httpx.Client(timeout=PATIENCE_S, trust_env=False) as client:
            while not done.wait(1):
                client.post(f"{platform['ml'].url}/internal/forecasts/score")
                client.post(f"{platform['etl'].url}/internal/quality")
                done.wait(30)

    asking = [threading.Thread(target=of) for of in (ask, report)]
    for thread in asking:
        thread.start()
    try:
        yield
    finally:
        done.set()
        for thread in asking:
            thread.join()
