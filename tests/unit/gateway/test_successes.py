from prometheus_client import REGISTRY

from services.gateway.successes import Successes


def value(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


def test_what_was_counted_in_passing_is_told_once() -> None:
    successes, route = Successes(), "/api/v1/told/{once}"
    for status in (200, 200, 304):
        successes.add(route, status, b"/api/v1/told/7", 0.0001)
    of = {"service": "gateway", "route": route}
    hits = value("orrery_gateway_answers_total", state="hit")
    for _ in range(2):
        successes.tell()
    assert value("orrery_http_requests_total", method="GET", status="200", **of) == 2
    assert value("orrery_http_requests_total", method="GET", status="304", **of) == 1
    assert value("orrery_gateway_answers_total", state="hit") == hits + 3
    assert value("orrery_http_request_duration_seconds_count", **of) == 3
    assert value("orrery_http_request_duration_seconds_bucket", le="0.001", **of) == 3
