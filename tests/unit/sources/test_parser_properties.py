"""No input makes a parser crash, and every record of a payload is a row, a problem or counted as inactive."""

import copy
import json
from typing import Any

import pytest
from asteroid_answers import ANALYSIS, FIREBALLS, LOOKUP, RISKS, SCOUT, STATS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from parsing import parse
from test_cneos_parsing import APOPHIS, _cad
from test_donki_parsing import CME, FLARE, STORM
from test_imagery_parsing import APOD, EPIC, EVENT, OLD_APOD
from test_mars_parsing import IMAGE, ITEM, MANIFEST, PHOTO, PLACE, WAY
from test_neows_parsing import ORBIT, _feed, _object
from test_sbdb_parsing import EROS
from test_sbdb_parsing import _answer as _sbdb
from test_swpc_parsing import FIELD, WIND, XRAY

GOOD: dict[str, Any] = {
    "cneos_cad/approaches": _cad(APOPHIS, APOPHIS),
    "sbdb_query/asteroids": _sbdb(EROS, EROS),
    "neows/feed": _feed(_object(), _object(orbital_data=ORBIT)),
    "neows/lookup": _object(orbital_data=ORBIT),
    "neows/browse": {"page": {}, "near_earth_objects": [_object(), _object()]},
    "neows/stats": STATS,
    "sentry/risks": RISKS,
    "sentry/removals": {"count": 1, "data": [{"des": "2008 JL3", "removed": "2023-02-09 10:20:30"}]},
    "sentry/objects": ANALYSIS,
    "fireball/fireballs": FIREBALLS,
    "scout/objects": SCOUT,
    "sbdb/lookup": LOOKUP,
    "swpc/plasma": [WIND, {**WIND, "active": False}],
    "swpc/mag": [FIELD, FIELD],
    "swpc/kp": [["time_tag", "Kp"], ["2024-05-06 00:00:00.000", "5.00"], ["2024-05-06 03:00:00.000", "4.00"]],
    "swpc/xrays": [XRAY, XRAY],
    "donki/flares": [FLARE, FLARE],
    "donki/cmes": [CME, CME],
    "donki/storms": [STORM, STORM],
    "apod/pictures": [APOD, {**APOD, "date": "2026-11-19", "title": "Another"}],
    "apod/old": [OLD_APOD],
    "epic/natural": [EPIC, EPIC],
    "eonet/events": {"title": "EONET Events", "events": [EVENT, EVENT]},
    "mars2020_raw/photos": {"images": [IMAGE, IMAGE], "total_results": 2},
    "msl_raw/photos": {"items": [ITEM, {**ITEM, "mission": "insight"}], "total": 2},
    "mars_photos/manifests": MANIFEST,
    "mars_photos/photos": {"photos": [PHOTO, PHOTO]},
    "mmgis/waypoints": {"type": "FeatureCollection", "features": [PLACE, PLACE]},
    "mmgis/traverses": {"type": "FeatureCollection", "features": [WAY, WAY]},
}
KEYS = sorted(GOOD)
QUIET = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**25), 10**25), st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
    st.sampled_from(["", " ", "NaN", "1e999", "2026-13-45T99:99Z", "-0", "\x00", "٣", "9" * 400]),
)  # fmt: skip
values = st.recursive(
    scalars,
    lambda c: st.one_of(st.lists(c, max_size=4), st.dictionaries(st.text(max_size=10), c, max_size=4)),
    max_leaves=10,
)


def _places(value: Any, path: tuple = ()) -> list[tuple]:
    found = [path]
    if isinstance(value, dict):
        for name, item in value.items():
            found += _places(item, (*path, name))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            found += _places(item, (*path, i))
    return found


def _put(value: Any, path: tuple, new: Any, *, drop: bool) -> Any:
    if not path:
        return new
    value = copy.deepcopy(value)
    inside = value
    for step in path[:-1]:
        inside = inside[step]
    if drop:
        del inside[path[-1]]
    else:
        inside[path[-1]] = new
    return value


@pytest.mark.parametrize("key", KEYS)
def test_the_good_payload_has_no_problem(key: str) -> None:
    assert parse(key, GOOD[key]).problems == []


@pytest.mark.parametrize("key", KEYS)
@QUIET
@given(data=st.data())
def test_any_part_replaced_or_dropped(key: str, data: st.DataObject) -> None:
    value = GOOD[key]
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(_places(value)))
        value = _put(value, path, data.draw(values), drop=data.draw(st.booleans()))
        if not isinstance(value, list | dict):
            break
    parse(key, value)


@pytest.mark.parametrize("key", KEYS)
@QUIET
@given(data=st.data())
def test_cut_off_anywhere(key: str, data: st.DataObject) -> None:
    whole = json.dumps(GOOD[key]).encode()
    parsed = parse(key, whole[: data.draw(st.integers(1, len(whole) - 1))])
    assert parsed.semantics == "increment"
    assert len(parsed.problems) == parsed.records == 1


@pytest.mark.parametrize("key", KEYS)
@QUIET
@given(noise=st.binary(min_size=1, max_size=6), place=st.integers(0, 2000))
def test_bytes_overwritten_anywhere(key: str, noise: bytes, place: int) -> None:
    whole = json.dumps(GOOD[key]).encode()
    at = place % len(whole)
    parse(key, whole[:at] + noise + whole[at + len(noise) :])


@pytest.mark.parametrize("key", KEYS)
@QUIET
@given(body=st.binary(max_size=200))
def test_any_bytes(key: str, body: bytes) -> None:
    parse(key, body)


@pytest.mark.parametrize("key", KEYS)
@QUIET
@given(value=values)
def test_any_json(key: str, value: Any) -> None:
    parse(key, value)


@pytest.mark.parametrize("key", ["cneos_cad/approaches", "sbdb_query/asteroids"])
@QUIET
@given(body=st.one_of(st.binary(max_size=200), st.text(alphabet='ab,"\n\r\x00±|', max_size=200).map(str.encode)))
def test_any_csv(key: str, body: bytes) -> None:
    parse(key, body, form="CSV export")
