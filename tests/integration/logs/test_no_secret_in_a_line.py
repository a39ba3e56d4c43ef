"""Secrets planted in every setting that holds one, everything driven into errors, and nothing of them said."""

import base64
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote, quote_plus

import httpx
import pytest

from services.chassis.settings import SECRETS

NASA = "nasaKEY0123456789abcdef"
WEBHOOK = base64.b64encode(b"webhook secret of enough bytes").decode()
PLANTED = {
    "nasa_api_key": NASA,
    "archive_url": "p@ss/of+archive 1",
    "telemetry_token": "influx-token-0123456789==",
    "missions_url": "p%ss:of#missions",
    "objects_access_key": "AKIAOBJECTSACCESS",
    "objects_secret_key": "objects/secret+key0123",
    "cache_url": "p&ss?of=cache 1",
    "loki_url": "p@ss-of-loki",
    "otlp_url": "p@ss-of-otlp",
    "watch_sftp_password": 'sftp"pass\\word',
    "webhooks": WEBHOOK,
}
NOWHERE = "127.0.0.1:9"  # discard: refuses at once
SETTINGS = {
    "nasa_api_key": NASA,
    "archive_url": f"postgresql://orrery:{quote(PLANTED['archive_url'], safe='')}@{NOWHERE}/orrery",
    "telemetry_url": f"http://{NOWHERE}",
    "telemetry_token": PLANTED["telemetry_token"],
    "missions_url": f"mongodb://orrery:{quote(PLANTED['missions_url'], safe='')}@{NOWHERE}/",
    "objects_access_key": PLANTED["objects_access_key"],
    "objects_secret_key": PLANTED["objects_secret_key"],
    "cache_url": f"redis://:{quote(PLANTED['cache_url'], safe='')}@{NOWHERE}/0",
    "loki_url": f"http://orrery:{quote(PLANTED['loki_url'], safe='')}@{NOWHERE}",
    "otlp_url": f"http://orrery:{quote(PLANTED['otlp_url'], safe='')}@{NOWHERE}",
    "watch_sftp_password": PLANTED["watch_sftp_password"],
    "webhooks": json.dumps({"kp": {"dataset": "swpc/kp", "secret": f"whsec_{WEBHOOK}"}}),
    "log_level": "debug",
}
PROGRAM = """
import base64, json, logging, re, sys, threading, warnings
from urllib.parse import quote, quote_plus
import httpx, requests
from services.chassis.logging import configure_logging, get_logger
from services.chassis.settings import describe, get_settings

settings, server = get_settings(), sys.argv[1]
configure_logging("core", settings)
for name in ("httpx", "httpcore"):
    logging.getLogger(name).setLevel(logging.DEBUG)
log, library = get_logger("a"), logging.getLogger("library")
log.info("settings", settings=settings, dumped=settings.model_dump(), told=describe(settings), text=str(settings))
for secret in json.loads(sys.argv[2]):
    quoted = [quote(secret), quote(secret, safe=""), quote_plus(secret)]
    quoted += [re.sub("%..", lambda found: found[0].lower(), form) for form in quoted]
    forms = [secret, repr(secret), *quoted]
    if secret.startswith("p"):  # the password of an address, which goes with its account
        forms.append(base64.b64encode(f"orrery:{secret}".encode()).decode())
    for form in forms:
        log.info("said", plain=form, nested=[{"a": (form, {form: 1})}], error=ValueError(form), set={form}, _own=form)
        library.warning("of %s", {"headers": [("Authorization", form)]})
    log.info(secret, url=f"https://someone:{quote(secret, safe='')}@host/path?api_key={quote_plus(secret)}&page=2")
    library.debug("connecting to %s", f"amqp://someone:{quote(secret, safe='')}@host")
    try:
        raise RuntimeError(f"cannot connect with {secret}")
    except RuntimeError:
        log.exception("failed")
        library.error("failed", exc_info=True)
    warnings.warn(f"insecure {secret}")
    params = {"api_key": secret, "token": secret}
    for ask in (httpx.get, requests.get):
        ask(f"{server}/ask", params=params, headers={"Authorization": f"Token {quote(secret)}"}, timeout=5)
    thread = threading.Thread(target=int, args=(secret,))
    thread.start()
    thread.join()
raise SystemError(json.loads(sys.argv[2]))
"""


@pytest.fixture
def provider() -> Iterator[str]:
    """A provider that refuses and repeats the whole question, key and all."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = f"no such key: {self.path} {self.headers.get('authorization')}".encode()
            self.send_response(403)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def environment(*left_out: str, **more: str) -> dict[str, str]:
    planted = {f"ORRERY_{name.upper()}": value for name, value in SETTINGS.items() if name not in left_out}
    return {k: v for k, v in os.environ.items() if not k.startswith("ORRERY_")} | planted | more


def found_in(text: str) -> set[tuple[str, str]]:
    """Settings whose secret stands in a text, and in which form."""
    return {(name, form) for name, secret in PLANTED.items() for form in _forms(name, secret) if form in text}


def _forms(name: str, secret: str) -> set[str]:
    quoted = {quote(secret), quote(secret, safe=""), quote_plus(secret)}
    quoted |= {re.sub("%..", lambda found: found[0].lower(), form) for form in quoted}
    account = {base64.b64encode(f"orrery:{secret}".encode()).decode()} if name.endswith("_url") else set()
    return {secret, json.dumps(secret)[1:-1], json.dumps(json.dumps(secret)[1:-1])[1:-1]} | quoted | account


def test_every_secret_setting_is_planted() -> None:
    assert set(PLANTED) == set(SECRETS)


def test_nothing_that_is_logged_tells_a_secret(provider: str) -> None:
    command = [sys.executable, "-c", PROGRAM, provider, json.dumps(list(PLANTED.values()))]
    said = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=120, check=False)
    assert found_in(said.stdout + said.stderr) == set()
    assert said.stderr == ""
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    events = [line["event"] for line in lines]
    assert events.count("said") >= 7 * len(PLANTED)
    assert {line["logger"].split(".")[0] for line in lines} >= {
        "a",
        "library",
        "httpx",
        "httpcore",
        "urllib3",
        "uncaught",
    }
    assert any("page=2" in line.get("url", "") for line in lines), "what is no secret stays"


def test_core_that_cannot_reach_its_archive_tells_no_password(tmp_path: Path) -> None:
    own = environment("objects_access_key", "objects_secret_key", ORRERY_SOURCES="live", ORRERY_DATA=str(tmp_path))
    command = [sys.executable, "-m", "services.core"]
    said = subprocess.run(command, env=own, capture_output=True, text=True, timeout=120, check=False)
    assert said.returncode == 1
    assert "core cannot start" in said.stdout
    assert found_in(said.stdout + said.stderr) == set()


def test_programs_that_fail_at_everything_tell_no_secret(platforms: Any, provider: str, eventually: Any) -> None:
    planted = {name: value for name, value in environment("archive_url").items() if name.startswith("ORRERY_")}
    platform = platforms(**planted, ORRERY_SCHEDULER="none", ORRERY_NEOWS_URL=provider, ORRERY_SWPC_URL=provider)
    for name in ("core", "etl", "gateway"):
        platform[name].start(wait=False)
    for name in ("core", "etl", "gateway"):
        platform[name].wait()
    [run] = platform.run("neows/feed", **{"from": "2026-04-01", "to": "2026-04-02"})
    assert run["outcome"] == "failed"
    signed = {"webhook-id": "1", "webhook-timestamp": str(int(time.time())), "webhook-signature": f"v1,{WEBHOOK}"}
    refused = httpx.post(f"{platform['gateway'].url}/api/v1/webhooks/kp", content=b"[]", headers=signed, timeout=30)
    assert refused.status_code in {400, 401, 403}
    told = platform["gateway"].get(f"/api/v1/asteroids/nowhere?api_key={NASA}&password={quote(PLANTED['cache_url'])}")
    assert told.status_code in {400, 404}
    eventually(lambda: "do not reach Loki" in platform["etl"].log.read_text(), 30)
    text = json.dumps(run)
    for name in ("core", "etl", "gateway"):
        platform[name].stop()
        text += platform[name].log.read_text()
    assert found_in(text) == set()
