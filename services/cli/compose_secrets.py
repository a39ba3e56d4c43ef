"""Writes the secrets that docker-compose.yml mounts, random ones, each once; what exists is kept.

Runs on any Python with nothing installed, so only the standard library is imported.
"""

import secrets
import sys
from pathlib import Path

OPEN = "DEMO_KEY"
"""What api.nasa.gov gives everyone, 30 calls an hour; a production start refuses it."""


def make(folder: Path) -> list[str]:
    """Write what is missing; the names of what was written.

    The folder is closed to others; the files in it are not, for containers read them as users of their own.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    missing = [(name, value) for name, value in _own().items() if not (folder / name).exists()]
    for name, value in missing:
        _write(folder / name, value)
    addresses = [(name, value) for name, value in _addresses(folder).items() if not (folder / name).exists()]
    for name, value in addresses:
        _write(folder / name, value)
    return [name for name, _ in (*missing, *addresses)]


def _own() -> dict[str, str]:
    names = ("grafana_admin", "influxdb", "mongo", "postgres", "postgres_grafana", "postgres_orrery", "redis")
    return {f"{name}_password": secrets.token_hex(24) for name in names} | {
        "orrery_alert_webhook_url": "",
        "orrery_nasa_api_key": OPEN,
        "orrery_objects_access_key": secrets.token_hex(10),
        "orrery_objects_secret_key": secrets.token_hex(24),
        "orrery_telemetry_token": secrets.token_hex(24),
    }


def _addresses(folder: Path) -> dict[str, str]:
    """Addresses with the password of the server that they lead to."""

    def password(name: str) -> str:
        return (folder / f"{name}_password").read_text().strip()

    return {
        "orrery_archive_url": f"postgresql://orrery:{password('postgres_orrery')}@postgres:5432/orrery",
        "orrery_missions_url": f"mongodb://orrery:{password('mongo')}@mongo:27017/?authSource=admin",
        "orrery_cache_url": f"redis://:{password('redis')}@redis:6379/0",
    }


def _write(path: Path, value: str) -> None:
    path.write_text(value)
    path.chmod(0o644)


if __name__ == "__main__":
    where = Path(sys.argv[1])
    written = make(where)
    print(f"{where}: {', '.join(written) or 'nothing was missing'}")  # noqa: T201 - a program for a terminal
