"""Where files come from: local folders, S3 buckets, SFTP servers, through fsspec.

S3 goes through obstore, one wheel of Rust that the object store can share; SFTP through paramiko. Both are extras.
"""

import importlib
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from etl.runs.tabular import SCHEMES
from etl.sources.registry import DATASETS
from services.chassis.errors import SettingsError
from services.chassis.lean import when_used
from services.chassis.settings import Settings

fsspec = when_used("fsspec")

NEEDS: Final = {"s3": ("obstore", "s3"), "sftp": ("paramiko", "sftp")}
"""Package of a scheme and the extra that brings it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A pattern of addresses whose files hold one dataset."""

    dataset: str
    url: str

    @property
    def scheme(self) -> str:
        """`file`, `s3` or `sftp`."""
        return urlsplit(self.url).scheme

    @property
    def pattern(self) -> str:
        """The pattern within its file system; in S3 the bucket stands first."""
        parts = urlsplit(self.url)
        path = unquote(parts.path)
        return f"{parts.netloc}{path}" if self.scheme == "s3" else path

    def url_of(self, path: str) -> str:
        """Address of a file that the pattern found, without any password."""
        parts = urlsplit(self.url)
        if self.scheme == "s3":
            return f"s3://{path.lstrip('/')}"
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
        return f"{self.scheme}://{host}{port}{path}"


def places(text: str) -> list[Place]:
    """Read `ORRERY_WATCH`: `source/dataset=url pattern`, separated by blanks.

    Raises:
        SettingsError: an entry names no dataset, or no address that can be watched.
    """
    known = {d.key for d in DATASETS}
    found = []
    for entry in text.split():
        dataset, _, url = entry.partition("=")
        parts = urlsplit(url)
        if dataset not in known:
            raise SettingsError(f"ORRERY_WATCH names {dataset!r}; allowed: {', '.join(sorted(known))}.")
        if parts.scheme not in SCHEMES or not parts.path.strip("/"):
            allowed = "file:///folder/*.json, s3://bucket/folder/*.json, sftp://user@host/folder/*.json"
            raise SettingsError(f"ORRERY_WATCH was {dataset}={parts.scheme or url!r}:…; allowed: {allowed}.")
        if parts.password:
            raise SettingsError("ORRERY_WATCH holds a password; use a key, or ORRERY_WATCH_SFTP_PASSWORD.")
        found.append(Place(dataset, url))
    return found


def file_system(place: Place, settings: Settings) -> Any:
    """The place's file system, connected.

    Raises:
        SettingsError: its package is not installed.
        OSError: it cannot be reached, or refuses.
    """
    if place.scheme in NEEDS:
        _check_installed(*NEEDS[place.scheme])
    if place.scheme == "s3":
        from obstore.fsspec import FsspecStore  # noqa: PLC0415 - an extra

        # Keys, region and endpoint come from the environment: AWS_ACCESS_KEY_ID, AWS_REGION, AWS_ENDPOINT_URL …
        return FsspecStore("s3", client_options={"allow_http": True})
    if place.scheme == "sftp":
        return _sftp(place, settings)
    return fsspec.filesystem("file")


def _check_installed(package: str, extra: str) -> None:
    try:
        importlib.import_module(package)
    except ImportError:
        raise SettingsError(
            f"ORRERY_WATCH needs the package {package}, which is not installed. "
            f"Next step: pip install 'orrery[{extra}]'"
        ) from None


def _sftp(place: Place, settings: Settings) -> Any:
    import paramiko  # noqa: PLC0415 - an extra

    known = paramiko.HostKeys()
    path = settings.watch_sftp_known_hosts.expanduser()
    if path.is_file():
        known.load(str(path))

    class OnlyKnown(paramiko.MissingHostKeyPolicy):  # type: ignore[misc]
        """A host whose key no person has looked at is not spoken to."""

        def missing_host_key(self, client: Any, hostname: str, key: Any) -> None:  # noqa: ARG002 - paramiko's
            if not known.check(hostname, key):
                raise paramiko.SSHException(
                    f"the key of {hostname} is not in {path}; allowed: a host that is there. "
                    "Next step: ssh-keyscan it, compare its fingerprint, add it"
                )

    parts = urlsplit(place.url)
    password = settings.watch_sftp_password.get_secret_value() or None
    options = {"port": parts.port or 22, "username": parts.username, "password": password, "timeout": 10}
    return fsspec.filesystem(
        "sftp", host=parts.hostname, host_key_policy=OnlyKnown(), skip_instance_cache=True, **options
    )
