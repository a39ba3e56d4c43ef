"""GFZ Potsdam: Kp and ap since 1932 by their own maker, with sunspot number and F10.7 of each day.

CC BY 4.0 (cite Matzka et al. 2021, doi:10.1029/2020SW002641), the sunspot number CC BY-NC 4.0 (WDC-SILSO). A line is
a day, blank separated; missing is -1 in the column's own form. D is 0 while Kp is preliminary, 1 once it is
definitive, 2 once the sunspot number is too: what is preliminary has quality 1. The last days are nowcast.
"""

from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.sources.cleaning import telemetry
from etl.sources.columns import bronze
from etl.sources.fixed_width import (
    EIGHTHS,
    by_interval,
    days_of,
    interval_starts,
    lines_of,
    refused,
    split_at_blanks,
    without,
)
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, Window, about
from etl.sources.payload import UnreadableError, unreadable
from etl.sources.rows import table
from services.domain.time_scales import iso_seconds

KP = bronze("bronze_gfz__kp", "observed_at", "kp", "ap", "quality")
DAYS = bronze("bronze_gfz__days", "observed_at", "ap_daily", "f107_observed", "f107_adjusted", "quality")
SUNSPOTS = bronze("bronze_gfz__sunspots", "observed_at", "sunspots", "quality")
FIRST_DAY = datetime(1932, 1, 1, tzinfo=UTC)
_COLUMNS = 28
_MISSING = ("-1", "-1.0", "-1.000")
_EXPECTED = f"a day of {_COLUMNS} columns: YYYY MM DD, days, Kp1 to Kp8, ap1 to ap8, Ap, SN, F10.7, D"


def parse(payload: Payload) -> Parsed:
    """Days of one file; its header lines are no records."""
    try:
        lines = _without_header(lines_of(payload))
    except UnreadableError as error:
        return unreadable(payload, error)
    columns, fits = split_at_blanks(lines, _COLUMNS)
    days = days_of(*columns[:3])
    dated = ~np.isnat(days)
    good = fits.copy()
    good[fits] = dated
    columns = [without(c.filter(pa.array(dated)), _MISSING) for c in columns]
    numbers, problems = np.flatnonzero(good), refused(lines, ~good, "record.shape", _EXPECTED)
    return Parsed(records=len(lines), tables=_tables(columns, days[dated], numbers), problems=problems)


def _without_header(lines: pa.Array) -> pa.Array:
    days = lines.filter(pc.invert(pc.starts_with(lines, "#")))
    if not len(days):
        raise UnreadableError("payload.empty", _EXPECTED, "a header without days")
    return days


def _tables(columns: list[pa.Array], days: np.ndarray, numbers: np.ndarray) -> dict[str, pa.Table]:
    state = columns[27]
    definitive = pc.if_else(pc.equal(state, "0"), "1", "0")
    day = {"observed_at": iso_seconds(days)}
    daily = {"ap_daily": columns[23], "f107_observed": columns[25], "f107_adjusted": columns[26], "quality": definitive}
    sunspots = {"sunspots": columns[24], "quality": pc.if_else(pc.equal(state, "2"), "0", "1")}
    eighths = by_interval({"kp": columns[7:15], "ap": columns[15:23], "quality": [definitive] * EIGHTHS})
    starts = {"observed_at": iso_seconds(interval_starts(days))}
    return {
        KP: table(KP, np.repeat(numbers, EIGHTHS), starts | eighths),
        DAYS: table(DAYS, numbers, day | daily),
        SUNSPOTS: table(SUNSPOTS, numbers, day | sunspots),
    }


def _requests(ask: Ask) -> list[Request]:
    url = f"{ask.settings.gfz_url}/app/files/Kp_ap_Ap_SN_F107_since_1932.txt"
    return [Request("gfz", url, Window(FIRST_DAY, ask.now))]


_QUALITY = {"quality": "quality"}
_CLEANINGS = (
    telemetry(KP, {"kp_index_definitive": "kp", "ap_index_definitive": "ap"}, _QUALITY),
    telemetry(
        DAYS,
        {"ap_daily_definitive": "ap_daily", "f107_observed_sfu": "f107_observed", "f107_adjusted_sfu": "f107_adjusted"},
        _QUALITY,
    ),
    telemetry(SUNSPOTS, {"sunspot_number": "sunspots"}, _QUALITY),
)
DATASETS = (
    Dataset(about("gfz", "kp"), "gfz", (KP, DAYS, SUNSPOTS), _requests, parse,
            (r"(kp|kp\.gfz-potsdam|www-app3\.gfz-potsdam)[a-z.-]*/.*Kp_ap_Ap_SN_F107_\w+\.txt",), _CLEANINGS),
)  # fmt: skip
