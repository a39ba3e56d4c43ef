from dataclasses import dataclass
from typing import Any

import pytest
from pydantic import SecretStr

from services.chassis.redaction import Redactor
from services.chassis.settings import load_settings

CLEAN = Redactor(
    load_settings(nasa_api_key="k3y-of-some-one", archive_url="postgresql://me:pa%2Fss%20word@host/db?sslpassword=other-secret")
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "logged"),
    [
        ("GET https://x/feed?api_key=abc&page=2", "GET https://x/feed?api_key=***&page=2"),
        ("https://x/?next=%2Ffeed%3Fapi_key%3Dabc%26a", "https://x/?next=%2Ffeed%3Fapi_key%3D***"),
        ("amqp://me:secret@host/v", "amqp://me:***@host/v"),
        ("redis://:secret@host:6379/0", "redis://:***@host:6379/0"),
        ("next=http%3A%2F%2Fme%3Asecret%40host", "next=http%3A%2F%2Fme%3A***%40host"),
        ("Authorization: Bearer abc.def", "Authorization: ***"),
        ("{'authorization': 'Token abc'}", "{'authorization': '***'}"),
        ("[(b'Authorization', b'AWS4 Credential=A/b, Signature=c')]", "[(b'Authorization', b'***')]"),
        ("sent Bearer eyJhbGciOiJI.x1 to it", "sent Bearer *** to it"),
        ('{"password": "abc", "user": "me"}', '{"password": "***", "user": "me"}'),
        ("X-Amz-Signature=abc&X-Amz-Date=1", "X-Amz-Signature=***&X-Amz-Date=1"),
        ("signed with whsec_MfKQ9r8GKYqrTwjU", "signed with whsec_***"),
        ("said k3y-of-some-one twice: k3y-of-some-one", "said *** twice: ***"),
        ("pa/ss word, pa%2Fss%20word, pa%2fss+word", "***, ***, ***"),
        ("other-secret", "***"),
    ],
)
def test_secrets_are_hidden_and_the_rest_is_kept(said: str, logged: str) -> None:
    assert CLEAN(said) == logged


@pytest.mark.parametrize(
    "said",
    [
        "2026-11-21T11:11:11.111111Z",
        "https://api.nasa.gov/neo/rest/v1/feed?start_date=2026-04-01",
        "mail someone@example.org: Basic functionality",
        "Bearer of bad news",
        "authorize it",
        "http://host:8080/a@b",
    ],
)
def test_what_is_no_secret_is_kept(said: str) -> None:
    assert CLEAN(said) == said


def test_values_of_any_type_are_told_without_secrets() -> None:
    @dataclass
    class Held:
        key: str

    value: dict[str, Any] = {
        "headers": {"Authorization": "abc", "Cookie": ["abc"], "Accept": "json"},
        "setting": SecretStr("abc"),
        "error": ValueError("k3y-of-some-one"),
        "held": [Held("k3y-of-some-one"), {"k3y-of-some-one"}],
        "k3y-of-some-one": (1, 2.5, None, True),
    }
    assert CLEAN(value) == {
        "headers": {"Authorization": "***", "Cookie": "***", "Accept": "json"},
        "setting": "**********",
        "error": "***",
        "held": [f"{Held.__qualname__}(key='***')", "{'***'}"],
        "***": [1, 2.5, None, True],
    }


def test_a_short_or_default_secret_takes_no_word_out_of_ordinary_text() -> None:
    clean = Redactor(load_settings(nasa_api_key="DEMO_KEY", cache_url="redis://:orrery@host/0"))
    assert clean("the orrery of DEMO_KEY") == "the orrery of DEMO_KEY"
    assert clean("redis://:orrery@host/0") == "redis://:***@host/0"
