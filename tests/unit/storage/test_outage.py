"""A server that is away holds one caller."""

import threading
from collections.abc import Callable

import pytest

from services.chassis.errors import UnavailableError
from services.storage import outage
from services.storage.outage import AskAgainError, Outage


def refuse() -> None:
    raise UnavailableError("the store at here does not answer")


def ask(one: Outage, question: Callable[[], None] = lambda: None) -> bool:
    """Whether the server was asked; its own refusal counts as asked."""
    asked = False
    try:
        with one.watched():
            asked = True
            question()
    except UnavailableError:
        return asked
    return asked


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Outage:
    monkeypatch.setattr(outage, "PAUSE_S", 0.0)
    one = Outage()
    assert ask(one, refuse)
    return one


def test_of_many_one_finds_out_and_the_others_are_told_why(away: Outage) -> None:
    inside, go_on = threading.Event(), threading.Event()

    def hang() -> None:
        inside.set()
        assert go_on.wait(30)
        refuse()

    finder = threading.Thread(target=ask, args=(away, hang))
    finder.start()
    assert inside.wait(30)
    assert not any(ask(away) for _ in range(20))
    go_on.set()
    finder.join()
    assert ask(away), "the next one may find out"


def test_nobody_asks_for_a_moment_after_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outage, "PAUSE_S", 1000.0)
    one = Outage()
    assert ask(one, refuse)
    with pytest.raises(UnavailableError, match="the store at here") as told, one.watched():
        pytest.fail("it was asked")
    assert told.value.retry_after > 900


def test_an_answer_ends_it_for_all(away: Outage) -> None:
    assert ask(away)
    asked: list[bool] = []
    with away.watched():
        others = threading.Thread(target=lambda: asked.append(ask(away)))
        others.start()
        others.join()
    assert asked == [True]


def test_the_one_who_finds_out_may_ask_again_inside(away: Outage) -> None:
    with away.watched():
        assert ask(away)


def test_a_server_that_wants_it_again_is_there() -> None:
    one = Outage()
    with pytest.raises(AskAgainError), one.watched():
        raise AskAgainError("spoilt on its way")
    assert ask(one)
