"""Asking the programs of the running platform, with errors in their own words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import httpx

from services.chassis.errors import OrreryError
from services.chassis.journey import REQUEST_ID, new_id
from services.chassis.settings import Settings
from services.cli.instance import CannotStartError, running
from services.cli.output import fail

SECONDS = 30.0
HEADERS: Final = {REQUEST_ID: f"cli-{new_id()[:12]}"}
"""Of every call that this command makes: log lines of the programs about it carry this id."""


def program_url(settings: Settings, name: str) -> str:
    """Address of a program of the running platform: the one that is set, as in a container, else that of `orrery up`.

    Raises:
        CannotStartError: nothing runs, or more than one instance does.
    """
    if (elsewhere := set_url(settings, name)) is not None:
        return elsewhere
    found = running(settings.data)
    if settings.sources != "auto":
        found = {mode: facts for mode, facts in found.items() if mode == settings.sources}
    if not found:
        raise CannotStartError("the platform is not running", "start it: make up (or: orrery up --detach)")
    if len(found) > 1:
        raise CannotStartError(
            f"several instances run: {', '.join(found)}", "say which one: ORRERY_SOURCES=" + next(iter(found))
        )
    return str(next(iter(found.values()))["urls"][name])


def set_url(settings: Settings, name: str) -> str | None:
    """Address of a program that someone else runs, where ORRERY_<NAME>_URL says it."""
    field = f"{name}_url"
    return str(getattr(settings, field)) if field in settings.model_fields_set else None


def ask(method: str, base: str, path: str, **kwargs: Any) -> dict[str, Any]:
    """A program's JSON answer.

    Raises:
        CannotStartError: it refused, in its own words.
        httpx.HTTPError: it did not answer.
    """
    answer = httpx.request(
        method, f"{base}{path}", **{"timeout": SECONDS, "trust_env": False, "headers": HEADERS, **kwargs}
    )
    if answer.is_success:
        return dict(answer.json())
    try:
        facts = answer.json()
    except ValueError:
        facts = {"detail": f"{base} answered {answer.status_code}: {answer.text[:200]}"}
    raise CannotStartError(
        with_id(str(facts.get("detail") or facts), facts), "see: orrery quarantine --help, orrery etl --help"
    )


def with_id(said: str, problem: dict[str, Any]) -> str:
    """What a program said, with the id under which its log has the rest."""
    return f"{said} (request_id {problem['request_id']})" if "request_id" in problem else said


@contextmanager
def clear_errors() -> Iterator[None]:
    """End the command with what went wrong, what is allowed and the next step."""
    try:
        yield
    except CannotStartError as error:
        fail(str(error), error.next_step)
    except (OrreryError, ValueError) as error:
        fail(str(error), "orrery config lists the settings and what is allowed")
    except httpx.HTTPError as error:
        fail(f"a program did not answer ({type(error).__name__}: {error})", "orrery status shows what runs")
    except KeyboardInterrupt:
        fail("interrupted", "run the command again: what was loaded is not loaded twice", 130)
