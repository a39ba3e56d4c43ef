"""OMNI2 (NASA SPDF): hourly solar wind and field at Earth with indices, one file a year since 1963.

Fixed columns (omni2_YYYY.dat, 55 words; the description is SPDF's omni2.text), fill values of nines, which differ by
column. The extended form of 57 words begins alike. Years are corrected long afterwards: this and the last year are
asked for each week, all others by `--from --to`. Kp is in tenths, thirds rounded, and repeated for each hour.
"""

from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.sources.cleaning import telemetry
from etl.sources.columns import bronze
from etl.sources.fixed_width import lines_of, refused, thirds, without
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, Window, about
from etl.sources.payload import UnreadableError, unreadable
from etl.sources.rows import mapped, table
from etl.sources.windows import split_years
from services.domain.time_scales import iso_seconds

# Of each word that is read: series, first and last character, fill value.
_WORDS = {
    "bt": (31, 37, "999.9"), "bx": (55, 61, "999.9"), "by": (73, 79, "999.9"), "bz": (79, 85, "999.9"),
    "temperature": (115, 124, "9999999."), "density": (124, 130, "999.9"), "speed": (130, 136, "9999."),
    "pressure": (154, 160, "99.99"), "kp": (219, 222, "99"), "sunspots": (222, 226, "999"),
    "dst": (226, 232, "99999"), "ae": (232, 237, "9999"), "gt10mev": (265, 274, "99999.99"),
    "gt30mev": (274, 283, "99999.99"), "gt60mev": (283, 292, "99999.99"), "ap": (295, 299, "999"),
    "f107": (299, 305, "999.9"),
}  # fmt: skip
HOURS = bronze("bronze_omni2__hours", "observed_at", *_WORDS)
FIRST_YEAR = 1963
_LEAST_WIDTH = 305
_EXPECTED = "an hour of OMNI2: year, day of the year, hour, and fixed columns to F10.7"


def parse(payload: Payload) -> Parsed:
    """Hours of one year."""
    try:
        lines = lines_of(payload)
    except UnreadableError as error:
        return unreadable(payload, error)
    hours = _instants(lines)
    good = ~np.isnat(hours)
    problems = refused(lines, ~good, "record.shape", _EXPECTED)
    kept = lines.filter(pa.array(good))
    columns = {name: _word(kept, *place) for name, place in _WORDS.items()}
    columns["kp"] = pa.array(mapped(columns["kp"].to_pylist(), thirds), pa.string())
    tables = {HOURS: table(HOURS, np.flatnonzero(good), {"observed_at": iso_seconds(hours[good]), **columns})}
    return Parsed(records=len(lines), tables=tables, problems=problems)


def _word(lines: pa.Array, start: int, stop: int, fill: str) -> pa.Array:
    return without(pc.utf8_trim_whitespace(pc.utf8_slice_codeunits(lines, start, stop)), (fill,))


def _instants(lines: pa.Array) -> np.ndarray:
    """Begin of each hour; not-a-time for a line that is too short or has no time."""
    long = pc.greater_equal(pc.utf8_length(lines), _LEAST_WIDTH)
    words = [pc.utf8_trim_whitespace(pc.utf8_slice_codeunits(lines, a, b)) for a, b in ((0, 4), (4, 8), (8, 11))]
    sound = pc.and_(long, pc.match_substring_regex(words[0], r"^\d{4}$"))
    for word, pattern in zip(words[1:], (r"^\d{1,3}$", r"^\d{1,2}$"), strict=True):
        sound = pc.and_(sound, pc.match_substring_regex(word, pattern))
    year, day, hour = (pc.if_else(sound, word, "0").cast(pa.int64()).to_numpy(zero_copy_only=False) for word in words)
    possible = sound.to_numpy(zero_copy_only=False) & (day >= 1) & (day <= 366) & (hour < 24) & (year >= FIRST_YEAR)
    start = np.where(possible, year - 1970, 0).astype("datetime64[Y]").astype("datetime64[us]")
    found: np.ndarray = start + (day - 1) * np.timedelta64(1, "D") + hour * np.timedelta64(1, "h")
    return np.where(possible, found, np.datetime64("NaT", "us"))


def _requests(ask: Ask) -> list[Request]:
    wanted = ask.window or Window(datetime(ask.now.year - 1, 1, 1, tzinfo=UTC), ask.now)
    years = sorted({part.start.year for part in split_years(wanted) if part.start.year >= FIRST_YEAR})
    return [_request(ask, year) for year in years]


def _request(ask: Ask, year: int) -> Request:
    window = Window(datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC))
    return Request("spdf", f"{ask.settings.spdf_url}/pub/data/omni/low_res_omni/omni2_{year}.dat", window)


_SERIES = {
    "omni_speed_km_s": "speed", "omni_density_per_cm3": "density", "omni_temperature_k": "temperature",
    "omni_pressure_npa": "pressure", "omni_bt_nt": "bt", "omni_bx_gsm_nt": "bx", "omni_by_gsm_nt": "by",
    "omni_bz_gsm_nt": "bz", "omni_kp_index": "kp", "omni_ap_index": "ap", "omni_dst_nt": "dst", "omni_ae_nt": "ae",
    "omni_f107_sfu": "f107", "omni_sunspot_number": "sunspots", "omni_proton_flux_gt10mev_pfu": "gt10mev",
    "omni_proton_flux_gt30mev_pfu": "gt30mev", "omni_proton_flux_gt60mev_pfu": "gt60mev",
}  # fmt: skip
DATASETS = (
    Dataset(about("omni2", "hourly"), "spdf", (HOURS,), _requests, parse,
            (r"spdf\.gsfc\.nasa\.gov/pub/data/omni/low_res_omni/(extended/)?omni2_\d{4}\.dat",),
            (telemetry(HOURS, _SERIES),)),
)  # fmt: skip
