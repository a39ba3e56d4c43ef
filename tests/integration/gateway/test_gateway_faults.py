import socket
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.integration.gateway.conftest import Running, StandIn
from tests.integration.gateway.waiting import eventually

APPROACHES = "/api/v1/asteroids/approaches"
NOW = "/api/v1/space-weather/now"


def is_problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["request_id"] == answer.headers["x-request-id"]
    assert "Traceback" not in answer.text
    return problem


def test_core_away_at_start_then_there(serve: Any) -> None:
    core = StandIn()
    try:
        gateway = serve(core.url)
        problem = is_problem(gateway.get(APPROACHES), 503)
        assert "still work" in problem["detail"]
        assert gateway.get(APPROACHES).headers["retry-after"] == "5"
        assert gateway.get("/ready").status_code == 503
        assert "core" in gateway.get("/ready").json()["reasons"]
        assert gateway.get("/health").status_code == 200
        assert gateway.get("/").status_code == 200
        assert "/api/v1/platform" in gateway.get("/openapi.json").json()["paths"]
        core.start()
        gateway.follows()
        assert gateway.get("/ready").status_code == 200
        assert gateway.get(APPROACHES).status_code == 200
    finally:
        core.kill()


def test_core_dies_and_the_last_known_state_is_served_as_such(gateway: Running, core: StandIn) -> None:
    for _ in range(3):
        fresh = gateway.get(APPROACHES)
    core.kill()
    eventually(lambda: not gateway.gateway.versions.connected, 5)
    for _ in range(2):
        stale = gateway.get(APPROACHES)
        assert stale.content == fresh.content
        assert stale.headers["x-orrery-cache"] == "stale"
        assert stale.headers["x-orrery-stale"] == "true"
        assert stale.headers["warning"].startswith("110")
        assert int(stale.headers["age"]) >= 0
    is_problem(gateway.get(NOW), 503)
    core.start()
    gateway.follows()
    back = gateway.get(APPROACHES)
    assert "x-orrery-stale" not in back.headers
    assert back.headers["etag"] == fresh.headers["etag"]


def test_an_outdated_answer_is_still_the_last_known(gateway: Running, core: StandIn) -> None:
    gateway.get(APPROACHES)
    core.tell(versions={"asteroids": 2})
    eventually(lambda: gateway.gateway.versions.known["asteroids"] == 2, 5)
    core.kill()
    assert gateway.get(APPROACHES).headers["x-orrery-cache"] == "stale"


def test_slow_core(core: StandIn, serve: Any) -> None:
    gateway = serve(core.url, read_timeout_s=0.5).follows()
    gateway.get(NOW)
    core.tell(versions={"space_weather": 2}, state={"delay_s": 3})
    eventually(lambda: gateway.gateway.versions.known["space_weather"] == 2, 5)
    begin = time.monotonic()
    is_problem(gateway.get(APPROACHES), 504)
    assert time.monotonic() - begin < 2
    with ThreadPoolExecutor(8) as pool:
        marks = {a.headers["x-orrery-cache"] for a in pool.map(lambda _: gateway.get(NOW), range(8))}
    assert marks == {"stale"}


def test_core_that_cannot_answer(gateway: Running, core: StandIn) -> None:
    gateway.get(APPROACHES)
    core.tell(versions={"asteroids": 2})
    eventually(lambda: gateway.gateway.versions.known["asteroids"] == 2, 5)
    for status in (502, 503, 504):
        core.tell(state={"status": status})
        assert gateway.get(APPROACHES).headers["x-orrery-cache"] == "stale"
        assert gateway.get(NOW).status_code == status


def test_problems_of_core_pass_through(gateway: Running) -> None:
    answer = gateway.get("/api/v1/missing")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["title"] == "Not found"


def test_core_breaks_off_early_or_late(gateway: Running) -> None:
    is_problem(gateway.get("/api/v1/broken?after=100000"), 502)
    with pytest.raises(httpx.RemoteProtocolError):
        gateway.get("/api/v1/broken?after=12000000")
    assert gateway.get("/health").status_code == 200
    assert len(gateway.gateway.cache) == 0


def test_it_only_reads(gateway: Running) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
        for path in (APPROACHES, "/", "/docs", "/internal/observe"):
            answer = gateway.client.request(method, gateway.url + path)
            assert "GET" in is_problem(answer, 405)["detail"]
            assert answer.headers["allow"] == "GET, HEAD"


def test_core_s_inner_addresses_are_not_reachable(gateway: Running) -> None:
    for path in ("/internal/changes", "/control", "/api/v1/../../internal/changes", "/api/v1/%2e%2e/%2e%2e/control"):
        assert _raw(gateway, path).startswith(b"HTTP/1.1 404")


OUTWARD = (
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/_next/static/../../../secret.txt",
    "/..\\secret.txt",
    "//secret.txt",
    "/link.txt",
    "/%00",
    "/etc/passwd",
    "/....//secret.txt",
)


def test_no_path_leads_out_of_the_web_app(gateway: Running) -> None:
    for path in OUTWARD:
        answer = _raw(gateway, path)
        assert b"not for you" not in answer
        assert answer.startswith(b"HTTP/1.1 404")


def test_too_long_and_too_many(gateway: Running) -> None:
    is_problem(gateway.get(f"{APPROACHES}?q={'x' * 9000}"), 400)
    is_problem(gateway.get(f"{APPROACHES}?{'&'.join(f'a{n}=1' for n in range(101))}"), 400)


def test_requests_beyond_the_limit(core: StandIn, serve: Any) -> None:
    gateway = serve(core.url, rate_limit_per_minute=6).follows()
    answers = [gateway.get(APPROACHES) for _ in range(6)]
    assert [a.status_code for a in answers] == [200] * 6
    assert [int(a.headers["x-ratelimit-remaining"]) for a in answers] == [5, 4, 3, 2, 1, 0]
    refused = gateway.get(APPROACHES)
    is_problem(refused, 429)
    assert 1 <= int(refused.headers["retry-after"]) <= 10
    assert refused.headers["x-ratelimit-limit"] == "6"
    forged = gateway.get(APPROACHES, headers={"X-Forwarded-For": "203.0.113.9"})
    assert forged.status_code == 429
    assert gateway.get("/").status_code == 200
    assert gateway.get("/health").status_code == 200


def test_behind_a_trusted_proxy_each_client_has_its_own_limit(core: StandIn, serve: Any) -> None:
    gateway = serve(core.url, rate_limit_per_minute=3, trusted_proxies="10.0.0.0/8, 127.0.0.1").follows()

    def ask(*forwarded: str) -> httpx.Response:
        return gateway.get(APPROACHES, headers=[("X-Forwarded-For", client) for client in forwarded])

    assert [ask("203.0.113.9").status_code for _ in range(4)] == [200, 200, 200, 429]
    # What a client itself put before its proxies' words is nobody's.
    assert ask("198.51.100.1, 203.0.113.9, 10.1.1.1").status_code == 429
    assert [ask("203.0.113.9", "198.51.100.2").status_code for _ in range(4)] == [200, 200, 200, 429]


def test_request_ids_go_in_through_and_out(gateway: Running) -> None:
    answer = gateway.get(APPROACHES, headers={"X-Request-Id": "mine-1"})
    assert answer.headers["x-request-id"] == answer.json()["request_id"] == "mine-1"
    for bad in ("x" * 65, "a b", "<script>"):
        assert gateway.get(APPROACHES, headers={"X-Request-Id": bad}).headers["x-request-id"] != bad
    # A head that names an id is never answered by its bytes alone.
    again = [gateway.get(APPROACHES, headers={"X-Request-Id": "mine-2"}) for _ in range(3)]
    assert [a.headers["x-request-id"] for a in again] == ["mine-2"] * 3


def test_no_caller_s_header_reaches_core(gateway: Running) -> None:
    answer = gateway.get(APPROACHES, headers={"Accept": "application/xml", "Cookie": "a=b"})
    assert answer.json()["accept"] == "application/json"


def _raw(gateway: Running, path: str) -> bytes:
    port = int(gateway.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        chunks = []
        while chunk := connection.recv(65536):
            chunks.append(chunk)
    return b"".join(chunks)
