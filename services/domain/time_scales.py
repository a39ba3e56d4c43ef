"""Barycentric time to UTC, and instants as text, for whole columns at once.

Reference: ERFA (IAU SOFA); TDB - TT after USNO Circular 179, eq. 2.6, good to 10 µs between 1600 and 2200.
UTC does not exist before 1960: there, as ERFA and astropy do, TAI - UTC is taken as zero. Beyond the last leap
second known, none is assumed.
"""

import warnings

import erfa
import numpy as np
import numpy.typing as npt

Instants = npt.NDArray[np.datetime64]
Floats = npt.NDArray[np.float64]

JD_UNIX_EPOCH = 2440587.5
_JD_DAYS = 2440587.0
_JD_ZERO = np.datetime64("1969-12-31T12:00:00", "us")
_J2000 = np.datetime64("2000-01-01T12:00:00", "us")
_DAY_US = 86_400_000_000
_TT_MINUS_TAI_US = 32_184_000


def tdb_minus_tt_s(tdb: Instants) -> Floats:
    """TDB - TT in seconds at instants of either scale, shape kept; not-a-time gives NaN."""
    centuries = _days_since_j2000(tdb) / 36525.0
    return np.asarray(
        0.001657 * np.sin(628.3076 * centuries + 6.2401)
        + 0.000022 * np.sin(575.3385 * centuries + 4.2970)
        + 0.000014 * np.sin(1256.6152 * centuries + 6.1969)
        + 0.000005 * np.sin(606.9777 * centuries + 4.0212)
        + 0.000005 * np.sin(52.9691 * centuries + 0.4444)
        + 0.000002 * np.sin(21.3299 * centuries + 5.5431)
        + 0.000010 * centuries * np.sin(628.3076 * centuries + 4.2490)
    )


def utc_from_tdb(tdb: Instants) -> Instants:
    """UTC of TDB readings (datetime64, any unit), in microseconds; not-a-time stays so.

    An inserted leap second carries the name of the second after it: datetime64 has no 60th.
    """
    tdb = np.asarray(tdb).astype("datetime64[us]")
    tai = tdb - _microseconds(tdb_minus_tt_s(tdb)) - np.timedelta64(_TT_MINUS_TAI_US, "us")
    guess = tai - _microseconds(_tai_minus_utc_s(tai))
    return np.asarray(tai - _microseconds(_tai_minus_utc_s(guess)))


def instants_from_jd(jd: Floats) -> Instants:
    """Julian dates as datetime64[us] of the same scale (a float holds a date to 40 µs); NaN is not-a-time."""
    days = np.floor(jd)
    return _JD_ZERO + _microseconds((days - _JD_DAYS) * 86400.0) + _microseconds((jd - days) * 86400.0)


def iso_seconds(instants: Instants) -> npt.NDArray[np.object_]:
    """ISO 8601 text with whole seconds and Z, rounded to the nearest; None for not-a-time."""
    rounded = (np.asarray(instants).astype("datetime64[us]") + np.timedelta64(500_000, "us")).astype("datetime64[s]")
    text = np.datetime_as_string(rounded, timezone="UTC").astype(object)
    text[np.isnat(rounded)] = None
    return text


def _days_since_j2000(instants: Instants) -> Floats:
    elapsed = (np.asarray(instants).astype("datetime64[us]") - _J2000).astype("int64").astype("float64")
    return np.where(np.isnat(instants), np.nan, elapsed / _DAY_US)


def _microseconds(seconds: Floats) -> npt.NDArray[np.timedelta64]:
    known = np.isfinite(seconds)
    whole = np.rint(np.where(known, seconds, 0.0) * 1e6).astype("timedelta64[us]")
    return np.where(known, whole, np.timedelta64("NaT", "us"))


def _tai_minus_utc_s(utc: Instants) -> Floats:
    known = ~np.isnat(utc)
    days = np.where(known, utc, _J2000).astype("datetime64[D]").astype("int64")
    unique, inverse = np.unique(days, return_inverse=True)
    year, month, day, _ = erfa.jd2cal(JD_UNIX_EPOCH, unique.astype("float64"))
    with warnings.catch_warnings():
        # Years outside the leap-second table are "dubious" to ERFA; approaches reach from 1900 to 2200.
        warnings.simplefilter("ignore", erfa.ErfaWarning)
        offset = np.asarray(erfa.dat(year, month, day, 0.0))
    return np.where(known, offset[inverse], np.nan)
