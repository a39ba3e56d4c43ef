"""Where data comes from: decided once, at start, and said with its reason."""

import concurrent.futures
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx

from services.chassis.settings import Mode, Settings
from services.ports.objects import ObjectStore
from services.storage.objects import open_objects

PROBE_SECONDS = 2.0
# Small, keyless and cheap for the provider: any answer at all shows that there is a way out.
PROBES = (
    "https://services.swpc.noaa.gov/products/summary/solar-wind-speed.json",
    "https://kauai.ccmc.gsfc.nasa.gov/DONKI/",
)
# The recorded week's storm begins in the afternoon of this day.
RECORDED_START = datetime(2026, 4, 2, 16, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Decision:
    """The resolved mode and why."""

    mode: Mode
    reason: str


def decide(settings: Settings) -> Decision:
    """Resolve `ORRERY_SOURCES`.

    Raises:
        UnavailableError: objects are in a bucket whose server does not answer.
    """
    if settings.sources != "auto":
        return Decision(settings.sources, f"ORRERY_SOURCES={settings.sources}")
    live = settings.model_copy(update={"sources": "live"})
    if holds_data(open_objects(live)):
        return Decision("live", f"{settings.objects_url or settings.data}/live holds live data")
    reached = _reach_any()
    if reached:
        return Decision("live", f"{reached} answered")
    return Decision("recorded", f"no live data is held and no provider answered within {PROBE_SECONDS:.0f} s")


def holds_data(objects: ObjectStore) -> bool:
    """Whether at least one batch is stored."""
    return any(next(objects.list(prefix), None) for prefix in ("bronze/manifests/", "bronze/packs/"))


def _reach_any() -> str | None:
    pool = concurrent.futures.ThreadPoolExecutor(len(PROBES))
    waiting = [pool.submit(_reach, url) for url in PROBES]
    try:
        for done in concurrent.futures.as_completed(waiting, PROBE_SECONDS):
            if host := done.result():
                return host
    except TimeoutError:
        pass
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return None


def _reach(url: str) -> str | None:
    try:
        answer = httpx.get(url, timeout=PROBE_SECONDS, headers={"User-Agent": "orrery (probe)"})
    except httpx.HTTPError:
        return None
    return answer.url.host if answer.status_code < 500 else None
