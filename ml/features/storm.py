"""What a day's geomagnetic storm is told from at its midnight: Kp's days, the solar wind now and 27 days ago, ENLIL.

`kmax_1` is the greatest Kp of yesterday, `kmax_27` of 27 days before the day that begins. `v_27d` is the mean speed of
the day 27 days before, `v_most_27d` its greatest hour. `v_expected` is that mean moved by how far the wind now differs
from the wind then. `rate_81d` is the share of storm days among the last 81.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import numpy as np

from ml.features import hours as near_earth
from ml.features.enlil import arrivals
from ml.features.geomagnetic import coupling, held_over, mean, newest
from ml.features.hours import Hourly
from ml.features.instants import stamp
from ml.features.latency import HOUR, ISSUE_DELAY, issue_hours
from ml.features.once import once
from ml.features.samples import Instants, Numbers, Samples
from ml.features.source import Source

STORM, STRONG, SEVERE = 4.66, 5.66, 6.66
"""Just below Kp 5−, 6− and 7−."""
DAY = np.timedelta64(1, "D").astype("timedelta64[s]")
KMAX_DAYS = (1, 2, 25, 26, 27, 28)

_COUPLED = ("newell", "vbs")
_RATES = (81, 365)
_WIND_HISTORY = 30 * DAY
_KP_HISTORY = 367 * DAY
_AHEAD = 3 * DAY
_BLOCK = 500  # days at a time: each looks back on a year of Kp

Reduce = Callable[[Numbers], Numbers]


def daily(source: Source, start: datetime, end: datetime, *, ahead: int = 0, at_least: float | None = None) -> Samples:
    """One row per midnight whose forecast is issued in [start, end).

    Args:
        source: core.
        start: aware.
        end: exclusive.
        ahead: which day is forecast: 0 begins at the midnight.
        at_least: the event is a Kp of this much or more; None asks for the greatest Kp itself.
    """
    first, last = map(stamp, (start, end))
    at = issue_hours(first, last, DAY)
    names, features, truth = once(source, ("daily", first, last), lambda: _build(source, at, first, last))
    begins = at + ahead * DAY
    kmax = _truth(truth, begins)
    value = kmax if at_least is None else np.where(np.isfinite(kmax), kmax >= at_least, np.nan)
    return Samples(at + ISSUE_DELAY, begins, begins + DAY, names, features, value)


def _build(source: Source, at: Instants, first: np.datetime64, last: np.datetime64) -> Any:
    end = (last + _AHEAD).astype("datetime64[D]").astype("datetime64[s]")
    begin = first.astype("datetime64[D]").astype("datetime64[s]")
    wind = {name: near_earth.read(source, name, begin - _WIND_HISTORY, end) for name in near_earth.SOLAR_WIND}
    dst = near_earth.read(source, "dst", begin - 2 * DAY, end)
    kp, truth = (near_earth.read(source, "kp", begin - _KP_HISTORY, end, settled=s) for s in (False, True))
    found = _kp(kp, at) | _wind(wind, at) | _dst(dst, at) | _year(at) | arrivals(source, at)
    return tuple(found), np.column_stack(list(found.values())), truth


def _truth(kp: Hourly, begins: Instants) -> Numbers:
    """Greatest Kp of each day; NaN until all eight are known."""
    return np.asarray(kp.at(begins[:, None] + np.arange(8) * 3 * HOUR).max(axis=1))


def _kp(index: Hourly, at: Instants) -> dict[str, Numbers]:
    blocks = [at[i : i + _BLOCK] for i in range(0, max(len(at), 1), _BLOCK)]
    kmax = np.vstack([_days_before(index, block, max(_RATES)) for block in blocks])
    found = {f"kmax_{day}": kmax[:, day - 1] for day in KMAX_DAYS}
    window = index.before(at, 1, 24)
    found |= {f"kp_{lag}": held_over(window)[:, lag - 1] for lag in (1, 2, 3)}
    found["kmax_corrected"] = found["kmax_27"] + found["kmax_1"] - found["kmax_28"]
    found["kmax_corrected_1d"] = found["kmax_26"] + found["kmax_1"] - found["kmax_28"]
    for days in _RATES:
        found[f"rate_{days}d"] = mean(np.where(np.isfinite(kmax), kmax >= STORM, np.nan)[:, :days])
    last, place = newest(window)
    return found | {"kp_last": last, "kp_age_h": 3 * place}


def _days_before(index: Hourly, at: Instants, days: int) -> Numbers:
    """Greatest Kp of each of the days before, yesterday first, shape (len(at), days)."""
    return np.asarray(np.fmax.reduce(index.before(at, 1, 8 * days).reshape(len(at), days, 8), axis=2))


def _wind(found: Mapping[str, Hourly], at: Instants) -> dict[str, Numbers]:
    now, then, that_day, next_day = (_window(found, at, first) for first in (1, 27 * 24 + 1, 26 * 24 + 1, 25 * 24 + 1))
    here = {f"{c}_mean_3h": mean(now[c][:, :3]) for c in ("v", "n", "bt")}
    here |= {f"{c}_mean_6h": mean(now[c][:, :6]) for c in ("bz", *_COUPLED)}
    here |= {f"{c}_mean_24h": mean(now[c]) for c in ("v", "bx", "by")}
    here |= {f"{c}_most_24h": _most(now[c]) for c in ("v", "bt")}
    here |= {f"{c}_27d": mean(that_day[c]) for c in ("v", "bt")}
    here |= {f"{c}_most_27d": _most(that_day[c]) for c in ("v", "n", "bt", *_COUPLED)}
    here |= {f"{c}_most_26d": _most(next_day[c]) for c in ("v", *_COUPLED)}
    before = mean(then["v"])
    here["v_change_24h"] = here["v_mean_3h"] - here["v_mean_24h"]
    here["v_change_27d"] = here["v_mean_3h"] - before
    here["v_expected"] = here["v_27d"] + here["v_change_27d"]
    return here | {"wind_age_h": newest(now["v"] + now["bz"])[1]}


def _window(found: Mapping[str, Hourly], at: Instants, first: int) -> dict[str, Numbers]:
    """The 24 hours back from the `first`-th before each midnight."""
    window = {name: hourly.before(at, first, 24) for name, hourly in found.items()}
    window |= coupling(window)
    return window


def _most(window: Numbers) -> Numbers:
    return np.asarray(np.fmax.reduce(window, axis=1))


def _dst(index: Hourly, at: Instants) -> dict[str, Numbers]:
    return {"dst_last": newest(index.before(at, 1, 24))[0]}


def _year(at: Instants) -> dict[str, Numbers]:
    """Day of the year as an angle and its double: storms are more frequent at equinox (Russell & McPherron 1973)."""
    angle = 2 * np.pi * ((at - at.astype("datetime64[Y]").astype("datetime64[s]")) / DAY - 79) / 365.25
    return {"sin_year": np.sin(angle), "cos_year": np.cos(angle), "sin_half_year": np.sin(2 * angle),
            "cos_half_year": np.cos(2 * angle)}  # fmt: skip


COLUMNS = (
    "kmax_1", "kmax_2", "kmax_26", "kmax_27", "kmax_corrected", "kp_1", "kp_2", "kp_3", "rate_81d", "rate_365d",
    "v_mean_3h", "v_mean_24h", "v_most_24h", "n_mean_3h", "bt_mean_3h", "bt_most_24h", "bz_mean_6h", "newell_mean_6h",
    "vbs_mean_6h", "bx_mean_24h", "by_mean_24h", "v_27d", "v_most_27d", "v_most_26d", "bt_27d", "n_most_27d",
    "bt_most_27d", "newell_most_27d", "vbs_most_27d", "v_change_24h", "v_change_27d", "v_expected", "dst_last",
    "sin_year", "cos_year", "sin_half_year", "cos_half_year",
    "enlil_near_0d", "enlil_many_0d", "enlil_kp_near_0d", "enlil_kp_0d", "enlil_speed_0d",
)  # fmt: skip
"""What the day that begins is told from."""
COLUMNS_TOMORROW = (
    *COLUMNS, "kmax_25", "newell_most_26d", "vbs_most_26d",
    "enlil_near_1d", "enlil_many_1d", "enlil_kp_near_1d", "enlil_kp_1d", "enlil_speed_1d",
)  # fmt: skip
"""What the day after is told from."""
