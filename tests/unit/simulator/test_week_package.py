import json
from pathlib import Path

import pytest

from services.simulator.package.__main__ import FILE_LIMIT, TOTAL_LIMIT, WEEK, collect, write

INDEX = [json.loads(line) for line in (WEEK / "recordings.ndjson").read_text().splitlines()]


def test_the_package_is_small():
    sizes = {path: path.stat().st_size for path in WEEK.rglob("*") if path.is_file()}
    assert sum(sizes.values()) < TOTAL_LIMIT
    assert max(sizes.values()) < FILE_LIMIT


def test_every_file_is_listed_and_credited():
    notice = (WEEK / "NOTICE.md").read_text()
    files = {str(path.relative_to(WEEK)) for path in WEEK.rglob("*") if path.is_file()}
    assert {row["file"] for row in INDEX} == files - {"recordings.ndjson", "NOTICE.md"}
    for row in INDEX:
        assert row["credit"]
        assert row["licence"]
        assert f"`{row['file']}`" in notice


def test_reshaped_answers_say_how_and_from_what():
    reshaped = [row for row in INDEX if row.get("reshaped")]
    assert {row["file"].split("/")[0] for row in reshaped} >= {"swpc", "donki", "neows", "jpl"}
    for row in reshaped:
        assert "reshaped from" in row["form"]
        row["form"].encode("ascii")


def test_no_key_is_in_the_package():
    assert all("api_key=" not in row["url"] or row["url"].endswith("api_key=DEMO_KEY") for row in INDEX)


@pytest.mark.shared
def test_making_it_again_gives_the_same_bytes(shared_data: Path, tmp_path: Path):
    write(collect(shared_data), tmp_path)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    kept = {path.relative_to(WEEK): path.read_bytes() for path in WEEK.rglob("*") if path.is_file()}
    assert made == kept


@pytest.mark.shared
def test_a_folder_that_is_too_large_is_refused(shared_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("services.simulator.package.__main__.TOTAL_LIMIT", 1000)
    with pytest.raises(ValueError, match="package fewer rows"):
        write(collect(shared_data), tmp_path)
    assert list(tmp_path.iterdir()) == []
