"""The data folder's one running instance: its lock, and what must hold before it starts."""

import json
import os
import shutil
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
from filelock import FileLock, Timeout

MINIMUM_FREE_BYTES = 200_000_000


class CannotStartError(Exception):
    """Something outside stands in the way; carries the next step."""

    def __init__(self, what: str, next_step: str) -> None:
        super().__init__(what)
        self.next_step = next_step


class Instance:
    """Holds a mode folder for one running platform; the operating system frees it when the holder dies."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = FileLock(str(folder / "lock"), timeout=0)

    def take(self, facts: dict[str, Any]) -> None:
        """Take the folder and say who holds it.

        Raises:
            CannotStartError: another instance holds it, or it cannot be written.
        """
        check_folder(self.folder)
        try:
            self._lock.acquire()
        except Timeout:
            raise CannotStartError(
                _held(self.folder),
                f"stop it first: orrery down, or use another folder: ORRERY_DATA={self.folder.parent}-2",
            ) from None
        started = datetime.now(UTC).isoformat(timespec="seconds")
        write_atomically(self.folder / "lock.json", {"pid": os.getpid(), "started_at": started, **facts})

    def release(self) -> None:
        """Free the folder."""
        (self.folder / "lock.json").unlink(missing_ok=True)
        self._lock.release()


def holder(folder: Path) -> dict[str, Any] | None:
    """Facts of the instance that holds the folder, None when none does."""
    if not folder.is_dir():
        return None
    lock = FileLock(str(folder / "lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return read_json(folder / "lock.json") or {"pid": None}
    except OSError:
        return None
    lock.release()
    return None


def running(data_root: Path) -> dict[str, dict[str, Any]]:
    """Every running instance below a data root, by mode."""
    found = {mode: holder(data_root / mode) for mode in ("live", "recorded", "invented")}
    return {mode: facts for mode, facts in found.items() if facts}


def check_folder(folder: Path) -> None:
    """Refuse a folder that cannot be written or whose disk is full.

    Raises:
        CannotStartError: with the next step.
    """
    probe = folder / ".writable"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"\0" * 4096)
        probe.unlink()
    except PermissionError as error:
        raise CannotStartError(
            f"no permission to write {error.filename or folder}",
            f"make it yours (chown -R $USER {folder}) or choose another folder: ORRERY_DATA=~/orrery-data",
        ) from error
    except OSError as error:
        raise CannotStartError(
            f"{folder} cannot be written: {error.strerror}",
            "free space, or choose another folder: ORRERY_DATA=~/orrery-data",
        ) from error
    free = shutil.disk_usage(folder).free
    if free < MINIMUM_FREE_BYTES:
        raise CannotStartError(
            f"only {free / 1e6:.0f} MB are free on the disk of {folder}; {MINIMUM_FREE_BYTES / 1e6:.0f} MB are needed",
            "free space, or choose another disk: ORRERY_DATA=/other/disk",
        )


def check_port(host: str, port: int) -> None:
    """Refuse a port that is taken.

    Raises:
        CannotStartError: naming the program that listens there where the system tells.
    """
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise CannotStartError(
                f"no permission to listen on port {port}", "choose a port above 1023: ORRERY_PORT=8080"
            ) from error
        except OSError as error:
            raise CannotStartError(
                f"port {port} on {host} is taken{_by_whom(port)} ({error.strerror})",
                f"stop that program or choose another port: ORRERY_PORT={port + 1} make up",
            ) from error


def free_port() -> int:
    """A loopback port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def read_json(path: Path) -> dict[str, Any] | None:
    """A JSON object from a file, None when it is absent or broken."""
    try:
        facts = json.loads(path.read_text())
    except (OSError, ValueError):
        return None
    return facts if isinstance(facts, dict) else None


def write_atomically(path: Path, facts: dict[str, Any]) -> None:
    """Write a JSON object so that a reader never sees half of it."""
    beside = path.with_suffix(".part")
    beside.write_text(json.dumps(facts))
    beside.replace(path)


def _held(folder: Path) -> str:
    facts = read_json(folder / "lock.json") or {}
    pid, since, url = (facts.get(key, "unknown") for key in ("pid", "started_at", "url"))
    return f"{folder} is held by process {pid} (started {since}, address {url})"


def _by_whom(port: int) -> str:
    try:
        taken = [
            c.pid
            for c in psutil.net_connections("tcp")
            if c.laddr and c.laddr.port == port and c.status == psutil.CONN_LISTEN and c.pid
        ]
        return f" by {psutil.Process(taken[0]).name()} (process {taken[0]})" if taken else ""
    except psutil.Error:
        return ""
