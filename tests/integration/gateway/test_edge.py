"""What the gateway serves itself: the web app, the platform's facts, live changes, the API reference, metrics."""

import base64
import hashlib
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import httpx

from tests.integration.gateway.conftest import Running, StandIn
from tests.integration.gateway.waiting import ROOT, eventually, free_port


def test_pages_and_assets(gateway: Running) -> None:
    for path, text in {
        "/": "Overview",
        "/asteroids": "Asteroids",
        "/asteroids/": "Asteroids",
        "/space-weather": "Space weather",
        "/space-weather/?t=2026-04-02": "Space weather",
    }.items():
        page = gateway.get(path)
        assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
        assert text in page.text
        assert page.headers["cache-control"] == "no-cache"
        assert gateway.get(path, headers={"If-None-Match": page.headers["etag"]}).status_code == 304
    asset = gateway.get("/_next/static/a.js")
    assert asset.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert asset.headers["content-type"] == "text/javascript; charset=utf-8"
    assert asset.headers["content-encoding"] == "zstd"


def test_pages_run_their_own_scripts_only(gateway: Running) -> None:
    policy = gateway.get("/").headers["content-security-policy"]
    own = base64.b64encode(hashlib.sha256(b"window.first = 1").digest()).decode()
    assert f"'sha256-{own}'" in policy
    assert "script-src 'self' 'wasm-unsafe-eval'" in policy
    assert "'unsafe-inline'" not in policy.split("style-src")[0]
    assert "frame-ancestors 'none'" in policy
    assert "sha256" not in gateway.get("/asteroids").headers["content-security-policy"]


def test_pages_that_are_not_there(gateway: Running) -> None:
    page = gateway.get("/nothing")
    assert (page.status_code, page.text) == (404, "<p>No such page</p>")
    assert gateway.get("/nothing.js").headers["content-type"] == "application/problem+json"


def test_a_new_build_is_seen(gateway: Running, web_root: Path) -> None:
    before = gateway.get("/")
    (web_root / "index.html").write_text("<p>Rebuilt</p>")
    (web_root / "new.html").write_text("<p>New</p>")
    eventually(lambda: "Rebuilt" in gateway.get("/").text, 5)
    assert gateway.get("/").headers["etag"] != before.headers["etag"]
    assert gateway.get("/new").status_code == 200


def test_a_missing_build_says_how_to_make_it(core: StandIn, serve: Any, tmp_path: Path) -> None:
    gateway = serve(core.url, web_root=tmp_path / "none")
    page = gateway.get("/")
    assert page.status_code == 503
    assert "make up" in page.text
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "index.html").write_text("<p>Built</p>")
    eventually(lambda: gateway.get("/").text == "<p>Built</p>", 5)


def test_platform(gateway: Running) -> None:
    answer = gateway.get("/api/v1/platform")
    data = answer.json()["data"]
    assert (data["mode"], data["origin"], data["simulated"], data["speed"]) == ("recorded", "recorded", False, 1)
    assert data["label"].startswith("RECORDED 29 March")
    assert data["now"].endswith("Z")
    assert answer.headers["cache-control"] == "no-store"


def test_live_tells_versions_and_whether_core_is_there(gateway: Running, core: StandIn) -> None:
    events: list[tuple[str, dict[str, Any]]] = []

    def listen() -> None:
        with httpx.stream("GET", f"{gateway.url}/api/v1/live", timeout=10, trust_env=False) as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            name = ""
            for line in stream.iter_lines():
                kind, _, value = line.partition(": ")
                name = value if kind == "event" else name
                if kind == "data":
                    events.append((name, json.loads(value)))
                if events and events[-1] == ("core", {"connected": False}):
                    return

    thread = threading.Thread(target=listen)
    thread.start()
    eventually(lambda: ("dataset", {"dataset": "space_weather", "version": 1}) in events, 5)
    core.tell(versions={"asteroids": 5})
    eventually(lambda: ("dataset", {"dataset": "asteroids", "version": 5}) in events, 5)
    core.kill()
    thread.join(10)
    assert events[0] == ("core", {"connected": True})
    assert events[-1] == ("core", {"connected": False})


def test_live_beats(core: StandIn, serve: Any) -> None:
    gateway = serve(core.url, heartbeat_s=0.05).follows()
    with httpx.stream("GET", f"{gateway.url}/api/v1/live", timeout=5, trust_env=False) as stream:
        assert ": still here" in (line for line in stream.iter_lines())


def test_one_openapi_and_a_page_of_it(gateway: Running, core: StandIn) -> None:
    document = gateway.get("/openapi.json").json()
    assert {"/api/v1/asteroids/approaches", "/api/v1/platform", "/api/v1/live", "/health"} <= set(document["paths"])
    assert not [path for path in document["paths"] if path.startswith("/internal")]
    assert {"Approach", "Platform"} <= set(document["components"]["schemas"])
    page = gateway.get("/docs")
    assert "/api/v1/asteroids/approaches" in page.text
    assert "Close &lt;approaches&gt;" in page.text
    assert "http://" not in page.text
    assert "https://" not in page.text
    core.kill()
    assert "/api/v1/asteroids/approaches" in gateway.get("/openapi.json").json()["paths"]


def test_metrics_count_what_left_the_cache(gateway: Running) -> None:
    def hits() -> float:
        lines = gateway.get("/metrics").text.splitlines()
        return float(
            next(line for line in lines if line.startswith('orrery_gateway_answers_total{state="hit"}')).split()[1]
        )

    before = hits()
    for _ in range(5):
        gateway.get("/api/v1/both")
    assert hits() - before == 4


def test_the_program_itself(core: StandIn, tmp_path: Path) -> None:
    port = free_port()
    log = tmp_path / "gateway.log"
    told = {
        "ORRERY_SOURCES": "invented",
        "ORRERY_PORT": str(port),
        "ORRERY_CORE_URL": core.url,
        "ORRERY_CLOCK_START": "2026-04-02T00:00:00Z",
        "ORRERY_CLOCK_EPOCH": "2026-01-01T00:00:00Z",
        "ORRERY_NASA_API_KEY": "very-secret-key",
    }
    command = [sys.executable, "-m", "services.gateway"]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **told}, stdout=out, stderr=out)
    try:
        eventually(lambda: _is_ready(port), 20, log.read_text)
        url = f"http://127.0.0.1:{port}"
        assert httpx.get(f"{url}/api/v1/platform", trust_env=False).json()["data"]["label"] == "SIMULATED"
        for _ in range(3):
            assert httpx.get(f"{url}/api/v1/both?api_key=abc", trust_env=False).status_code == 200
        httpx.get(f"{url}/api/v1/missing?api_key=abc", trust_env=False)
        # A second one on the same port says so and ends.
        second = subprocess.run(
            command, cwd=ROOT, env={**os.environ, **told}, capture_output=True, timeout=20, check=False
        )
        assert second.returncode == 3
        assert b"address already in use" in second.stdout
        with httpx.stream("GET", f"{url}/api/v1/live", timeout=5, trust_env=False) as stream:
            next(stream.iter_lines())
            begin = time.monotonic()
            process.terminate()
            assert process.wait(10) == 0
            assert time.monotonic() - begin < 2
    finally:
        process.kill()
        process.wait()
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert {line["service"] for line in lines} == {"gateway"}
    assert any(line.get("status") == 404 and line["request_id"] for line in lines)
    assert "very-secret-key" not in log.read_text()


def _is_ready(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/ready", trust_env=False).status_code == 200
    except httpx.TransportError:
        return False
