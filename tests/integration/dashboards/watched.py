"""A platform on servers, scraped and logged, of which some providers fail and which is asked all the time."""

import itertools
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
import yaml

from tests.integration.conftest import Platform, eventually
from tests.integration.dashboards.ask import Sources
from tests.integration.dashboards.substitute import Chosen, Span
from tests.server_engines import engines_of_its_own

PROGRAMS = ("simulator", "core", "etl", "gateway")
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
            found = [variable["query"]] if typed else self.sources.values(variable, self.span)
            assert found, f"{variable['name']} finds nothing"
            everything[variable["name"]] = found if variable["multi"] else found[0]
            first[variable["name"]] = found[:1] if variable["multi"] else found[0]
        return everything, first


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
            for name in PROGRAMS:
                platform[name].start(wait=False)
            for name in PROGRAMS:
                platform[name].wait("/health")
            sources = Sources(engines)
            # What costs a query is found out at the first scrape, and then not for minutes.
            eventually(sources.have_quarantined, PATIENCE_S, "nothing was set aside")
            with scraped(platform), asked(platform):
                yield Watched(sources)
            sources.close()
        finally:
            for name in PROGRAMS:
                platform[name].kill()


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
    """Somebody asks the gateway all the time, for what there is and what there is not; reports do not wait a minute."""
    done = threading.Event()

    def ask() -> None:
        with httpx.Client(timeout=60, trust_env=False) as client:
            for turn in itertools.count(1):
                if done.wait(1):
                    return
                for path in ASKED:
                    client.get(f"{platform['gateway'].url}{path}")
                if turn % 30 == 1:
                    client.post(f"{platform['etl'].url}/internal/quality")

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        yield
    finally:
        done.set()
        asking.join()
