"""The load asks what the API has: a route that moved would be measured as a quick refusal."""

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from fastapi import FastAPI

from services.core.app import PUBLIC
from tests.load.questions import PAGES, Question, iso, window

NOW = datetime(2026, 4, 2, 16, 5, 30, tzinfo=UTC)


@cache
def paths() -> dict[str, Any]:
    app = FastAPI()
    for module in PUBLIC:
        app.include_router(module.router, prefix="/api/v1")
    return app.openapi()["paths"]


@pytest.mark.parametrize("asked", {q.target: q for page in PAGES.values() for q in page(NOW)}.values())
def test_every_question_is_one_of_the_api(asked: Question) -> None:
    assert asked.route in paths()
    allowed = {p["name"] for p in paths()[asked.route]["get"].get("parameters", []) if p["in"] == "query"}
    assert set(dict(parse_qsl(urlsplit(asked.target).query))) <= allowed


def test_a_window_is_the_same_for_minutes_on_end_and_lies_mostly_in_the_past() -> None:
    week = timedelta(days=7)
    found = window(NOW, week)
    # What the page asked at that minute, seen in a browser.
    assert found == {"from": "2026-03-27T17:25:00Z", "to": "2026-04-03T17:25:00Z"}
    assert window(NOW + timedelta(minutes=5), week) == found
    assert window(NOW + timedelta(minutes=40), week) != found


def test_an_instant_is_written_as_the_web_app_writes_it() -> None:
    assert iso(NOW) == "2026-04-02T16:05:30Z"
