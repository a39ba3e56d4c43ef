"""A provider that counts downloads, over HTTP: what leaves, and what never does."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from polite_provider import Provider, answer

from services.chassis.http import (
    NOT_RECORDED,
    HeldError,
    HostPolicy,
    HttpClient,
    NotDueError,
    VolumeError,
    host_policies,
)
from services.chassis.http.pace import item_of

CELESTRAK = replace(host_policies()["celestrak"], interval_s=0.0, connect_s=0.3)
TOO_EARLY = b"GP data has not updated since your last successful download of GROUP=active at 2026-04-02 10:00:00 UTC."
GROUP = "/NORAD/elements/gp.php?GROUP={}&FORMAT=csv"
Make = Callable[..., HttpClient]


@pytest.fixture
def client(tmp_path: Path) -> Make:
    def make(policy: HostPolicy = CELESTRAK) -> HttpClient:
        return HttpClient(tmp_path, lambda: datetime(2026, 4, 2, tzinfo=UTC), policies={"celestrak": policy})

    return make


def ask(http: HttpClient, provider: Provider, group: str = "active"):
    return http.fetch("celestrak", provider.url + GROUP.format(group))


def test_the_policy_is_the_providers_own() -> None:
    policy = host_policies()["celestrak"]
    assert (policy.download_s, policy.daily_bytes, policy.attempts) == (7200, 250_000_000, 1)
    assert (policy.redirects, policy.conditional, policy.serial) == (False, False, True)


def test_a_group_is_downloaded_once_by_however_many_processes(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"OBJECT_NAME")]
    assert ask(client(), provider).outcome == "stored"
    for _ in range(3):
        with pytest.raises(NotDueError) as early:
            ask(client(), provider)
    assert 7190 < early.value.retry_after <= 7200
    assert "GROUP=active" in str(early.value)
    assert ask(client(), provider, "stations").outcome == "stored"
    assert len(provider.paths) == 2


def test_another_form_of_the_same_group_is_the_same_download(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"[]")]
    ask(client(), provider)
    with pytest.raises(NotDueError):
        client().fetch("celestrak", f"{provider.url}/NORAD/elements/gp.php?FORMAT=json&GROUP=active")
    assert item_of("https://celestrak.org/SpaceData/SW-All.csv") == "/SpaceData/SW-All.csv"


def test_what_was_asked_is_noted_before_it_leaves(provider: Provider, client: Make) -> None:
    noted: list[bool] = []

    def look(handler) -> None:
        try:
            ask(client(), provider)
        except NotDueError:
            noted.append(True)
        answer(b"ok")(handler)

    provider.behaviours = [look]
    ask(client(), provider)
    assert (noted, len(provider.paths)) == ([True], 1)


def test_it_is_asked_again_when_the_time_is_over(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"one"), answer(b"two")]
    quick = replace(CELESTRAK, download_s=0.3)
    assert ask(client(quick), provider).body == b"one"
    time.sleep(0.35)
    assert ask(client(quick), provider).body == b"two"


@pytest.mark.parametrize("status", [403, 200])
def test_word_that_nothing_is_new_is_no_error(provider: Provider, client: Make, status: int) -> None:
    provider.behaviours = [answer(TOO_EARLY, status)]
    got = ask(client(), provider)
    assert (got.outcome, got.status, got.error, got.body) == ("not_modified", status, None, b"")
    assert client().state("celestrak", provider.url).hold is None
    with pytest.raises(NotDueError):
        ask(client(), provider)


@pytest.mark.parametrize("status", [301, 302, 403, 404, 500, 503])
def test_a_refusal_holds_every_group_until_a_person_releases(provider: Provider, client: Make, status: int) -> None:
    provider.behaviours = [answer(b"blocked", status, Location="/elsewhere"), answer(b"OBJECT_NAME")]
    got = ask(client(), provider)
    assert (got.outcome, got.status, got.transient, got.attempts) == ("failed", status, False, 1)
    with pytest.raises(HeldError, match="orrery etl release celestrak") as held:
        ask(client(), provider, "stations")
    assert not held.value.transient
    assert len(provider.paths) == 1
    hold = client().state("celestrak", provider.url).hold
    assert hold is not None
    assert str(status) in hold.reason
    assert client().release("celestrak", provider.url) is True
    assert client().release("celestrak", provider.url) is False
    assert ask(client(), provider, "stations").outcome == "stored"
    with pytest.raises(NotDueError):
        ask(client(), provider)


@pytest.fixture
def silent_host() -> Iterator[str]:
    """A port whose queue is full: connections to it are dropped without a word, as a firewall does."""
    with socket.socket() as full, ExitStack() as waiting:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for _ in range(4):
            one = waiting.enter_context(socket.socket())
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        time.sleep(0.1)
        yield f"http://127.0.0.1:{full.getsockname()[1]}"


def test_three_calls_in_a_row_that_reach_nobody_hold(client: Make, silent_host: str) -> None:
    for n in range(3):
        got = client().fetch("celestrak", silent_host + GROUP.format(f"g{n}"))
        assert (got.outcome, got.status, got.transient) == ("failed", None, False)
        assert "no connection within" in str(got.error)
        assert (client().state("celestrak", silent_host).hold is not None) == (n == 2)
    with pytest.raises(HeldError, match="firewall"):
        client().fetch("celestrak", silent_host + GROUP.format("active"))


def test_a_broken_connection_is_no_block(provider: Provider, client: Make) -> None:
    for n in range(4):
        assert client().fetch("celestrak", "http://127.0.0.1:9" + GROUP.format(f"g{n}")).outcome == "failed"
    assert client().state("celestrak", "http://127.0.0.1:9").hold is None


def test_the_days_volume_is_kept(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"x" * 600)]
    small = replace(CELESTRAK, daily_bytes=1000)
    ask(client(small), provider, "a")
    ask(client(small), provider, "b")
    with pytest.raises(VolumeError) as full:
        ask(client(small), provider, "c")
    assert 0 < full.value.retry_after <= 86_400
    assert len(provider.paths) == 2


def test_no_condition_is_sent(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"one", ETag='"a"', Last_Modified="Thu, 02 Apr 2026 00:00:00 GMT")]
    quick = replace(CELESTRAK, download_s=0.01)
    http = client(quick)
    http.remember(ask(http, provider))
    time.sleep(0.02)
    ask(http, provider)
    assert not {"if-none-match", "if-modified-since"} & set(provider.headers[1])
    assert "orrery" in provider.headers[1]["user-agent"]


def test_what_the_recording_does_not_hold_is_no_failure_and_holds_nobody(provider: Provider, client: Make) -> None:
    provider.behaviours = [answer(b"It is not part of the recorded week.", 404, X_Orrery_Form=NOT_RECORDED)]
    http = client()
    for group in "abcd":
        got = ask(http, provider, group)
        assert (got.outcome, got.status, got.attempts, got.error, got.transient) == (
            "not_recorded",
            404,
            1,
            None,
            False,
        )
    assert http.state("celestrak", provider.url).hold is None
