from hypothesis import given
from hypothesis import strategies as st

from services.chassis.http.redact import redact, redact_body

KEY = "aB3dE5fG7hJ9kL1mN0pQ2rS4tU6vW8xY0zA1bC2d"


def test_a_key_parameter_is_replaced_whatever_its_value() -> None:
    url = "https://api.nasa.gov/neo/rest/v1/feed?start_date=2026-04-02&api_key=DEMO_KEY&detailed=false"
    assert redact(url) == url.replace("DEMO_KEY", "REDACTED")


def test_an_escaped_parameter_is_replaced_too() -> None:
    assert redact("next=%3Fapi_key%3DABCDEFGH%26x=1".replace("%26", "&")) == "next=%3Fapi_key%3DREDACTED&x=1"
    assert redact('{"api_key": "ABCDEFGH"}') == '{"api_key": "REDACTED"}'


def test_json_stays_json_where_the_key_ends_an_escaped_string() -> None:
    body, changed = redact_body(rb'{"a": "{\"u\": \"http://x/?api_key=ABC\"}"}')
    assert changed
    assert body == rb'{"a": "{\"u\": \"http://x/?api_key=REDACTED\"}"}'


def test_a_short_or_public_key_takes_no_words_out_of_a_body() -> None:
    assert redact_body(b"DEMO_KEY and abc", "abc") == (b"DEMO_KEY and abc", False)
    assert redact_body(b"DEMO_KEY", "DEMO_KEY") == (b"DEMO_KEY", False)


@given(st.text(), st.text())
def test_no_text_around_it_hides_the_key(before: str, after: str) -> None:
    assert KEY not in redact(f"{before}{KEY}{after}", KEY)
    assert KEY.encode() not in redact_body(f"{before}{KEY}{after}".encode(errors="ignore"), KEY)[0]


@given(st.binary())
def test_bytes_without_key_are_untouched(body: bytes) -> None:
    clean, changed = redact_body(body, KEY)
    assert changed == (clean != body)
