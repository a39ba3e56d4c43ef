"""What the bytes of a batch hold, whatever its dataset."""

import msgspec

from etl.bronze.manifest import Manifest
from etl.runs.recordings import INDEX_SOURCE, decode_problems
from etl.runs.recordings import Problem as BadLine
from etl.runs.tabular import as_answer
from etl.runs.unsupported import count_records
from etl.sources.model import Parsed, Payload, Problem
from etl.sources.payload import UnreadableError, unreadable
from etl.sources.registry import dataset as find_dataset
from services.chassis.logging import get_logger


class Reading(msgspec.Struct, frozen=True):
    """A parsed answer; `unsupported` counts the records of an answer that Orrery does not read."""

    parsed: Parsed
    unsupported: int = 0


def read(manifest: Manifest, body: bytes) -> Reading:
    """Read a stored answer again."""
    batch = manifest.batch
    payload = Payload(
        body=body,
        url=batch.url,
        fetched_at=batch.fetched_at,
        status=batch.status,
        form=batch.form,
        truncated=manifest.truncated,
    )
    return read_payload(batch.source, batch.dataset, payload)


def read_payload(source: str, dataset: str, payload: Payload) -> Reading:
    """Records of an answer. One that is known to be cut off is set aside whole, never half loaded."""
    if payload.truncated:
        return Reading(Parsed(records=1, problems=[_cut_off(payload)]))
    if source == INDEX_SOURCE:
        problems = [_set_aside(p) for p in decode_problems(payload.body)]
        return Reading(Parsed(records=len(problems), problems=problems))
    try:
        known = find_dataset(f"{source}/{dataset}")
    except KeyError:
        records = count_records(payload.body)
        return Reading(Parsed(records=records), unsupported=records)
    try:
        return Reading(known.parse(as_answer(known, payload)))
    except UnreadableError as error:
        return Reading(unreadable(payload, error))
    except Exception as error:  # noqa: BLE001 - an answer that our reader breaks on is kept, and read again once mended
        get_logger("read").error("reader broke", dataset=known.key, exc_info=error)
        return Reading(unreadable(payload, _broke(error)))


def _cut_off(payload: Payload) -> Problem:
    return Problem(
        rule="payload.truncated",
        expected="a whole answer; ask the provider again",
        record=msgspec.json.encode(payload.body[:500].decode("utf-8", "replace")).decode(),
        bad_value=f"{len(payload.body)} bytes, cut off",
    )


def _broke(error: Exception) -> UnreadableError:
    expected = "an answer that this version can read; report it, and replay the batch with the version that mends it"
    return UnreadableError("payload.reader", expected, f"{type(error).__name__}: {error}")


def _set_aside(line: BadLine) -> Problem:
    return Problem(line.rule, line.expected, line.record, line.line, line.field_name, line.bad_value)
