import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.packed import designation_from_packed, jd_from_packed


@pytest.mark.parametrize(
    ("packed", "designation"),
    [
        ("00001", "1"), ("00433", "433"), ("A0345", "100345"), ("a0017", "360017"), ("z9999", "619999"),
        ("~0000", "620000"), ("~000z", "620061"), ("~AZaz", "3140113"), ("J95X00A", "1995 XA"), ("J95X01L", "1995 XL1"),
        ("K07Tf8A", "2007 TA418"), ("J98SA8Q", "1998 SQ108"), ("PLS2040", "2040 P-L"), ("T3S4101", "4101 T-3"),
        ("_QC0000", "2026 CA620"), ("00000", None), ("", None), ("K1972", "201972"), ("K19I00A", None),
        ("SIM0001", None),
    ],
)  # fmt: skip
def test_the_center_s_own_examples(packed, designation):
    assert designation_from_packed(packed) == designation


@pytest.mark.parametrize(
    ("packed", "jd"),
    [("K1972", 2458666.5), ("J9611", 2450083.5), ("K01AM", 2452204.5), ("K192V", None), ("K19", None), ("X1972", None)],
)
def test_packed_dates(packed, jd):
    assert jd_from_packed(packed) == jd


@given(st.text(max_size=9))
def test_any_text_is_a_designation_or_none(text):
    designation_from_packed(text)
    jd_from_packed(text)
