"""NOAA SWPC's forecasts: Kp by three hours (observed, estimated, predicted), and the R, S and G scales by day.

Neither file says when it was issued: its issue is the fetch. Each interval and each day is a record of its own, so
what was forecast as of an instant is what was known of them then. `noaa-scales.json` is an object of days: "-1" the
greatest of the last 24 hours, "0" now, "1" the rest of today, "2" and "3" the days that follow; numbers are strings
or null, and its TimeStamp is the minute of asking, which is not kept in silver.
"""

from datetime import timedelta
from typing import Any

from etl.sources.cleaning import entity
from etl.sources.columns import bronze
from etl.sources.model import Dataset, Parsed, Payload, Problem, about
from etl.sources.payload import UnreadableError, fingerprint, read_json, record_text, unreadable
from etl.sources.rows import table
from etl.sources.swpc_reading import HOST, Shape, dataset, whole_file
from etl.sources.windows import date_of

_KP = Shape(
    bronze("bronze_swpc__kp_forecast", "observed_at", "time_tag", "kp", "observed", "noaa_scale"),
    {n: (n,) for n in ("kp", "observed", "noaa_scale")},
    ("kp", "observed"),
)
_KP_CLEANING = entity(
    _KP.table,
    "silver_swpc__kp_forecasts",
    {
        "kp_interval_id": "observed_at", "forecast_at": "observed_at", "kp_forecast": "kp",
        "forecast_status": "observed", "noaa_scale": "noaa_scale",
    },
    required=("forecast_at", "kp_forecast", "forecast_status"),
)  # fmt: skip

DAYS = bronze("bronze_swpc__day_forecasts", "day_forecast_id", "product", "role", "day_at", "issued_at", "stamp",
              "r_scale", "s_scale", "g_scale", "r_minor", "r_major", "s_prob", "kp_of_day")  # fmt: skip
DAY_CLEANING = entity(
    DAYS,
    "silver_swpc__day_forecasts",
    {
        "day_forecast_id": "day_forecast_id", "forecast_product": "product", "forecast_role": "role",
        "forecast_at": "day_at", "issued_at": "issued_at", "r_scale": "r_scale", "s_scale": "s_scale",
        "g_scale": "g_scale", "r1_r2_probability_pct": "r_minor", "r3_probability_pct": "r_major",
        "s1_probability_pct": "s_prob", "kp_of_day": "kp_of_day",
    },
    required=("forecast_product", "forecast_role", "forecast_at"),
)  # fmt: skip
_AHEAD = timedelta(days=3)
_ROLES = {"-1": "past", "0": "now", "1": "forecast", "2": "forecast", "3": "forecast"}


def day_row(product: str, role: str, date: str, **values: Any) -> dict[str, Any]:
    """One row of the days' bronze table; `date` is written YYYY-MM-DD."""
    identity = f"{product}|{role}|{date}"
    return {"day_forecast_id": identity, "product": product, "role": role, "day_at": f"{date}T00:00:00Z", **values}


def days_table(rows: list[dict[str, Any]], record_no: list[int]) -> Any:
    """The days' bronze table."""
    names = set().union(*rows) if rows else set()
    return table(DAYS, record_no, {name: [row.get(name) for row in rows] for name in names})


def _scales(payload: Payload) -> Parsed:
    try:
        value = _days_of(read_json(payload))
    except UnreadableError as error:
        return unreadable(payload, error)
    rows, numbers, problems = [], [], []
    for number, (key, day) in enumerate(value.items()):
        row = _scale_row(key, day)
        if row is None:
            expected = 'a day "-1" to "3" with DateStamp, R, S and G'
            problems.append(Problem("record.shape", expected, record_text({key: day}), number))
        else:
            rows.append(row)
            numbers.append(number)
    shape = fingerprint(value, list(value.values()))
    return Parsed(
        records=len(value), tables={DAYS: days_table(rows, numbers)}, problems=problems, schema_fingerprint=shape
    )


def _days_of(value: Any) -> dict[str, Any]:
    if isinstance(value, dict) and "0" in value:
        return value
    raise UnreadableError("payload.shape", 'an object of days "-1" to "3"', record_text(value)[:200])


def _scale_row(key: str, day: Any) -> dict[str, Any] | None:
    if key not in _ROLES or not isinstance(day, dict) or date_of(str(day.get("DateStamp"))) is None:
        return None
    r, s, g = ({} if day.get(letter) is None else day[letter] for letter in "RSG")
    if not (isinstance(r, dict) and isinstance(s, dict) and isinstance(g, dict)):
        return None
    return day_row(
        "noaa-scales", _ROLES[key], day["DateStamp"], stamp=day.get("TimeStamp"), r_scale=r.get("Scale"),
        s_scale=s.get("Scale"), g_scale=g.get("Scale"), r_minor=r.get("MinorProb"), r_major=r.get("MajorProb"),
        s_prob=s.get("Prob"),
    )  # fmt: skip


_KP_REQUESTS = whole_file("/products/noaa-planetary-k-index-forecast.json", timedelta(days=7), _AHEAD)
_SCALE_REQUESTS = whole_file("/products/noaa-scales.json", timedelta(days=1), _AHEAD)
DATASETS = (
    dataset("kp_forecast", _KP, _KP_REQUESTS, "products/noaa-planetary-k-index-forecast", cleaning=_KP_CLEANING),
    Dataset(about("swpc", "scales"), "swpc", (DAYS,), _SCALE_REQUESTS, _scales,
            (HOST + r"products/noaa-scales\.json",), (DAY_CLEANING,)),
)  # fmt: skip
