"""Space weather beside the week's own series: SWPC's other files, a month of DONKI, the ends of the histories."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from services.simulator.package.entry import Entry, Origin, Recordings, ascii_text

_SWPC = "https://services.swpc.noaa.gov/"
_FIRST, _LAST = "2026-03-20", "2026-04-06"
_MONTH = "2023-12-01_2023-12-31"
_KINDS = ("CME", "FLR", "GST", "HSS", "IPS", "MPC", "RBE", "SEP")
_NEWEST = ("text/3-day-forecast.txt", "text/advisory-outlook.txt", "text/current-space-weather-indices.txt",
           "products/noaa-scales.json", "products/summary/10cm-flux.json",
           "json/goes/primary/integral-protons-6-hour.json")  # fmt: skip
_HISTORIES = {
    "spaceweather/celestrak_SW-All_to_2023-12-31.csv.gz": "https://celestrak.org/SpaceData/SW-All.csv",
    "omni2/omni2_2023.dat.gz": "https://spdf.gsfc.nasa.gov/pub/data/omni/low_res_omni/omni2_2023.dat",
}
_GFZ = "spaceweather/gfz_Kp_ap_Ap_SN_F107_since_2024.txt"
_GFZ_URL = "https://kp.gfz.de/app/files/Kp_ap_Ap_SN_F107_since_1932.txt"


def entries(data: Path) -> Iterator[Entry]:
    """All that the package holds of these."""
    everything = Recordings(data)
    yield from _forecasts(everything)
    yield _merged(everything, "products/alerts.json", "issue_datetime", newest_first=True)
    yield _merged(everything, "products/kyoto-dst.json", "time_tag", newest_first=False)
    yield from _newest(everything)
    yield from _donki(everything)
    yield from _histories(everything)


def _forecasts(everything: Recordings) -> Iterator[Entry]:
    """Kp forecasts of the week, each that says something new, as it was answered."""
    previous = b""
    for row in _of(everything, "products/noaa-planetary-k-index-forecast.json"):
        body = everything.read(row["file"])
        if _FIRST <= row["fetched_at"][:10] <= _LAST and body != previous:
            stamp = row["fetched_at"].translate(str.maketrans("", "", "-:"))
            yield _entry(everything, row, f"swpc/kp_forecast/{stamp}.json.gz", body)
            previous = body


def _merged(everything: Recordings, path: str, time: str, *, newest_first: bool) -> Entry:
    """All rows of one address told in the time of the week, once."""
    rows: dict[str, Any] = {}
    last: dict[str, Any] = {}
    for last in _of(everything, path):
        for item in everything.json(last["file"]):
            if isinstance(item, dict) and _FIRST <= item[time][:10] <= _LAST:
                rows[item[time]] = item
    ordered = [rows[key] for key in sorted(rows, reverse=newest_first)]
    name = path.rpartition("/")[2]
    entry = _entry(everything, last, f"swpc/{name}.gz", orjson.dumps(ordered))
    form = f"reshaped from every recorded answer: rows of {_FIRST} to {_LAST}, merged, each as the service wrote it"
    return Entry(**{**_members(entry), "form": form, "reshaped": True})


def _newest(everything: Recordings) -> Iterator[Entry]:
    """The newest recorded answer of each address, from before or after the week."""
    for path in _NEWEST:
        answers = [row for row in _of(everything, path) if row["fetched_at"] < _FIRST] or list(_of(everything, path))
        row = answers[-1]
        name = f"swpc/{path.rpartition('/')[2]}.gz"
        yield _entry(everything, row, name, everything.read(row["file"]))


def _donki(everything: Recordings) -> Iterator[Entry]:
    """One month of every kind, as answered in October 2024."""
    files = [f"donki/events/{kind}/{kind}_{_MONTH}.json" for kind in _KINDS]
    for row in everything.rows():
        if row["file"] in {*files, f"donki/notifications/notifications_{_MONTH}.json"}:
            name = f"donki/{row['file'].rpartition('/')[2]}.gz"
            yield _entry(everything, row, name, everything.read(row["file"]))


def _histories(everything: Recordings) -> Iterator[Entry]:
    """The last month of the long tables."""
    fetched = {row["file"]: row["fetched_at"] for row in everything.rows()}
    for file, url in _HISTORIES.items():
        lines = everything.read(file).splitlines(keepends=True)
        head, rows = (lines[:1], lines[1:]) if file.endswith(".csv.gz") else ([], lines)
        kept = rows[-31:] if head else rows[-31 * 24 :]
        row = {"file": file, "url": url, "fetched_at": fetched[file]}
        entry = _entry(everything, row, f"history/{file.rpartition('/')[2]}", b"".join([*head, *kept]))
        yield Entry(**{**_members(entry), "form": "cut to December 2023; rows as the service wrote them"})
    gfz = {"file": _GFZ, "url": _GFZ_URL, "fetched_at": "2024-02-01T00:00:00Z"}
    entry = _entry(everything, gfz, "history/gfz_kp.txt.gz", everything.read(_GFZ))
    yield Entry(**{**_members(entry), "form": "GFZ's table cut to January 2024 with its own header"})


def _of(everything: Recordings, path: str) -> Iterator[dict[str, Any]]:
    found = (row for row in everything.rows() if row["url"] == f"{_SWPC}{path}" and not row.get("truncated"))
    yield from sorted(found, key=lambda row: row["fetched_at"])


def _entry(everything: Recordings, row: dict[str, Any], name: str, body: bytes) -> Entry:
    form = row.get("form")
    return Entry(
        file=name, url=row["url"], fetched_at=row["fetched_at"], form=form and ascii_text(form), body=body,
        origin=_origin(everything, row["file"]),
    )  # fmt: skip


def _origin(everything: Recordings, file: str) -> Origin:
    """Credit of a file, from the README of the folder that it lies in."""
    folder, _, rest = file.partition("/")
    if folder == "extras" or folder.startswith("week_"):
        return Recordings(everything.folder / folder).origin(rest)
    return everything.origin(file)


def _members(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
