import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.designations import designation_from_name, designation_from_spkid, spkid_today


@pytest.mark.parametrize(
    ("name", "designation"),
    [
        ("99942 Apophis (2004 MN4)", "99942"),
        ("509352 (2007 AG)", "509352"),
        ("(2014 SC324)", "2014 SC324"),
        ("2014 SC324", "2014 SC324"),
        ("   433 Eros (A898 PA)", "433"),
        ("1 Ceres", "1"),
        ("99942", "99942"),
        ("A898 PA", "A898 PA"),
        ("(6344 P-L)", "6344 P-L"),
        ("6344 P-L", "6344 P-L"),
        ("5011 Ptah (6743 P-L)", "5011"),
        ("289P/Blanpain", "289P"),
        ("322P", "322P"),
        ("73P/Schwassmann-Wachmann 3-B", "73P-B"),
        ("73P-BW", "73P-BW"),
        ("252P/LINEAR", "252P"),
        ("P/2016 BA14 (PANSTARRS)", "2016 BA14"),
        ("C/2020 M3 (ATLAS)", "2020 M3"),
        ("C/1983 H1 (IRAS-Araki-Alcock)", "1983 H1"),
        ("2020 M3", "2020 M3"),
        ("", None),
        ("Apophis", None),
        ("()", None),
    ],
)
def test_one_designation_whatever_the_name(name: str, designation: str | None) -> None:
    assert designation_from_name(name) == designation


@given(st.text(max_size=60))
def test_any_text_is_a_designation_or_none(text: str) -> None:
    found = designation_from_name(text)
    assert found is None or found


@given(st.integers(1, 999_999))
def test_both_numberings_of_a_numbered_body_are_one(number: int) -> None:
    old, new = str(2_000_000 + number), str(20_000_000 + number)
    assert spkid_today(old) == new == spkid_today(new)
    assert designation_from_spkid(old) == str(number) == designation_from_spkid(new)


@pytest.mark.parametrize("spkid", ["3584577", "54054685", "1001745"])
def test_ids_of_other_bodies_stay(spkid: str) -> None:
    assert spkid_today(spkid) == spkid
    assert designation_from_spkid(spkid) is None


@pytest.mark.parametrize("spkid", ["", "abc", "-5", "2.5", "٣"])
def test_what_is_no_id_is_none(spkid: str) -> None:
    assert spkid_today(spkid) is None
