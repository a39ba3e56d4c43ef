import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.runs.unsupported import count_records, source_of

TLE = b"ISS\r\n1 25544U 98067A   26001.50000000  .0 0 0 0 0\r\n2 25544  51.6 0 0 0 0 15.5\r\n"


@pytest.mark.parametrize(
    ("url", "source", "dataset"),
    [
        ("https://services.swpc.noaa.gov/products/alerts.json", "swpc", "alerts"),
        ("https://services.swpc.noaa.gov/json/goes/primary/integral-protons-6-hour.json", "swpc", "integral-protons"),
        ("https://kauai.ccmc.gsfc.nasa.gov/DONKI/WS/get/HSS?startDate=2016-01-01", "donki", "hss"),
        ("https://ssd-api.jpl.nasa.gov/sbdb.api?sstr=1P", "jpl", "sbdb"),
        ("https://celestrak.org/NORAD/elements/gp.php?GROUP=active", "celestrak", "other"),
        ("https://spdf.gsfc.nasa.gov/pub/data/omni/low_res_omni/omni2_2011.dat", "omni", "other"),
        ("https://example.org/../../etc/passwd", "example.org", "other"),
    ],
)
def test_source_of_an_address(url, source, dataset):
    assert source_of(url) == (source, dataset)


@pytest.mark.parametrize(
    ("body", "records"),
    [
        (b"[]", 0),
        (b'[{"a": 1}, {"a": 2}]', 2),
        (b'[["time_tag", "kp"], ["2026", "1"]]', 1),
        (b'{"signature": {}, "fields": ["a"], "data": [[1], [2], [3]]}', 3),
        (b'{"object": {}, "phys_par": [{}, {}]}', 1),
        (b'{"broken', 1),
        (TLE * 4, 4),
        (b"a,b,c\n1,2,3\n4,5,6\n", 2),
        (b"2011 1 0\n2011 1 1\n", 2),
        (b":Product: forecast\nfree text\n", 1),
        (b"\xff\xfe\x00", 1),
        (b"", 0),
    ],
)
def test_count_of_records(body, records):
    assert count_records(body) == records


@settings(deadline=None)
@given(body=st.binary(max_size=400))
def test_no_body_makes_it_crash(body):
    assert count_records(body) >= 0


@settings(deadline=None)
@given(url=st.text(max_size=80))
def test_names_are_safe_as_files(url):
    try:
        names = source_of("https://example.org/" + url)
    except ValueError:
        return
    assert all("/" not in n and n not in {"", ".", ".."} for n in names)
