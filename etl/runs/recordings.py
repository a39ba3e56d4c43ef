"""Reads the index of a folder of recorded answers: `recordings.ndjson`, one answer a line."""

import gzip
import re
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import msgspec

from services.chassis.errors import InvalidInputError
from services.chassis.http.redact import redact, redact_body

INDEX: Final = "recordings.ndjson"
INDEX_SOURCE: Final = "recordings.ndjson"
"""Source under which lines that cannot be loaded are set aside."""
DEMO_KEY_ECHO: Final = b"api_key=DEMO_KEY"
_KEY = re.compile(r"(?i)(?<=[?&])api_key=[^&#]*&?")
MAX_BODY_BYTES: Final = 512 * 2**20
"""Largest answer that is unpacked: what no provider sends is a packing bomb."""


class Recording(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the index: `file` holds what `url` answered with `status` at `fetched_at`.

    `form` says how the bytes differ from the service's own answer; `truncated`, that they were cut off.
    """

    file: str
    url: str
    fetched_at: datetime
    status: int = 200
    truncated: bool = False
    form: str | None = None
    reshaped: bool = False

    @property
    def described_form(self) -> str | None:
        """The form, which says so where the answer was reshaped."""
        if self.reshaped and "reshaped" not in (self.form or ""):
            return f"reshaped; {self.form}" if self.form else "reshaped"
        return self.form


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """A line that cannot be loaded: which rule it broke, by what value, what is allowed."""

    line: int
    rule: str
    field_name: str | None
    bad_value: str
    expected: str
    record: str

    @property
    def detail(self) -> str:
        """One sentence for people."""
        what = f"{self.field_name} was {self.bad_value!r}" if self.field_name else f"found {self.bad_value!r}"
        return f"line {self.line}: {what}; allowed: {self.expected}"


class _BadLineError(Exception):
    def __init__(self, rule: str, field_name: str | None, bad_value: Any, expected: str) -> None:
        super().__init__(rule)
        self.rule, self.field_name, self.bad_value, self.expected = rule, field_name, str(bad_value)[:300], expected


def read_index(folder: Path) -> list[tuple[int, Recording | Problem]]:
    """Every line of a folder's index with its number, in order; a line that says nothing is skipped.

    Raises:
        InvalidInputError: there is no such folder, or it has no readable index.
    """
    try:
        raw = (folder / INDEX).read_bytes()
    except OSError as error:
        raise InvalidInputError.of(
            "dir", str(folder), f"a folder that holds a readable {INDEX} ({error.strerror})", "Name another folder."
        ) from error
    return list(_lines(raw))


def read_body(folder: Path, recording: Recording, line: int) -> bytes | Problem:
    """The answer's bytes as the service sent them: a `.gz` is only packing."""
    try:
        return _body(folder, recording.file)
    except _BadLineError as error:
        return _problem(line, error, msgspec.json.encode(recording).decode())


def without_key(body: bytes) -> tuple[bytes, bool]:
    """An answer with any key that it echoes replaced, and whether it held one; DEMO_KEY is everybody's."""
    _, holds_secret = redact_body(body.replace(DEMO_KEY_ECHO, b""))
    return redact_body(body) if holds_secret else (body, False)


def encode_problems(problems: list[Problem]) -> bytes:
    """Problems as the payload of a batch, so that they reach quarantine the way every record does."""
    return b"".join(msgspec.json.encode(p) + b"\n" for p in problems)


def decode_problems(body: bytes) -> list[Problem]:
    """What `encode_problems` wrote."""
    return [msgspec.json.decode(line, type=Problem) for line in body.splitlines()]


def _lines(raw: bytes) -> Iterator[tuple[int, Recording | Problem]]:
    for number, line in enumerate(raw.splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield number, _recording(line)
        except _BadLineError as error:
            yield number, _problem(number, error, line.decode("utf-8", "replace"))


def _recording(line: bytes) -> Recording:
    try:
        found = msgspec.json.decode(line, type=Recording)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _BadLineError(
            "recording.line", None, line.decode("utf-8", "replace"), f"{INDEX} as JSON: {error}"
        ) from error
    if found.fetched_at.utcoffset() != timedelta(0):
        raise _BadLineError(
            "recording.time", "fetched_at", found.fetched_at.isoformat(), "an instant in UTC, ending in Z"
        )
    if not found.url.startswith(("http://", "https://")):
        raise _BadLineError("recording.url", "url", found.url, "the provider's address, http:// or https://")
    # An address is kept without its key, whoever's key that was.
    return msgspec.structs.replace(found, url=_KEY.sub("", found.url).rstrip("?&"))


def _body(folder: Path, name: str) -> bytes:
    try:
        root = folder.resolve()
        path = (root / name).resolve()
        if not path.is_relative_to(root):
            raise _BadLineError("recording.path", "file", name, "a file inside the folder of the index")
        return _unpacked(path) if path.suffix == ".gz" else path.read_bytes()
    except (OSError, EOFError, zlib.error, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _BadLineError("recording.file", "file", name, f"a file that can be read ({reason})") from error


def _unpacked(path: Path) -> bytes:
    with gzip.open(path) as packed:
        body = packed.read(MAX_BODY_BYTES + 1)
    if len(body) > MAX_BODY_BYTES:
        raise ValueError(f"it unpacks to more than {MAX_BODY_BYTES} bytes")
    return body


def _problem(line: int, error: _BadLineError, record: str) -> Problem:
    return Problem(
        line=line,
        rule=error.rule,
        field_name=error.field_name,
        bad_value=redact(error.bad_value),
        expected=error.expected,
        record=_json(redact(record)),
    )


def _json(text: str) -> str:
    """The text where it is JSON, else the text as a JSON string: quarantine keeps records as JSON."""
    try:
        msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError):
        return msgspec.json.encode(text).decode()
    return text
