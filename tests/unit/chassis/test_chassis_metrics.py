import re
import threading
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from fastapi import APIRouter, FastAPI
from fastapi.responses import PlainTextResponse, StreamingResponse
from prometheus_client.parser import text_string_to_metric_families

from services.chassis.app import create_app
from services.chassis.metrics.catalogue import CATALOGUE, DISK_FREE, KP_INDEX
from services.chassis.metrics.collectors import Collectors
from services.chassis.metrics.disk import add_disk
from services.chassis.metrics.held import Held
from services.chassis.metrics.model import Sample
from services.chassis.settings import load_settings

LABEL = re.compile(r"[a-z][a-z_]*")


def samples(text: str, name: str) -> dict[tuple[str, ...], float]:
    """Values of a metric by the values of its labels, in the order of their names."""
    found = (s for family in text_string_to_metric_families(text) for s in family.samples if s.name == name)
    return {tuple(value for _, value in sorted(s.labels.items())): s.value for s in found}


async def scrape(app: FastAPI) -> str:
    answer = await asked(app, "/metrics")
    assert answer.status_code == 200, answer.text
    return answer.text


async def asked(app: FastAPI, path: str, method: str = "GET") -> httpx.Response:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
        return await client.request(method, path)


@pytest.mark.parametrize("metric", CATALOGUE.values(), ids=lambda metric: metric.name)
def test_names_follow_one_scheme(metric) -> None:
    assert re.fullmatch(r"orrery(_[a-z]+)+", metric.name)
    assert metric.name.endswith("_total") == (metric.kind == "counter")
    assert bool(metric.buckets) == (metric.kind == "histogram")
    assert all(LABEL.fullmatch(label) for label in metric.labels)
    assert metric.help.endswith(".")
    short = r"_(ms|us|ns|km|kb|mb|minutes|hours|days|percent|milliseconds)(_|$)"
    assert not re.search(short, metric.name), "base units only"


async def test_the_route_is_the_template_whatever_was_asked(request: pytest.FixtureRequest) -> None:
    service = request.node.name
    app = create_app(service, load_settings())
    router = APIRouter(prefix="/objects")

    @router.get("")
    async def listed() -> str:
        return ""

    @router.get("/{name}/parts/{part}")
    async def part(name: str, part: int) -> int:
        return part

    @router.get("/{name:path}")
    async def named(name: str) -> str:
        return name

    app.include_router(router, prefix="/api/v1")
    app.router.add_route("/{path:path}", lambda _: PlainTextResponse("file"), methods=["GET"])
    for path in ("/api/v1/objects", "/api/v1/objects/a/parts/1", "/api/v1/objects/b/parts/x", "/api/v1/objects/c/d/e",
                 "/index.html", "/health"):  # fmt: skip
        await asked(app, path)
    await asked(app, "/anything", "BREW")
    counted = samples(await scrape(app), "orrery_http_requests_total")
    assert {(method, route, status) for method, route, of, status in counted if of == service} == {
        ("GET", "/api/v1/objects", "200"),
        ("GET", "/api/v1/objects/{name}/parts/{part}", "200"),
        ("GET", "/api/v1/objects/{name}/parts/{part}", "400"),
        ("GET", "/api/v1/objects/{name}", "200"),
        ("GET", "/{path}", "200"),
        ("GET", "/health", "200"),
        ("other", "/{path}", "405"),
    }


async def test_an_open_stream_is_in_progress_and_counts_with_the_time_to_its_beginning() -> None:
    app = create_app("streaming", load_settings())
    seen = []

    @app.get("/events")
    async def events() -> StreamingResponse:
        async def body() -> AsyncIterator[bytes]:
            yield b"data: 1\n\n"
            seen.append(samples(app.state.collectors.render().decode(), "orrery_http_requests_in_progress"))

        return StreamingResponse(body(), media_type="text/event-stream")

    await asked(app, "/events")
    assert seen[0]["streaming",] == 1
    text = await scrape(app)
    assert samples(text, "orrery_http_requests_in_progress")["streaming",] == 1, "the scrape itself"
    assert samples(text, "orrery_http_request_duration_seconds_count")["/events", "streaming"] == 1


async def test_a_collector_that_breaks_is_counted_and_hides_no_other(tmp_path) -> None:
    app = create_app("breaking", load_settings())

    def broken() -> Iterator[Sample]:
        yield KP_INDEX.sample(3)
        raise ValueError("no such series")

    app.state.collectors.add("sky", (KP_INDEX,), broken)
    add_disk(app.state.collectors, tmp_path)
    await scrape(app)
    text = await scrape(app)
    assert samples(text, "orrery_collector_errors_total")["sky",] >= 1
    assert samples(text, DISK_FREE.name)["data",] > 0
    assert samples(text, KP_INDEX.name) == {}
    assert f"# HELP {KP_INDEX.name} " in text, "told, though it has no sample"


def test_a_question_that_hangs_keeps_no_scrape_waiting_and_is_not_asked_twice() -> None:
    release, times = threading.Event(), []
    held = Held("slow", lambda: times.append(1) or release.wait(30))
    collectors = Collectors()
    collectors.add("slow", (KP_INDEX,), lambda: [KP_INDEX.sample(held.value)] if held.value else [], [held])
    for _ in range(3):
        assert samples(collectors.render().decode(), KP_INDEX.name) == {}
    assert held.under_way_s > 0
    release.set()
    held.wait(30)
    assert samples(collectors.render().decode(), KP_INDEX.name) == {(): 1.0}
    assert times == [1], "what was found a moment ago is not asked for again"


def test_what_was_found_stands_after_a_failure_until_it_is_too_old() -> None:
    answers = iter([5])
    held = Held("ageing", lambda: next(answers))
    for _ in range(2):
        held._due_at = 0
        held.begin()
        held.wait(30)
    assert samples(Collectors().render().decode(), "orrery_collector_errors_total")["ageing",] == 1
    assert held.value == 5
    held._most_age_s = 0
    assert held.value is None
