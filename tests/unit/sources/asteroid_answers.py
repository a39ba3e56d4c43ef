"""Answers in the services' own shape, for the tests of their parsers. The MPCORB lines and the counts are real ones."""

from datetime import UTC, datetime

EROS = datetime(2026, 4, 2, 12, tzinfo=UTC)
RISKS = {
    "signature": {"version": "2.0", "source": "NASA/JPL Sentry Data API"},
    "count": "2",
    "data": [
        {"des": "101955", "fullname": "101955 Bennu (1999 RQ36)", "id": "a0101955", "h": "20.63", "diameter": "0.49",
         "ip": "5.7e-04", "ps_cum": "-1.40", "ps_max": "-1.59", "ts_max": None, "n_imp": 157, "range": "2178-2290",
         "last_obs": "2020-10-03.12345", "last_obs_jd": "2459125.62", "v_inf": "5.99"},
        {"des": "1979 XB", "fullname": "(1979 XB)", "id": "bJ79X00B", "h": "18.54", "diameter": "0.66",
         "ip": "8.515158e-07", "ps_cum": "-2.72", "ps_max": "-3.14", "ts_max": "0", "n_imp": "4", "range": "2056-2113",
         "last_obs": "1979-12-15.42951", "last_obs_jd": "2444222.93", "v_inf": "23.7606"},
    ],
}  # fmt: skip
_IMPACT = {"date": "2113-12-14.75", "ip": "4.1e-08", "ps": "-4.2", "ts": "0", "energy": "3.162e+04", "dist": "0.5",
           "sigma_vi": "1.2"}  # fmt: skip
ANALYSIS = {
    "signature": {"version": "2.0", "source": "NASA/JPL Sentry Data API"},
    "summary": {
        "des": "1979 XB", "fullname": "(1979 XB)", "method": "IOBS", "ip": "8.515158e-07", "ps_cum": "-2.72",
        "ps_max": "-3.14", "ts_max": "0", "n_imp": 3, "energy": "3.16e+04", "h": "18.54", "diameter": "0.66",
        "mass": "3.9e+11", "v_inf": "23.7606", "v_imp": "26.26", "pdate": "2021-08-26 06:49:37",
        "cdate": "2021-08-26 07:28:14", "first_obs": "1979-12-11.42951", "last_obs": "1979-12-15.42951",
        "darc": "3.9954 days", "nobs": 18, "ndel": 0, "ndop": 0, "nsat": None,
    },
    "data": [{**_IMPACT, "date": "2056-12-12.87", "ip": "2.3e-07"}, _IMPACT, {**_IMPACT, "sigma_vi": "0.4"}],
}  # fmt: skip
FIREBALL_FIELDS = ["date", "energy", "impact-e", "lat", "lat-dir", "lon", "lon-dir", "alt", "vel"]
FIREBALLS = {
    "signature": {"version": "1.2", "source": "NASA/JPL Fireball Data API"},
    "count": "3",
    "fields": FIREBALL_FIELDS,
    "data": [
        ["1988-04-15 03:03:10", "758", "14", "4.1", "S", "124.3", "E", None, None],
        ["1993-10-31 03:39:27", "4.0", "0.13", "51.3", "N", "100.9", "W", "38.0", "18.1"],
        ["1994-02-01 22:38:09", "1820.0", "30", None, None, None, None, None, None],
    ],
}
_SEEN = {
    "objectName": "P10vY9r", "lastRun": "2026-03-31 05:40", "tEphem": "2026-04-05 01:45", "nObs": 54, "arc": "1.22",
    "rmsN": "0.42", "H": "24.2", "Vmag": "18.8", "moid": "2", "caDist": None, "vInf": None, "rating": 0, "phaScore": 0,
    "neoScore": 90, "neo1kmScore": 0, "geocentricScore": 0, "ieoScore": 0, "tisserandScore": 10, "ra": "11:59",
    "dec": "-40", "elong": "144", "rate": "1.7", "unc": "0.02", "uncP1": "0.02",
}  # fmt: skip
SCOUT = {
    "signature": {"version": "1.3", "source": "NASA/JPL Scout API"},
    "count": "2",
    "data": [_SEEN, {**_SEEN, "objectName": "A11zrA3", "dec": "+09", "caDist": "3.4", "vInf": "20.7", "rating": None}],
}
LOOKUP = {
    "signature": {"version": "1.3", "source": "NASA/JPL Small-Body Database (SBDB) API"},
    "object": {"des": "54509", "spkid": "2054509", "fullname": "54509 YORP (2000 PH5)", "kind": "an", "neo": True,
               "pha": False, "prefix": None, "orbit_class": {"code": "APO", "name": "Apollo"}, "orbit_id": "88"},
    "orbit": {
        "epoch": "2461000.5", "moid": ".00277", "condition_code": "0", "rms": ".52", "data_arc": "1826",
        "n_obs_used": 559, "first_obs": "2000-08-01", "last_obs": "2005-08-01", "soln_date": "2021-04-12 19:00:00",
        "elements": [{"name": "e", "value": ".23", "sigma": "1.4E-7"}, {"name": "a", "value": "1.006", "sigma": "1E-9"},
                     {"name": "per", "value": "368.5", "sigma": "5E-7"}],
    },
    "phys_par": [{"name": "H", "value": "22.7", "sigma": None}, {"name": "diameter", "value": "0.113", "sigma": None},
                 {"name": "rot_per", "value": "0.2029", "sigma": None}],
}  # fmt: skip
MPC_LINES = (
    (
        "00433   11.16  0.46 K1972  84.17190  178.83549  304.30424   10.82858  0.2227385  0.55973997   1.4581823  0 "
        "MPO467611  8406  52 1893-2019 0.69 M-v 38h MPCLINUX   1804    (433) Eros               20190509"
    ),
    (
        "G2421   18.0   0.15 K1972 122.01131   46.11038  331.14732   22.32287  0.1237352  1.07005834   0.9466681  2 "
        "MPO294169   332   6 2000-2014 0.44 M-h 3Eh MPCLINUX   9802 (162421) 2000 ET70          20140420"
    ),
    (
        "K10L64F             K1972 283.37046  239.61117   19.10043   17.52069  0.1645012  0.63390490   1.3421055  8 "
        "MPO460897    24   1    3 days 1.00 M-v 38h MPCW       3804          2010 LF64          20100605"
    ),
)
STATS = {"near_earth_object_count": 15282, "close_approach_count": 431590, "last_updated": "2016-11-19"}
