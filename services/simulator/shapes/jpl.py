"""JPL's way to write instants and the columns of its close-approach answer."""

from datetime import UTC, datetime, timedelta

CAD_FIELDS = (
    "des", "orbit_id", "jd", "cd", "dist", "dist_min", "dist_max", "v_rel", "v_inf", "t_sigma_f", "h",
    "diameter", "diameter_sigma", "fullname", "body",
)  # fmt: skip
CAD_DEFAULT = CAD_FIELDS[:11]
SBDB_FIELDS = (
    "spkid", "full_name", "pdes", "name", "prefix", "neo", "pha", "H", "G", "diameter", "diameter_sigma",
    "albedo", "rot_per", "H_sigma", "orbit_id", "epoch", "equinox", "e", "a", "q", "i", "om", "w", "ma", "ad",
    "n", "tp", "per", "moid", "moid_jup", "t_jup", "sigma_e", "sigma_a", "sigma_q", "sigma_i", "sigma_om",
    "sigma_w", "sigma_ma", "sigma_n", "sigma_tp", "class", "producer", "data_arc", "first_obs", "last_obs",
    "n_obs_used", "condition_code", "rms",
)  # fmt: skip
_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
_J2000_JD = 2_451_545.0


def jd_of(at: datetime) -> float:
    """Julian date of an instant, in the instant's own time scale."""
    return _J2000_JD + (at - _J2000) / timedelta(days=1)


def instant_of(jd: float) -> datetime:
    """Instant of a Julian date; the zone is nominal, the time scale is that of `jd`."""
    return _J2000 + timedelta(days=jd - _J2000_JD)


def cd_of(at: datetime) -> str:
    """Calendar date as close-approach answers print it, to the minute."""
    return f"{at:%Y-%b-%d %H:%M}"
