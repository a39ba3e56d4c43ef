import csv
import io

import pytest

from tests.integration.core.running import RunningCore
from tests.integration.core.week import KP, SPEED

WINDOWS = "/api/v1/space-weather/series/windows"
SPAN = f"names={SPEED}&from=2026-04-01T00:00:00Z&to=2026-04-01T03:00:00Z"
START_MS, HOUR_MS = 1_775_001_600_000, 3_600_000


def test_an_hour_is_told_by_its_mean_and_the_count_of_its_samples(core: RunningCore) -> None:
    body = core.http.get(f"{WINDOWS}?{SPAN}&every=1h&aggregate=mean").json()
    line = body["data"]["series"][0]
    raw = core.http.get(f"/api/v1/space-weather/series?{SPAN}").json()["data"]["series"][0]
    assert (line["unit"], line["every_s"], line["aggregate"]) == ("km/s", 3600, "mean")
    assert line["times"] == [START_MS + n * HOUR_MS for n in range(3)]
    hours = [[v for t, v in zip(raw["times"], raw["values"], strict=True) if t // HOUR_MS * HOUR_MS == at]
             for at in line["times"]]  # fmt: skip
    assert line["samples"] == [len(hour) for hour in hours]
    assert line["value"] == pytest.approx([sum(hour) / len(hour) for hour in hours])


def test_completeness_is_that_of_the_samples(core: RunningCore) -> None:
    windowed = core.http.get(f"{WINDOWS}?{SPAN}&every=5min").json()["meta"]["completeness"]
    raw = core.http.get(f"/api/v1/space-weather/series?{SPAN}").json()["meta"]["completeness"]
    for fact in ("contract", "held", "expected", "newest_at", "cadence_s", "sources", "whole"):
        assert windowed[fact] == raw[fact]
    assert windowed["gaps"] == [{"from": "2026-04-01T01:00:00Z", "to": "2026-04-01T01:30:00Z"}]


@pytest.mark.parametrize("aggregate", ["mean", "latest", "minmax"])
def test_as_it_was_known_is_computed_alike(core: RunningCore, aggregate: str) -> None:
    asked = f"{WINDOWS}?{SPAN}&every=15min&aggregate={aggregate}"
    now, then = core.http.get(asked).json(), core.http.get(f"{asked}&known_at=2026-04-01T03:00:00Z").json()
    assert then["data"] == now["data"]
    assert then["meta"]["completeness"] == now["meta"]["completeness"]
    before = core.http.get(f"{asked}&known_at=2026-04-01T01:00:00Z").json()
    assert before["data"]["series"][0]["times"] == []


def test_minmax_has_both_ends_of_each_window(core: RunningCore) -> None:
    line = core.http.get(f"{WINDOWS}?{SPAN}&every=1d&aggregate=minmax").json()["data"]["series"][0]
    raw = core.http.get(f"/api/v1/space-weather/series?{SPAN}").json()["data"]["series"][0]["values"]
    assert (line["value_min"], line["value_max"], line["samples"]) == ([min(raw)], [max(raw)], [len(raw)])


def test_several_series_come_as_rows_of_csv(core: RunningCore) -> None:
    text = core.http.get(f"{WINDOWS}?{SPAN}&names={KP}".replace(f"names={SPEED}&", "") + "&every=3h&format=csv").text
    assert [(row["series"], row["window_at"], row["samples"]) for row in csv.DictReader(io.StringIO(text))] == [
        (KP, "2026-04-01T00:00:00.000000Z", "1")
    ]


@pytest.mark.parametrize("every", ["", "0h", "1", "h", "-1h", "1.5h", "1w", "1s&from=2000-01-01"])
def test_a_length_that_is_none_or_gives_too_many_windows_is_refused(core: RunningCore, every: str) -> None:
    span = f"names={SPEED}&to=2026-04-02" + ("" if "from" in every else "&from=2026-04-01")
    answer = core.http.get(f"{WINDOWS}?{span}&every={every}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "every"
    assert "15min, 1h, 1d" in answer.json()["detail"]


@pytest.mark.parametrize("query", ["", f"names={SPEED}", f"{SPAN}&aggregate=median", f"{SPAN}&points=10"])
def test_what_is_not_understood_is_refused(core: RunningCore, query: str) -> None:
    assert core.http.get(f"{WINDOWS}?{query}").status_code == 400
