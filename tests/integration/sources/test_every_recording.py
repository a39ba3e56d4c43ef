"""Every recording beside the project: each is read by its dataset, and no record of it is lost or left unread."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from etl.bronze.store import sha256_of
from etl.runs.intake import Answer, manifest_of
from etl.runs.read import Reading, read_payload
from etl.runs.recordings import Recording, read_body, read_index
from etl.runs.replay import answer_of
from etl.runs.stages import cleaned, counts
from etl.runs.unsupported import OTHER

pytestmark = [pytest.mark.shared, pytest.mark.xdist_group("recordings")]

REFUSALS = {"sbdb/missing.json", "neows/v2016_wrong.api.key.json", "neows/v2016_wrong.resource.json"}
CUT_OFF = {
    "celestrak/active_2026-05-12_partial.tle",
    "swpc/swpc_goes_protons-7-day_2024-05-06_TRUNCATED.json",
}


@dataclass(frozen=True)
class Read:
    """A recording and what its dataset reads in it."""

    recording: Recording
    answer: Answer
    reading: Reading

    @property
    def key(self) -> str:
        return f"{self.answer.source}/{self.answer.dataset}"


@pytest.fixture(scope="module")
def index(shared_data: Path) -> list[tuple[int, Recording]]:
    entries = read_index(shared_data)
    assert [e for _, e in entries if not isinstance(e, Recording)] == []
    return entries  # type: ignore[return-value] - checked just now


@pytest.fixture(scope="module")
def read(shared_data: Path, index: list[tuple[int, Recording]]) -> list[Read]:
    found = []
    for line, recording in index:
        if recording.status != 200:
            continue
        raw = read_body(shared_data, recording, line)
        assert isinstance(raw, bytes), raw
        answer = answer_of(recording, raw)
        assert answer.dataset != OTHER, f"no dataset reads {recording.url}"
        reading = read_payload(answer.source, answer.dataset, answer.payload)
        found.append(Read(recording, answer, reading))
    return found


def test_every_line_of_the_index_is_an_answer_or_a_recorded_refusal(
    index: list[tuple[int, Recording]], read: list[Read]
) -> None:
    refused = {recording.file for _, recording in index if recording.status != 200}
    assert refused == REFUSALS
    assert len(read) + len(refused) == len(index) >= 1313


def test_no_record_is_unsupported_lost_or_counted_twice(read: list[Read]) -> None:
    for one in read:
        parsed = one.reading.parsed
        assert one.reading.unsupported == 0, one.recording.url
        numbers = set().union(*(table["record_no"].to_pylist() for table in parsed.tables.values()))
        assert parsed.records == len(numbers) + len(parsed.problems) + parsed.inactive, one.recording.file
    assert sum(one.reading.parsed.records for one in read) > 900_000


def test_only_what_was_cut_off_is_set_aside(read: list[Read]) -> None:
    aside = {r.recording.file: [p.rule for p in r.reading.parsed.problems] for r in read if r.reading.parsed.problems}
    assert aside == {file: ["payload.truncated"] for file in CUT_OFF}


def test_an_answer_of_each_dataset_is_clean(read: list[Read]) -> None:
    """The smallest answer that holds a record, for time's sake."""
    by_dataset: dict[str, Read] = {}
    for one in sorted(read, key=lambda r: -len(r.answer.payload.body)):
        if one.reading.parsed.records and not one.recording.truncated:
            by_dataset[one.key] = one
    assert len(by_dataset) > 35
    aside = Counter[str]()
    for key, one in by_dataset.items():
        manifest = manifest_of(one.answer, one.reading, sha256_of(one.answer.payload.body))
        found = cleaned(one.reading, manifest.batch)
        aside[key] = counts(one.reading, found, loaded=0).quarantined
        assert any(table.num_rows for table in found.tables.values()), one.recording.file
    assert {key: n for key, n in aside.items() if n} == {}
