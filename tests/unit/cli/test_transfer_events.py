import json

import pytest

from services.chassis.settings import load_settings
from services.cli.instance import CannotStartError
from services.cli.transfer import _told, mode_of

PROGRESS = {"progress": {"what": "filling", "done": 1, "total": None}}


def told(*events):
    return _told((json.dumps(event) for event in events), "next", quiet=True)


def test_what_all_stores_compared_is_put_together():
    found = told(PROGRESS, {"compared": [1]}, {"compared": [2], "x": 3}, {"done": True})
    assert found == {"compared": [1, 2], "x": 3}


@pytest.mark.parametrize("events", [(), (PROGRESS,), ({"compared": [1]},)])
def test_what_ends_early_is_no_success(events):
    with pytest.raises(CannotStartError, match="ended before it was done"):
        told(*events)


def test_a_failure_is_told_in_its_own_words():
    with pytest.raises(CannotStartError, match="the disk is full"):
        told(PROGRESS, {"error": "the disk is full"})


def test_the_mode_is_the_one_that_there_is_data_of(tmp_path):
    settings = load_settings(data=tmp_path, sources="auto")
    assert mode_of(settings) == "live"
    (tmp_path / "recorded").mkdir()
    assert mode_of(settings) == "recorded"
    (tmp_path / "live").mkdir()
    with pytest.raises(CannotStartError, match="live, recorded"):
        mode_of(settings)
    assert mode_of(load_settings(data=tmp_path, sources="invented")) == "invented"
