import io
import json
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.runs.read import read_payload
from etl.runs.tabular import FLAT, HEADED, NESTED, OWN_CSV, allowed, as_answer, form_of
from etl.runs.watch_places import places
from etl.sources.model import Payload
from etl.sources.payload import UnreadableError
from etl.sources.registry import DATASETS, dataset
from services.chassis.errors import SettingsError

AT = datetime(2026, 4, 2, tzinfo=UTC)
FIREBALL = {"date": "2026-03-01 01:02:03", "energy": "2.3", "impact-e": "0.08", "lat": "1.5", "lat-dir": "N",
            "lon": "2.5", "lon-dir": "W", "alt": "30", "vel": None}  # fmt: skip


def payload(body, name):
    return Payload(body if isinstance(body, bytes) else body.encode(), f"file:///in/{name}", AT)


def parquet(*records):
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(records)), sink)
    return sink.getvalue()


def test_every_declared_dataset_is_one():
    assert {d.key for d in DATASETS} >= (FLAT | NESTED | HEADED | OWN_CSV)


@pytest.mark.parametrize(
    ("url", "form"),
    [("https://services.swpc.noaa.gov/products/kp.csv", None), ("file:///in/kp.json", None), ("webhook:kp/1.csv", None),
     ("file:///in/KP.CSV", "csv"), ("s3://b/x.jsonl", "ndjson"), ("sftp://h/x.parquet", "parquet"),
     ("file:///in/kp.csv.gz", "csv")],
)  # fmt: skip
def test_only_files_have_a_form(url, form):
    assert form_of(url) == form


def test_the_same_records_in_every_form_read_alike():
    rows = [{"time_tag": "2026-04-01T00:00:00", "kp": 3.33}, {"time_tag": "2026-04-01T03:00:00", "kp": None}]
    given_as = {
        "a.json": json.dumps(rows),
        "a.ndjson": "\n".join(map(json.dumps, rows)),
        "a.csv": "time_tag,kp\n2026-04-01T00:00:00,3.33\n2026-04-01T03:00:00,\n",
        "b.csv": "observed_at,kp_index\n2026-04-01T00:00:00,3.33\n2026-04-01T03:00:00,\n",
        "a.parquet": parquet(*rows),
    }
    found = {n: read_payload("swpc", "kp", payload(b, n)).parsed.tables["bronze_swpc__kp"] for n, b in given_as.items()}
    for name, rows_of in found.items():
        assert rows_of.select(["observed_at", "kp"]) == found["a.json"].select(["observed_at", "kp"]), name


def test_headed_answers_are_made_of_ndjson():
    reading = read_payload("fireball", "fireballs", payload(json.dumps(FIREBALL), "f.ndjson"))
    assert not reading.parsed.problems
    [row] = reading.parsed.tables["bronze_fireball__fireballs"].to_pylist()
    assert (row["latitude"], row["longitude"]) == ("1.5", "-2.5")


def test_a_form_that_a_dataset_does_not_take_says_which_it_does():
    with pytest.raises(UnreadableError) as refused:
        as_answer(dataset("donki/storms"), payload("a,b\n1,2\n", "x.csv"))
    assert "ndjson, parquet" in refused.value.expected
    [problem] = read_payload("neows", "feed", payload("{}", "x.ndjson")).parsed.problems
    assert problem.rule == "payload.form"


@given(body=st.binary(max_size=300), name=st.sampled_from(["a.csv", "a.ndjson", "a.parquet"]),
       key=st.sampled_from(sorted(FLAT | NESTED | HEADED)))  # fmt: skip
def test_no_file_raises(body, name, key):
    source, _, of = key.partition("/")
    reading = read_payload(source, of, payload(body, name))
    assert reading.parsed.records >= 0
    assert allowed(key)


@pytest.mark.parametrize(
    "text",
    ["kp=file:///x/*.json", "swpc/kp=/x/*.json", "swpc/kp=ftp://h/x", "swpc/kp=sftp://a:b@h/x", "swpc/kp=s3://b"],
)
def test_a_watched_place_that_cannot_be_is_refused(text):
    with pytest.raises(SettingsError, match="ORRERY_WATCH"):
        places(text)
