"""Real servers for the contract suite: says which are missing, starts what this machine has installed.

Run as `make test-servers` (or `python -m tests.servers`), stop with `make test-servers ARGS=stop`. A server is used by
the tests where `ORRERY_TEST_<NAME>_URL` names it, so a server that you already have needs only its variable. What is
started here listens on loopback, holds its data under `.test-servers/`, and is written down in `.test-servers/env`,
which `make` reads.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil

PATIENCE_S = 10
HOME = Path(__file__).resolve().parents[1] / ".test-servers"
ENV = HOME / "env"
POSTGRES_PROGRAMS = "/usr/lib/postgresql/*/bin"
HOW_TO_HAVE = {
    "POSTGRES": "install PostgreSQL 13 or newer, or set it to postgresql://user:password@host/database",
    "REDIS": "install Redis 6 or newer, or set it to redis://host:6379/0",
    "INFLUXDB": "set it to http://host:8086, ORRERY_TEST_INFLUXDB_TOKEN and ORRERY_TEST_INFLUXDB_ORG",
    "S3": "set it to http://host:9000, ORRERY_TEST_S3_ACCESS_KEY, ORRERY_TEST_S3_SECRET_KEY and ORRERY_TEST_S3_REGION",
    "MONGO": "set it to mongodb://host:27017/ (MongoDB or a server that is compatible)",
    "FERRETDB": "set it to mongodb://host:27017/ (FerretDB)",
    "LOKI": "set it to http://host:3100",
    "PROMETHEUS": "prometheus --web.enable-lifecycle; its address, and its file as ORRERY_TEST_PROMETHEUS_CONFIG",
    "ALERTMANAGER": "alertmanager; its address, and its file as ORRERY_TEST_ALERTMANAGER_CONFIG",
}


def main(asked: list[str]) -> int:
    if asked == ["stop"]:
        stop()
        return 0
    started = dict(line.split("=", 1) for line in ENV.read_text().splitlines()) if ENV.exists() else {}
    for name, how in HOW_TO_HAVE.items():
        variable = f"ORRERY_TEST_{name}_URL"
        if address := os.environ.get(variable) or started.get(variable):
            print(f"{variable:<28} {address}")
        elif (start := STARTS.get(name)) and (address := start()):
            started[variable] = address
            print(f"{variable:<28} {address} (started)")
        else:
            print(f"{variable:<28} missing: {how}")
    if started:
        ENV.write_text("".join(f"{name}={address}\n" for name, address in started.items()))
        print("`make test` uses them now; `make test-servers ARGS=stop` stops them")
    return 0


def _postgres() -> str | None:
    pg_ctl = shutil.which("pg_ctl", path=_postgres_path())
    if pg_ctl is None:
        return None
    data, port, account = _folder("postgres"), _free_port(), _account()
    programs = Path(pg_ctl).resolve().parent
    made = [programs / "initdb", "-D", data, "-U", "orrery", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL, cwd="/", **account)
    listening = f"-p {port} -h 127.0.0.1 -k {data}"
    begun = [programs / "pg_ctl", "start", "-w", "-D", data, "-l", data / "log", "-o", listening]
    subprocess.run(begun, check=True, stdout=subprocess.DEVNULL, cwd="/", **account)
    return f"postgresql://orrery@127.0.0.1:{port}/postgres"


def _redis() -> str | None:
    program = shutil.which("redis-server")
    if program is None:
        return None
    folder, port = _folder("redis"), _free_port()
    options = ["--bind", "127.0.0.1", "--port", str(port), "--dir", folder, "--pidfile", folder / "pid"]
    subprocess.run([program, *options, "--daemonize", "yes"], check=True, stdout=subprocess.DEVNULL)
    return f"redis://127.0.0.1:{port}/0"


STARTS: dict[str, Callable[[], str | None]] = {"POSTGRES": _postgres, "REDIS": _redis}


def stop() -> None:
    """Stop what was started here, wait until it has ended, and forget its data."""
    files = (HOME / "postgres" / "postmaster.pid", HOME / "redis" / "pid")
    pids = [int(f.read_text().split()[0]) for f in files if f.exists()]
    started = [psutil.Process(pid) for pid in pids if psutil.pid_exists(pid)]
    for process in started:
        process.send_signal(signal.SIGINT)
    psutil.wait_procs(started, timeout=PATIENCE_S)
    shutil.rmtree(HOME, ignore_errors=True)


def _folder(name: str) -> Path:
    folder = HOME / name
    folder.mkdir(parents=True)
    if account := _account():
        shutil.chown(folder, account["user"])
    return folder


def _account() -> dict[str, str]:
    """PostgreSQL refuses to run as root: then as the account that its package made."""
    return {"user": "postgres"} if os.geteuid() == 0 else {}


def _postgres_path() -> str:
    return os.pathsep.join([*map(str, sorted(Path("/").glob(POSTGRES_PROGRAMS[1:]), reverse=True)), os.environ["PATH"]])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
