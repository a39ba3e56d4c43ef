"""Row 4: a cached JSON read of 6 kB through the gateway, limits and request ids on.

Peers, on the same core in the same run: FastAPI returning the same rows as pydantic models, and nginx with
proxy_cache in front of the same origin. Each server has core 0 to itself in its turn, wrk has core 1, 64
connections are kept open, the turns are interleaved. No answer is a 304. The gateway logs every thousandth
success; the peers log nothing. The note gives requests per second of the server's own processor time as well:
what remains to be compared when other programs take part of the cores.
"""

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

from benchmarks.gateway_peers import BODY, PATH

ROOT = Path(__file__).parents[1]
ROUNDS = 5
SECONDS = 3
CONNECTIONS = 64
P99_MS = 5.0
WORK = f"cached JSON read, {len(BODY) / 1000:.1f} kB, requests/s on one core"
TOOLS = {"wrk": "wrk", "nginx": "nginx-light"}

NGINX = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log; {user}
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  proxy_cache_path {folder}/cache keys_zone=answers:10m;
  server {{
    listen 127.0.0.1:{port};
    location / {{ proxy_pass http://127.0.0.1:{origin}; proxy_cache answers; proxy_cache_valid 200 1h; }}
  }}
}}
"""


@dataclass
class Server:
    """One server and what it reached, turn by turn."""

    port: int
    process: subprocess.Popen
    speeds: list[float] = field(default_factory=list)
    per_cpu_second: list[float] = field(default_factory=list)
    p99_ms: list[float] = field(default_factory=list)

    def load(self, seconds: int) -> None:
        before = self._cpu_seconds()
        speed, p99, requests = _load(self.port, seconds)
        self.speeds.append(speed)
        self.p99_ms.append(p99)
        self.per_cpu_second.append(requests / max(self._cpu_seconds() - before, 0.01))

    def _cpu_seconds(self) -> float:
        family = [psutil.Process(self.process.pid), *psutil.Process(self.process.pid).children()]
        return sum(sum(p.cpu_times()[:2]) for p in family)


def run() -> list[dict]:
    missing = [tool for tool, package in TOOLS.items() if not _find(tool, package)]
    if "wrk" in missing:
        note = "not measured: wrk is missing (Debian: apt-get install wrk)"
        return [_row("FastAPI + pydantic", None, None, 5.0, note)]
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        servers = _measure(stack, Path(folder), with_nginx="nginx" not in missing)
    ours, nginx = servers["ours"], servers.get("nginx")
    p99 = statistics.median(ours.p99_ms)
    budget = {"row": 4, "work": f"the same, p99 at {CONNECTIONS} connections (ms)", "ours": round(p99, 2)}
    budget |= {"peer": P99_MS, "peer_name": "budget", "ratio": round(P99_MS / p99, 2), "target": 1.0}
    return [
        _row("FastAPI + pydantic", ours, servers["fastapi"], 5.0),
        _row("nginx proxy_cache", ours, nginx, 0.4, None if nginx else _no_nginx()),
        budget | {"met": p99 < P99_MS},
    ]


def _measure(stack: ExitStack, folder: Path, *, with_nginx: bool) -> dict[str, Server]:
    origin = _free_port()
    stack.enter_context(_server(_uvicorn("origin", origin), origin, core=1))
    ours, peer, nginx = _free_port(), _free_port(), _free_port()
    told = {"ORRERY_PORT": str(ours), "ORRERY_CORE_URL": f"http://127.0.0.1:{origin}"}
    told |= {"ORRERY_SOURCES": "recorded", "ORRERY_RATE_LIMIT_PER_MINUTE": "1000000000"}
    servers = {
        "ours": stack.enter_context(_server([sys.executable, "-m", "services.gateway"], ours, told=told)),
        "fastapi": stack.enter_context(_server(_uvicorn("fastapi", peer), peer)),
    }
    if with_nginx:
        servers["nginx"] = stack.enter_context(_server(_nginx(folder, nginx, origin), nginx))
    for server in servers.values():
        _load(server.port, 1)  # warm
    for _ in range(ROUNDS):
        for server in servers.values():
            server.load(SECONDS)
    return servers


def _row(peer: str, ours: Server | None, theirs: Server | None, target: float, note: str | None = None) -> dict:
    result = {"row": 4, "work": WORK, "ours": None, "peer": None, "peer_name": peer, "ratio": None, "target": target}
    if ours:
        result["ours"] = round(statistics.median(ours.speeds))
    if not ours or not theirs:
        return result | {"met": None, "note": note}
    ratio = statistics.median(ours.speeds) / statistics.median(theirs.speeds)
    per_cpu = [statistics.median(server.per_cpu_second) for server in (ours, theirs)]
    note = (
        f"{peer}: ours {min(ours.speeds):.0f}–{max(ours.speeds):.0f}, peer {min(theirs.speeds):.0f}–"
        f"{max(theirs.speeds):.0f} requests/s; per second of processor time {per_cpu[0]:.0f} and {per_cpu[1]:.0f}, "
        f"{per_cpu[0] / per_cpu[1]:.2f} times"
    )
    facts = {"peer": round(statistics.median(theirs.speeds)), "ratio": round(ratio, 2), "note": note}
    return result | facts | {"met": ratio >= target}


def _no_nginx() -> str:
    return "not measured against nginx: it is missing (Debian: apt-get install nginx-light)"


def _load(port: int, seconds: int) -> tuple[float, float, int]:
    """Requests per second, the 99th percentile in ms, and how many requests there were."""
    url = f"http://127.0.0.1:{port}{PATH}"
    answer = httpx.get(url, trust_env=False)
    if answer.status_code != 200 or answer.content != BODY:
        raise RuntimeError(f"{url} answered {answer.status_code}, {len(answer.content)} bytes")
    command = _pinned(1, ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}", "--latency", url])
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(said)
    p99, unit = re.findall(r"99%\s+([\d.]+)(us|ms|s)", said)[0]
    [speed], [requests] = re.findall(r"Requests/sec:\s+([\d.]+)", said), re.findall(r"(\d+) requests in", said)
    return float(speed), float(p99) * {"us": 0.001, "ms": 1, "s": 1000}[unit], int(requests)


def _uvicorn(app: str, port: int) -> list[str]:
    options = ["--http", "httptools", "--loop", "uvloop", "--no-access-log", "--log-level", "warning"]
    return [sys.executable, "-m", "uvicorn", f"benchmarks.gateway_peers:{app}", "--port", str(port), *options]


def _nginx(folder: Path, port: int, origin: int) -> list[str]:
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, origin=origin, user=user))
    return ["nginx", "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]


@contextmanager
def _server(command: list[str], port: int, *, core: int = 0, told: dict[str, str] | None = None) -> Iterator[Server]:
    environment = {**os.environ, **(told or {})}
    process = subprocess.Popen(_pinned(core, command), cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait(port, process)
        yield Server(port, process)
    finally:
        process.terminate()
        process.wait(20)


def _wait(port: int, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"http://127.0.0.1:{port}{PATH}", trust_env=False).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"{process.args} does not answer on port {port}")


def _pinned(core: int, command: list[str]) -> list[str]:
    apart = shutil.which("taskset") and len(os.sched_getaffinity(0)) > 1
    cores = sorted(os.sched_getaffinity(0))
    return ["taskset", "-c", str(cores[core]), *command] if apart else command


def _find(tool: str, package: str) -> bool:
    if not shutil.which(tool) and shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        told = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "-qq", "install", "-y", package], check=False, env=told, **quiet)
    return shutil.which(tool) is not None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
