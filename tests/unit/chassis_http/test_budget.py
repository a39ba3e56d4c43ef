import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polite_provider import Provider, answer

from services.chassis.http import BudgetExhaustedError, HostPolicy, HttpClient, host_policies
from services.chassis.http.budget import Budget, retry_after_s
from services.chassis.http.store import SharedStore

HOST = "api.example.org"
SPENDER = """
import sys
from pathlib import Path
from services.chassis.http import BudgetExhaustedError, HostPolicy
from services.chassis.http.budget import Budget
from services.chassis.http.store import SharedStore
budget = Budget(SharedStore(Path(sys.argv[1])))
policy = HostPolicy("nasa", limit=40, window_s=36000.0)
spent = 0
try:
    while True:
        budget.reserve(policy, "api.example.org")
        spent += 1
except BudgetExhaustedError:
    print(spent)
"""


@pytest.fixture
def budget(tmp_path: Path) -> Budget:
    return Budget(SharedStore(tmp_path / "budget.sqlite"))


def test_the_declared_allowance_is_spent_and_then_refused(budget: Budget) -> None:
    policy = HostPolicy("nasa", limit=3, window_s=3600)
    assert [budget.reserve(policy, HOST) for _ in range(3)] == [0.0, 0.0, 0.0]
    with pytest.raises(BudgetExhaustedError) as caught:
        budget.reserve(policy, HOST)
    assert 1190 < float(caught.value.retry_after or 0) < 1201
    state = budget.state(policy, HOST)
    assert (state.host, state.limit, state.remaining) == (HOST, 3, 0)
    assert state.resets_at is not None


def test_headers_overrule_the_declared_allowance(budget: Budget) -> None:
    policy = HostPolicy("nasa", limit=1000)
    budget.learn(policy, HOST, 200, {"x-ratelimit-limit": "10", "x-ratelimit-remaining": "1"})
    budget.reserve(policy, HOST)
    with pytest.raises(BudgetExhaustedError, match="10 calls"):
        budget.reserve(policy, HOST)


def test_a_higher_limit_in_headers_counts_at_once(budget: Budget) -> None:
    policy = HostPolicy("nasa", limit=1)
    budget.reserve(policy, HOST)
    budget.learn(policy, HOST, 200, {"x-ratelimit-limit": "1000", "x-ratelimit-remaining": "998"})
    assert budget.state(policy, HOST).remaining == 998


def test_a_429_without_retry_after_blocks_for_the_policys_time(budget: Budget) -> None:
    policy = HostPolicy("nasa", limit=1000, limited_s=360)
    budget.learn(policy, HOST, 429, {})
    with pytest.raises(BudgetExhaustedError):
        budget.reserve(policy, HOST)


def test_the_allowance_refills_at_the_providers_rate(budget: Budget) -> None:
    policy = HostPolicy("swpc", limit=10, window_s=1.0, patience_s=0.0)
    for _ in range(10):
        budget.reserve(policy, HOST)
    time.sleep(0.35)
    assert 2 <= budget.state(policy, HOST).remaining <= 6


def test_a_short_wait_is_given_instead_of_an_error(budget: Budget) -> None:
    policy = HostPolicy("donki", limit=100, interval_s=0.5)
    assert budget.reserve(policy, HOST) == 0
    assert 0.4 < budget.reserve(policy, HOST) <= 0.5
    assert 0.9 < budget.reserve(policy, HOST) <= 1.0


def test_two_providers_on_one_host_do_not_share(budget: Budget) -> None:
    one, other = HostPolicy("nasa", limit=1), HostPolicy("jpl", limit=1)
    budget.reserve(one, HOST)
    budget.reserve(other, HOST)


def test_two_processes_share_one_budget_that_survives_them(tmp_path: Path) -> None:
    path = tmp_path / "budget.sqlite"
    command = [sys.executable, "-c", SPENDER, str(path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    spent = [int(p.communicate(timeout=60)[0]) for p in running]
    assert sum(spent) == 40
    with pytest.raises(BudgetExhaustedError):
        Budget(SharedStore(path)).reserve(HostPolicy("nasa", limit=40, window_s=36000.0), HOST)


def test_pacing_ignores_the_platform_clock(provider: Provider, client: Callable[..., HttpClient]) -> None:
    provider.behaviours = [answer(b"[1]")]
    http = client(now=datetime(1999, 1, 1, tzinfo=UTC), interval_s=0.2)
    started = time.monotonic()
    for _ in range(3):
        assert http.fetch("swpc", provider.url).fetched_at.year == 1999
    assert 0.4 <= time.monotonic() - started < 2


def test_an_exhausted_budget_is_an_error_without_a_call(provider: Provider, client: Callable[..., HttpClient]) -> None:
    provider.behaviours = [answer(b"[1]", X_RateLimit_Limit="10", X_RateLimit_Remaining="0")]
    http = client(window_s=3600.0)
    http.fetch("nasa", provider.url)
    started = time.monotonic()
    with pytest.raises(BudgetExhaustedError):
        http.fetch("nasa", provider.url)
    assert time.monotonic() - started < 1
    assert len(provider.paths) == 1
    state = http.state("nasa", provider.url).budget
    assert (state.limit, state.remaining) == (10, 0)


def test_the_demo_key_is_known_to_be_scarce() -> None:
    assert host_policies()["nasa"].limit < host_policies("registered-key")["nasa"].limit
    assert host_policies()["jpl"].serial
    assert host_policies()["donki"].read_s == 90


def test_retry_after_is_a_number_a_date_or_nothing() -> None:
    assert retry_after_s("120") == 120
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    assert 57 < float(retry_after_s(later) or 0) <= 60
    assert retry_after_s("Thu, 01 Jan 1970 00:00:00 GMT") == 0
    assert retry_after_s(None) is None
    assert retry_after_s("soon") is None


@given(st.text(max_size=40))
def test_no_retry_after_header_breaks_the_client(text: str) -> None:
    pause = retry_after_s(text)
    assert pause is None or pause >= 0


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.none(), st.tuples(st.integers(-5, 2000), st.text(max_size=8))), max_size=20))
def test_the_remainder_never_exceeds_the_limit(tmp_path_factory: pytest.TempPathFactory, steps: list) -> None:
    budget = Budget(SharedStore(tmp_path_factory.mktemp("b") / "budget.sqlite"))
    policy = HostPolicy("nasa", limit=5)
    for step in steps:
        if step is None:
            with suppress(BudgetExhaustedError):
                assert budget.reserve(policy, HOST) <= policy.patience_s
        else:
            budget.learn(policy, HOST, 200, {"x-ratelimit-remaining": str(step[0]), "retry-after": step[1]})
        assert budget.state(policy, HOST).remaining >= 0


def test_who_can_wait_leaves_the_live_feed_its_calls(budget: Budget) -> None:
    policy = HostPolicy("nasa", limit=10, window_s=3600, patience_s=1000)
    for _ in range(6):
        budget.reserve(policy, HOST, kept=4)
    with pytest.raises(BudgetExhaustedError, match="4 that the schedule will need") as caught:
        budget.reserve(policy, HOST, kept=4)
    assert 350 < float(caught.value.retry_after or 0) <= 361
    assert [budget.reserve(policy, HOST) for _ in range(4)] == [0.0] * 4


def test_of_a_full_allowance_one_call_is_always_there_for_who_waits(budget: Budget) -> None:
    policy = HostPolicy("celestrak", limit=3, window_s=3600)
    assert budget.reserve(policy, HOST, kept=50) == 0
    with pytest.raises(BudgetExhaustedError):
        budget.reserve(policy, HOST, kept=50)


def test_who_can_wait_does_not_queue_before_others(budget: Budget) -> None:
    policy = HostPolicy("swpc", limit=2, window_s=2.0, patience_s=60)
    budget.reserve(policy, HOST)
    with pytest.raises(BudgetExhaustedError):
        budget.reserve(policy, HOST, kept=1)
    assert budget.reserve(policy, HOST) == 0
