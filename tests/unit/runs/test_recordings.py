import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.runs.recordings import INDEX, Problem, Recording, read_body, read_index, without_key
from services.chassis.errors import InvalidInputError

GOOD = {"file": "a.json", "url": "https://example.org/a", "fetched_at": "2026-04-02T01:00:00Z", "status": 200}


def index(folder: Path, *lines: object) -> Path:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    (folder / INDEX).write_text(text)
    return folder


def test_reads_every_line_in_order(tmp_path):
    index(tmp_path, GOOD, "", {**GOOD, "form": "CSV export", "truncated": True})
    (line, first), (other, second) = read_index(tmp_path)
    assert (line, other) == (1, 3)
    assert first == Recording(file="a.json", url=GOOD["url"], fetched_at=datetime(2026, 4, 2, 1, tzinfo=UTC))
    assert (second.form, second.truncated) == ("CSV export", True)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("{not json", "recording.line"),
        ({"file": "a.json"}, "recording.line"),
        ({**GOOD, "fetched_at": "yesterday"}, "recording.line"),
        ({**GOOD, "fetched_at": "2026-04-02T01:00:00"}, "recording.time"),
        ({**GOOD, "fetched_at": "2026-04-02T01:00:00+02:00"}, "recording.time"),
        ({**GOOD, "url": "ftp://example.org"}, "recording.url"),
    ],
)
def test_a_bad_line_is_a_problem_and_costs_no_other(tmp_path, line, rule):
    (_, bad), (_, good) = read_index(index(tmp_path, line, GOOD))
    assert isinstance(bad, Problem)
    assert (bad.rule, bad.line) == (rule, 1)
    assert "allowed: " in bad.detail
    json.loads(bad.record)
    assert isinstance(good, Recording)


@pytest.mark.parametrize("name", ["../outside.json", "/etc/hostname", "link.json", "missing.json", "bad.gz", "a\0b"])
def test_a_file_that_cannot_be_read_inside_the_folder_is_a_problem(tmp_path, name):
    (tmp_path / "outside.json").write_text("[]")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "link.json").symlink_to(tmp_path / "outside.json")
    (folder / "bad.gz").write_bytes(gzip.compress(b"hello")[:-9])
    recording = Recording(file=name, url="https://example.org", fetched_at=datetime(2026, 4, 2, tzinfo=UTC))
    problem = read_body(folder, recording, 7)
    assert isinstance(problem, Problem)
    assert problem.rule == (
        "recording.path" if name in {"../outside.json", "/etc/hostname", "link.json"} else "recording.file"
    )
    assert problem.line == 7


def test_gz_is_only_packing(tmp_path):
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(b"[1]"))
    recording = Recording(file="a.json.gz", url="https://example.org", fetched_at=datetime(2026, 4, 2, tzinfo=UTC))
    assert read_body(tmp_path, recording, 1) == b"[1]"


def test_reshaped_is_said_in_the_form():
    at = datetime(2026, 4, 2, tzinfo=UTC)
    assert Recording(file="a", url="u", fetched_at=at, reshaped=True).described_form == "reshaped"
    assert Recording(file="a", url="u", fetched_at=at, reshaped=True, form="cut").described_form == "reshaped; cut"


def test_a_folder_without_index_is_refused(tmp_path):
    with pytest.raises(InvalidInputError, match=INDEX):
        read_index(tmp_path)


@settings(deadline=None)
@given(raw=st.binary(max_size=300))
def test_no_index_makes_it_crash(tmp_path_factory, raw):
    folder = tmp_path_factory.mktemp("index")
    (folder / INDEX).write_bytes(raw)
    found = read_index(folder)
    assert len(found) == sum(1 for line in raw.splitlines() if line.strip())


@pytest.mark.parametrize(
    ("given_url", "kept"),
    [
        ("https://h/a?x=1&api_key=SECRETKEY", "https://h/a?x=1"),
        ("https://h/a?api_key=SECRETKEY&x=1", "https://h/a?x=1"),
        ("https://h/a?api_key=SECRETKEY", "https://h/a"),
        ("https://h/a?x=api_keys", "https://h/a?x=api_keys"),
    ],
)
def test_an_address_is_kept_without_its_key(tmp_path, given_url, kept):
    [(_, recording)] = read_index(index(tmp_path, {**GOOD, "url": given_url}))
    assert recording.url == kept


def test_a_key_echoed_in_an_answer_is_replaced_unless_it_is_everybodys():
    assert without_key(b'{"self": "http://h?api_key=DEMO_KEY"}') == (b'{"self": "http://h?api_key=DEMO_KEY"}', False)
    body, redacted = without_key(b'{"self": "http://h?api_key=abcdefgh1234"}')
    assert redacted
    assert b"abcdefgh1234" not in body
