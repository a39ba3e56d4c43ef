"""Loads a folder of recorded answers as if each provider had just sent them, each at its own instant."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from etl.bronze.manifest import Fetched
from etl.runs.counts import Counts
from etl.runs.intake import Answer, Intake
from etl.runs.ledger import recorded_fetch_id
from etl.runs.recordings import (
    INDEX,
    INDEX_SOURCE,
    Problem,
    Recording,
    encode_problems,
    read_body,
    read_index,
    without_key,
)
from etl.runs.unsupported import OTHER, source_of
from etl.sources.model import Payload
from etl.sources.registry import match
from services.chassis.errors import StorageError, TransientError
from services.chassis.logging import get_logger

FLUSH_EVERY: Final = 100
"""Recordings between two hand-overs of fetch rows."""


@dataclass(slots=True)
class Tally:
    """Counts per source, as `orrery replay` prints them."""

    files: dict[str, int] = field(default_factory=dict)
    counts: dict[str, Counts] = field(default_factory=dict)

    def add(self, name: str, counts: Counts) -> None:
        """One more file of a source."""
        self.files[name] = self.files.get(name, 0) + 1
        self.counts[name] = self.counts.get(name, Counts()) + counts

    def as_dict(self) -> dict[str, Any]:
        """`{"sources": {name: {"files", "records", "loaded", "duplicate", "quarantined", "unsupported"}}}`."""
        return {
            "sources": {name: {"files": self.files[name], **self.counts[name].as_dict()} for name in sorted(self.files)}
        }


class Replay:
    """One replay of one folder.

    Args:
        folder: holds the index and the files that it names.
        intake: where the answers go.

    Raises:
        InvalidInputError: the folder has no readable index.
    """

    def __init__(self, folder: Path, intake: Intake) -> None:
        self._folder = folder
        self._intake = intake
        self._entries = read_index(folder)
        self._problems: list[Problem] = []
        self._broken: list[str] = []
        self._tally = Tally()

    def events(self) -> Iterator[dict[str, Any]]:
        """Load everything, one progress event per line of the index; the last event is the result.

        An answer that cannot be loaded for a reason of Orrery's own costs no other; it stays in bronze, and the last
        event is then an error instead of a result.

        Raises:
            TransientError: core is away for longer than its client is patient.
        """
        total = len(self._entries)
        for done, (line, entry) in enumerate(self._entries, 1):
            note = self._one(entry, line)
            if done % FLUSH_EVERY == 0:
                self._intake.ledger.flush()
            name = entry.file if isinstance(entry, Recording) else INDEX
            yield {"progress": {"done": done, "total": total, "file": name, **note}}
        self._keep_problems()
        self._intake.ledger.flush()
        yield {"error": self._what_broke()} if self._broken else self._tally.as_dict()

    def _one(self, entry: Recording | Problem, line: int) -> dict[str, str]:
        if isinstance(entry, Problem):
            return self._set_aside(entry)
        body = read_body(self._folder, entry, line)
        if isinstance(body, Problem):
            return self._set_aside(body)
        try:
            self._load(entry, body)
        except (TransientError, StorageError):
            raise
        except Exception as error:  # noqa: BLE001 - a bug of ours over one answer is loud, and costs no other
            get_logger("replay").exception("answer not loaded", file=entry.file)
            self._broken.append(f"{entry.file}: {type(error).__name__}: {error}")
            return {"problem": self._broken[-1]}
        return {}

    def _set_aside(self, problem: Problem) -> dict[str, str]:
        self._problems.append(problem)
        return {"problem": problem.detail}

    def _what_broke(self) -> str:
        return (
            f"{len(self._broken)} of {len(self._entries)} answers could not be loaded; the first: {self._broken[0]}. "
            "They are kept in bronze and tried again at the next start; the log has each."
        )

    def _load(self, recording: Recording, raw: bytes) -> None:
        answer = answer_of(recording, raw)
        shown = answer.source if answer.dataset == OTHER else f"{answer.source}/{answer.dataset}"
        if recording.status != HTTPStatus.OK:
            self._intake.ledger.add(_failed_row(answer))
            self._tally.add(shown, Counts())
            return
        self._tally.add(shown, self._intake.take(answer))

    def _keep_problems(self) -> None:
        if not self._problems:
            return
        body = encode_problems(self._problems)
        at = datetime.fromtimestamp((self._folder / INDEX).stat().st_mtime, UTC)
        url = (self._folder / INDEX).resolve().as_uri()
        answer = Answer(
            source=INDEX_SOURCE,
            dataset=OTHER,
            payload=Payload(body=body, url=url, fetched_at=at),
            origin="recorded",
            fetch=Fetched(fetch_id=recorded_fetch_id(url, at, body)),
        )
        counts = self._intake.take(answer)
        for _ in self._problems:
            self._tally.add(INDEX_SOURCE, Counts())
        self._tally.counts[INDEX_SOURCE] = counts


def answer_of(recording: Recording, raw: bytes) -> Answer:
    """A recorded answer as if it had just come; one that no dataset reads is named by its address."""
    body, redacted = without_key(raw)
    dataset = match(recording.url)
    source, name = (dataset.source, dataset.name) if dataset else source_of(recording.url)
    return Answer(
        source=source,
        dataset=name,
        payload=Payload(
            body=body,
            url=recording.url,
            fetched_at=recording.fetched_at,
            status=recording.status,
            form=recording.described_form,
            truncated=recording.truncated,
        ),
        origin="recorded",
        fetch=Fetched(fetch_id=recorded_fetch_id(recording.url, recording.fetched_at, body)),
        redacted=redacted,
    )


def _failed_row(answer: Answer) -> dict[str, Any]:
    return {
        "fetch_id": answer.fetch.fetch_id,
        "source": answer.source,
        "dataset": answer.dataset,
        "url": answer.payload.url,
        "fetched_at": answer.payload.fetched_at,
        "status": answer.payload.status,
        "outcome": "failed",
        "error": f"the recording says HTTP {answer.payload.status}",
        "attempts": answer.fetch.attempts,
        "origin": answer.origin,
    }
