from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.gateway.fast import repeatable
from services.gateway.proxy import key_of

HEAD = b"GET /api/v1/x HTTP/1.1\r\nHost: here\r\nAccept: */*\r\n\r\n"


def scope(query: bytes) -> dict[str, Any]:
    return {"raw_path": b"/api/v1/x", "query_string": query, "headers": []}


@given(st.permutations([b"a=1", b"b=2", b"c=", b"d=%20"]))
def test_the_order_of_names_does_not_matter(parts: list[bytes]) -> None:
    assert key_of(scope(b"&".join(parts))) == key_of(scope(b"a=1&b=2&c=&d=%20"))


@given(st.binary(max_size=100))
def test_any_query_has_a_key(query: bytes) -> None:
    assert key_of(scope(query)) == key_of(scope(query))


def test_different_questions_have_different_keys() -> None:
    queries = [b"", b"a=1", b"a=2", b"a=1&a=2", b"a=2&a=1", b"a=", b"a=1%26a=2", b"a=1;a=2"]
    assert len({key_of(scope(query)) for query in queries}) == len(queries)


def test_a_plain_head_is_repeatable() -> None:
    assert repeatable(HEAD)


@pytest.mark.parametrize(
    "data",
    [
        HEAD[:-1],
        HEAD + HEAD,
        HEAD + b"x",
        HEAD.replace(b"GET", b"POST"),
        HEAD.replace(b"1.1", b"1.0"),
        *(
            HEAD.replace(b"Accept: */*", header)
            for header in (
                b"Content-Length: 3",
                b"Transfer-Encoding: chunked",
                b"Connection: close",
                b"Connection:close",
                b"CONNECTION:  Close",
                b"Connection: keep-alive, close",
                b"Upgrade: websocket",
                b"X-Request-Id: mine",
                b"X-Request-Id : mine",
                b"Expect: 100-continue",
                b"X-Long: " + b"x" * 3000,
            )
        ),
    ],
)
def test_what_may_mean_something_else_is_not(data: bytes) -> None:
    assert not repeatable(data)
