"""An alert on its whole way: a real gateway fails, Prometheus notices, Alertmanager tells a webhook.

Expressions and routes are the deployed ones. Only time is shorter (an hour becomes ten seconds), and the addresses are
those of the test.
"""

import json
import os
import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
import yaml

ROOT = Path(__file__).parents[3]
SHORTER = {"5m": "4s", "30m": "6s", "1h": "10s", "6h": "20s", "3d": "30s"}
PATIENCE_S = 60

pytestmark = [
    pytest.mark.xdist_group("prometheus"),
    pytest.mark.skipif(
        not {f"ORRERY_TEST_{name}_{what}" for name in ("PROMETHEUS", "ALERTMANAGER") for what in ("URL", "CONFIG")}
        <= set(os.environ),
        reason="no Prometheus and Alertmanager: set ORRERY_TEST_PROMETHEUS_URL and ORRERY_TEST_ALERTMANAGER_URL to "
        "running ones (--web.enable-lifecycle), and …_CONFIG to their configuration files",
    ),
]

Message = dict[str, Any]


@pytest.fixture
def told() -> Iterator[tuple[str, list[Message]]]:
    """Address of a webhook, and what it is told."""
    messages: list[Message] = []

    class Webhook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            messages.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Webhook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", messages
    server.shutdown()
    server.server_close()


@pytest.fixture
def configure() -> Iterator[Callable[[str, Any], None]]:
    """Gives a server another configuration until the test ends."""
    before: dict[str, str] = {}

    def write(server: str, text: str) -> None:
        Path(os.environ[f"ORRERY_TEST_{server}_CONFIG"]).write_text(text)
        reload = httpx.post(f"{os.environ[f'ORRERY_TEST_{server}_URL']}/-/reload", timeout=10, trust_env=False)
        assert reload.status_code == 200, reload.text

    def configured(server: str, config: Any) -> None:
        before[server] = Path(os.environ[f"ORRERY_TEST_{server}_CONFIG"]).read_text()
        write(server, yaml.safe_dump(config))

    yield configured
    for server, text in before.items():
        write(server, text)


def shorter_rules(folder: Path) -> None:
    """The gateway's rules, their windows shortened."""
    text = (ROOT / "grafana/alerting/gateway.yml").read_text()
    text = re.sub(r"\[(\w+)\]", lambda found: f"[{SHORTER[found[1]]}]", text)
    text = re.sub(r"\b(for|interval): \w+", r"\1: 1s", text)
    (folder / "gateway.yml").write_text(text)


def prometheus(folder: Path, gateway: str, run: str) -> Any:
    """The deployed configuration, of which the gateway is left, at its address here; its alarms name the run."""
    config = yaml.safe_load((ROOT / "grafana/prometheus/prometheus.yml").read_text())
    second = {"scrape_interval": "1s", "scrape_timeout": "1s", "evaluation_interval": "1s"}
    config["global"] = second | {"external_labels": {"run": run}}
    config["rule_files"] = [str(folder / "*.yml")]
    (told,) = config["alerting"]["alertmanagers"]
    told["static_configs"] = [{"targets": [os.environ["ORRERY_TEST_ALERTMANAGER_URL"].removeprefix("http://")]}]
    (job,) = [job for job in config["scrape_configs"] if job["job_name"] == "gateway"]
    del job["dns_sd_configs"]
    config["scrape_configs"] = [job | {"static_configs": [{"targets": [gateway.removeprefix("http://")]}]}]
    return config


def alertmanager(folder: Path, webhook: str, run: str) -> Any:
    """The deployed routes for the alarms of this run, their receiver at the test's address."""
    text = (ROOT / "grafana/alertmanager/alertmanager.yml").read_text()
    text = re.sub(r"(group_wait|group_interval): \w+", r"\1: 1s", text)
    address = folder / "address"
    address.write_text(webhook)
    assert "/run/secrets/orrery_alert_webhook_url" in text
    config = yaml.safe_load(text.replace("/run/secrets/orrery_alert_webhook_url", str(address)))
    config["receivers"].append({"name": "nobody"})
    # What the server still knows of others is not told.
    config["route"] = {"receiver": "nobody", "routes": [config["route"] | {"matchers": [f'run="{run}"']}]}
    return config


def test_a_gateway_that_fails_is_told_to_a_webhook(platforms, told, configure, eventually, tmp_path):
    webhook, messages = told
    # Without core it answers every query with 503.
    gateway = platforms(ORRERY_RATE_LIMIT_PER_MINUTE="100000")["gateway"].start(path="/health")
    shorter_rules(tmp_path)
    run = uuid4().hex
    configure("ALERTMANAGER", alertmanager(tmp_path, webhook, run))
    configure("PROMETHEUS", prometheus(tmp_path, gateway.url, run))

    def said() -> list[Message]:
        return [m["attachments"][0] for m in messages if "GatewayErrorBudgetBurnsFast" in json.dumps(m)]

    def told_after_a_failure() -> bool:
        assert gateway.get("/api/v1/asteroids/approaches").status_code == 503
        return bool(said())

    eventually(told_after_a_failure, PATIENCE_S, lambda: json.dumps(messages))
    message = said()[0]
    assert message["title"] == "FIRING critical: GatewayErrorBudgetBurnsFast (1)"
    # What other tests told this Prometheus of gateways within the hours counts too.
    assert re.search(r"\n\d[\d.]*% of the answers of the last hours failed", message["text"])
    assert "Runbook: docs/runbooks/GatewayErrorBudgetBurnsFast.md" in message["text"]
