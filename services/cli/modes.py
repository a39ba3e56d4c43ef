"""Where data comes from: decided once, at start, and said with its reason."""

import concurrent.futures
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

import httpx

Mode = Literal["live", "recorded", "invented"]

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


def decide(asked: str, data_root: Path, environment: str) -> Decision:
    """Resolve `ORRERY_SOURCES`.

    Raises:
        ValueError: an unknown mode, or one that production does not allow.
    """
    if asked not in ("auto", *get_args(Mode)):
        raise ValueError(f"ORRERY_SOURCES={asked!r} is not known; allowed: auto, live, recorded, invented.")
    if environment == "production":
        if asked not in ("auto", "live"):
            raise ValueError(f"ORRERY_SOURCES={asked!r} is not allowed in production; allowed: live.")
        return Decision("live", "production is live only")
    if asked != "auto":
        return Decision(asked, f"ORRERY_SOURCES={asked}")  # type: ignore[arg-type]
    if holds_data(data_root / "live"):
        return Decision("live", f"{data_root / 'live'} holds live data")
    reached = _reach_any()
    if reached:
        return Decision("live", f"{reached} answered")
    return Decision("recorded", f"no live data is held and no provider answered within {PROBE_SECONDS:.0f} s")


def holds_data(folder: Path) -> bool:
    """Whether a mode's folder holds at least one batch."""
    bronze = folder / "objects" / "bronze"
    return any(bronze.glob("manifests/*/*/*/*/*")) or any(bronze.glob("packs/*/*/*"))


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
