import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from polite_provider import KEY, Provider, answer, cut_off, dripping, slow, zipped

from services.chassis.errors import StorageError
from services.chassis.http import NOT_RECORDED, BreakerOpenError, BudgetExhaustedError, HttpClient

Make = Callable[..., HttpClient]


def test_an_answer_carries_bytes_instant_and_chosen_headers(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"[1]", ETag='"a"', Content_Type="application/json", Set_Cookie="x=1")]
    got = client(now=datetime(2026, 4, 2, 12, tzinfo=UTC)).fetch("swpc", f"{provider.url}/a.json")
    assert (got.outcome, got.status, got.body, got.attempts) == ("stored", 200, b"[1]", 1)
    assert got.fetched_at == datetime(2026, 4, 2, 12, tzinfo=UTC)
    assert got.headers["etag"] == '"a"'
    assert "set-cookie" not in got.headers
    assert "gzip" in provider.headers[0]["accept-encoding"]


def test_a_zipped_body_is_kept_as_the_document_it_is(provider: Provider, client: Make) -> None:
    provider.behaviours = [zipped(b'{"a": 1}')]
    assert client().fetch("swpc", provider.url).body == b'{"a": 1}'


def test_a_server_error_is_tried_again(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"upstream connect error", 503), answer(b"", 500), answer(b"[1]")]
    http = client()
    got = http.fetch("swpc", provider.url)
    assert (got.outcome, got.attempts) == ("stored", 3)
    assert http.tallies.read() == {("calls", "swpc", "stored"): 1, ("retries", "swpc", ""): 2}


def test_a_lasting_server_error_is_a_transient_failure(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"upstream connect error", 503)]
    got = client().fetch("swpc", provider.url)
    assert (got.outcome, got.status, got.transient, got.attempts, got.body) == ("failed", 503, True, 3, b"")
    assert "503" in str(got.error)
    assert "upstream connect error" in str(got.error)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 300])
def test_a_refusal_is_not_tried_again(provider: Provider, client: Make, status: int) -> None:
    provider.behaviours = [answer(b'{"message": "bad date"}', status)]
    got = client().fetch("jpl", provider.url)
    assert (got.outcome, got.status, got.transient, got.attempts) == ("failed", status, False, 1)
    assert "bad date" in str(got.error)


def test_a_failure_that_only_claims_to_be_unrecorded_is_one(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"", 500, X_Orrery_Form=NOT_RECORDED)]
    assert client().fetch("jpl", provider.url).outcome == "failed"


def test_a_limit_that_ends_soon_is_waited_for(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"", 429, Retry_After="1"), answer(b"[1]")]
    started = time.monotonic()
    got = client().fetch("nasa", provider.url)
    assert (got.outcome, got.attempts) == ("stored", 2)
    assert time.monotonic() - started >= 0.9


def test_a_long_limit_fails_at_once_and_blocks_the_host(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b'{"error": {"code": "OVER_RATE_LIMIT"}}', 429, Retry_After="600")]
    started = time.monotonic()
    http = client()
    got = http.fetch("nasa", provider.url)
    assert (got.outcome, got.status, got.transient, got.attempts) == ("failed", 429, True, 1)
    assert time.monotonic() - started < 2
    with pytest.raises(BudgetExhaustedError) as caught:
        http.fetch("nasa", provider.url)
    assert caught.value.transient
    assert 590 < (caught.value.resets_at - datetime.now(UTC)).total_seconds() < 601
    assert len(provider.paths) == 1
    assert http.state("nasa", provider.url).budget.resets_at is not None
    assert http.state("nasa", provider.url).breaker.failures == 0


def test_a_body_that_is_cut_off_is_asked_for_again(provider: Provider, client: Make) -> None:
    provider.behaviours = [cut_off(b"[1, 2", 100), answer(b"[1, 2]")]
    got = client().fetch("swpc", provider.url)
    assert (got.body, got.attempts) == (b"[1, 2]", 2)


def test_a_body_that_is_always_cut_off_is_no_answer(provider: Provider, client: Make) -> None:
    provider.behaviours = [cut_off(b"[1, 2", 100)]
    got = client().fetch("swpc", provider.url)
    assert (got.outcome, got.transient, got.body) == ("failed", True, b"")
    assert "cut off" in str(got.error)


def test_silence_ends_after_the_read_timeout(provider: Provider, client: Make) -> None:
    provider.behaviours = [slow(3, answer())]
    got = client(read_s=0.2, attempts=2).fetch("donki", provider.url)
    assert (got.outcome, got.attempts) == ("failed", 2)
    assert "nothing received" in str(got.error)


def test_a_dripping_body_ends_after_the_total_time(provider: Provider, client: Make) -> None:
    provider.behaviours = [dripping(200, 0.02)]
    got = client(total_s=0.3, attempts=1).fetch("donki", provider.url)
    assert got.outcome == "failed"
    assert "longer than 0.3 s" in str(got.error)


def test_no_server_is_a_transient_failure(client: Make) -> None:
    got = client().fetch("swpc", "http://127.0.0.1:9/x")
    assert (got.outcome, got.status, got.transient, got.attempts) == ("failed", None, True, 3)


def test_a_body_beyond_the_limit_is_refused(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"x" * 5000)]
    got = client(max_bytes=1000).fetch("swpc", provider.url)
    assert (got.outcome, got.transient, got.attempts) == ("failed", False, 1)


def test_html_with_status_200_is_kept_for_the_parser_to_judge(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"<html>maintenance</html>")]
    assert client().fetch("swpc", provider.url).body == b"<html>maintenance</html>"


def test_what_was_remembered_is_asked_for_conditionally(provider: Provider, client: Make) -> None:
    stamp = "Thu, 02 Apr 2026 00:00:00 GMT"
    provider.behaviours = [answer(b"[1]", ETag='"a"', Last_Modified=stamp), answer(b"", 304)]
    http = client()
    first = http.fetch("swpc", provider.url)
    http.remember(first)
    second = client().fetch("swpc", provider.url)
    assert (second.outcome, second.status, second.body) == ("not_modified", 304, b"")
    assert provider.headers[1]["if-none-match"] == '"a"'
    assert provider.headers[1]["if-modified-since"] == stamp


def test_an_answer_that_was_not_remembered_is_asked_for_whole(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"[1]", ETag='"a"')]
    http = client()
    http.fetch("swpc", provider.url)
    http.fetch("swpc", provider.url)
    assert "if-none-match" not in provider.headers[1]


def test_a_redirect_within_the_host_is_followed(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"", 302, Location="/new"), answer(b"[1]")]
    assert client().fetch("swpc", f"{provider.url}/old").body == b"[1]"
    assert provider.paths == ["/old", "/new"]


@pytest.mark.parametrize("location", ["http://example.org/x", "//example.org/x", "http://127.0.0.1:9/x"])
def test_a_redirect_to_another_host_is_not(provider: Provider, client: Make, location: str) -> None:
    provider.behaviours = [answer(b"", 301, Location=location)]
    got = client().fetch("nasa", provider.url, keyed=True)
    assert (got.outcome, got.transient) == ("failed", False)
    assert "another host" in str(got.error)


def test_endless_redirects_end(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"", 302, Location="/again")]
    got = client().fetch("swpc", provider.url)
    assert (got.outcome, got.transient, len(provider.paths)) == ("failed", False, 4)


def test_the_key_goes_to_the_provider_and_nowhere_else(
    provider: Provider, client: Make, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    echo = f'{{"self": "http://api.nasa.gov/neo?api_key={KEY}", "note": "{KEY}"}}'.encode()
    provider.behaviours = [
        answer(echo, ETag=f'"{KEY}"'),
        answer(f"who is {KEY}?".encode(), 403),
        answer(b"", 301, Location=f"http://example.org/?api_key={KEY}"),
        cut_off(KEY.encode(), 500),
    ]
    http = client()
    got = [http.fetch("nasa", f"{provider.url}/feed?start_date=2026-04-02", keyed=True) for _ in range(4)]
    http.remember(got[0])
    assert all(f"api_key={KEY}" in path for path in provider.paths)
    assert got[0].redacted
    assert b"api_key=REDACTED" in got[0].body
    assert got[0].url == f"{provider.url}/feed?start_date=2026-04-02"
    assert KEY not in "".join(map(repr, got))
    assert KEY not in caplog.text
    assert "api_key=REDACTED" in caplog.text
    for file in tmp_path.iterdir():
        assert KEY.encode() not in file.read_bytes()


def test_an_answer_without_key_is_kept_as_it_came(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b'{"api": "yes", "capital_key": 1}')]
    got = client().fetch("nasa", provider.url, keyed=True)
    assert (got.body, got.redacted) == (b'{"api": "yes", "capital_key": 1}', False)


def test_a_serial_host_gets_one_request_at_a_time(provider: Provider, client: Make) -> None:
    provider.behaviours = [slow(0.05, answer())]
    clients = [client(serial=True) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(lambda c: c.fetch("jpl", provider.url), clients))
    assert {g.outcome for g in got} == {"stored"}
    assert provider.most_at_once == 1


def test_a_host_that_keeps_failing_is_left_alone_then_probed(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"", 500)]
    http = client(attempts=1, breaker_failures=3, breaker_s=2.0)
    for _ in range(3):
        http.fetch("swpc", provider.url)
    with pytest.raises(BreakerOpenError) as caught:
        http.fetch("swpc", provider.url)
    assert http.tallies.read()["withheld", "swpc", "breaker"] == 1
    assert caught.value.transient
    assert client(breaker_failures=3, breaker_s=2.0).state("swpc", provider.url).breaker.state == "open"
    time.sleep(2.1)
    provider.behaviours = [answer(b"[1]")]
    assert http.state("swpc", provider.url).breaker.state == "half_open"
    assert http.fetch("swpc", provider.url).outcome == "stored"
    assert http.state("swpc", provider.url).breaker.state == "closed"


def test_a_failed_probe_opens_the_breaker_again(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"", 500)]
    http = client(attempts=1, breaker_failures=1, breaker_s=1.0)
    http.fetch("swpc", provider.url)
    time.sleep(1.1)
    http.fetch("swpc", provider.url)
    with pytest.raises(BreakerOpenError):
        http.fetch("swpc", provider.url)


def test_refusals_do_not_open_the_breaker(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"", 404)]
    http = client(breaker_failures=1)
    for _ in range(3):
        assert http.fetch("swpc", provider.url).status == 404


def test_a_data_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="cannot be used"):
        HttpClient(tmp_path / "file", lambda: datetime.now(UTC))


def test_a_damaged_store_says_what_to_do(provider: Provider, tmp_path: Path) -> None:
    (tmp_path / "budget.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(StorageError, match="delete it"):
        HttpClient(tmp_path, lambda: datetime.now(UTC))
