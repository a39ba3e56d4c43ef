"""SWPC: the solar wind and X-ray series of the week, and each planetary K index as it was answered."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from services.simulator.package.entry import FIRST_DAY, LAST_DAY, Entry, Recordings, ascii_text, lines

KP_URL = "https://services.swpc.noaa.gov/products/noaa-planetary-k-index.json"
XRAY_URL = "https://services.swpc.noaa.gov/json/goes/primary/xrays-7-day.json"
SATELLITE = 18
_LAST = f"{LAST_DAY}~"  # sorts after every time of the last day


def entries(week: Recordings) -> Iterator[Entry]:
    """All answers of SWPC that the package holds."""
    yield _wind(week, "mag")
    yield _wind(week, "plasma")
    yield _xrays(week)
    yield from _k_index(week)


def _wind(week: Recordings, kind: str) -> Entry:
    latest = [row for row in week.rows() if f"swpc_{kind}_accumulated" in row["file"]][-1]
    header, *rows = week.json(latest["file"])
    kept = [row for row in rows if FIRST_DAY <= row[0] <= _LAST]
    return Entry(
        file=f"swpc/{kind}-7-day.json.gz",
        url=latest["url"],
        fetched_at=latest["fetched_at"],
        form=f"{ascii_text(latest['form'])}; rows of {FIRST_DAY} to {LAST_DAY} only",
        body=lines([header, *kept]),
        origin=week.origin(latest["file"]),
    )


def _xrays(week: Recordings) -> Entry:
    files = sorted(path.name for path in (week.folder / "derived_night-watch").iterdir())
    merged: dict[str, list[Any]] = {}
    for name in files:
        merged |= {row[0]: row for row in week.json(f"derived_night-watch/{name}")["data"]}
    rows = [row for time, row in sorted(merged.items()) if FIRST_DAY <= time <= _LAST]
    fetched_at = week.json(f"derived_night-watch/{files[-1]}")["fetched_at"]
    return Entry(
        file="swpc/xrays-7-day.json.gz",
        url=XRAY_URL,
        fetched_at=_seconds(fetched_at),
        reshaped=True,
        form=(
            f"reshaped from {len(files)} derived downloads (columns time, flux_long, flux_short), merged by time; "
            f"satellite {SATELLITE} as the collection states; observed_flux and electron fields unknown, null"
        ),
        body=lines([one for row in rows for one in _xray_rows(*row)]),
        origin=week.origin(f"derived_night-watch/{files[-1]}"),
    )


def _xray_rows(time: str, long: float | None, short: float | None) -> Iterator[dict[str, Any]]:
    for flux, energy in ((short, "0.05-0.4nm"), (long, "0.1-0.8nm")):
        yield {
            "time_tag": time.replace("+00:00", "Z"),
            "satellite": SATELLITE,
            "flux": flux,
            "observed_flux": None,
            "electron_correction": None,
            "electron_contaminaton": None,
            "energy": energy,
        }


def _k_index(week: Recordings) -> Iterator[Entry]:
    previous = b""
    for row in sorted(week.rows(), key=lambda r: r["fetched_at"]):
        if row["url"] != KP_URL or "accumulated" in row["file"] or row["fetched_at"][:10] > "2026-04-06":
            continue
        body = week.read(row["file"])
        if body != previous:
            stamp = row["fetched_at"].translate(str.maketrans("", "", "-:"))
            yield Entry(
                file=f"swpc/kp/{stamp}.json",
                url=KP_URL,
                fetched_at=row["fetched_at"],
                form=row.get("form"),
                body=body,
                origin=week.origin(row["file"]),
            )
        previous = body


def _seconds(instant: str) -> str:
    return f"{datetime.fromisoformat(instant):%Y-%m-%dT%H:%M:%SZ}"
