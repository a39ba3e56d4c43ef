"""Benchmark files: synthetic arrays and lists in the published forms."""

import io
import json

import numpy as np
import pytest
from parsing import parse, row, rules

SMAP_WIDTH = 25
LABELS = "benchmark:smap_msl/labeled_anomalies.csv"
LIST = "chan_id,spacecraft,anomaly_sequences,class,num_values\n"
CMES = (
    "CME_num,LASCO_Start,Start_Date,Arrival_Date,Arrival_v,Transit_time,Transit_time_err,LASCO_v,LASCO_da,v_r,v_r_err,DST\n"
    "index,datetime,datetime,datetime,km/s,hours,hours,km/s,deg,km/s,km/s,nT\n"
)


def npy(values: np.ndarray) -> bytes:
    out = io.BytesIO()
    np.save(out, values)
    return out.getvalue()


def channel(steps: int = 6, width: int = SMAP_WIDTH) -> np.ndarray:
    values = np.zeros((steps, width))
    values[:, 0] = np.linspace(-1, 1, steps)
    values[1:3, 4] = 1
    values[5:, 4] = 1
    return values


def parse_part(body: bytes, part: str = "test"):
    return parse("smap_msl/channels", body, url=f"benchmark:smap_msl/{part}/P-1.npy")


def test_an_array_is_one_record_with_every_value_and_its_commands_as_spans():
    found = row(parse_part(npy(channel())), "bronze_smap_msl__channels")
    assert (found["channel_part_id"], found["spacecraft"], found["channel_steps"]) == ("P-1/test", "SMAP", "6")
    assert json.loads(found["channel_values"]) == channel()[:, 0].tolist()
    commands = json.loads(found["channel_commands"])
    assert len(commands) == SMAP_WIDTH - 1
    assert commands[3] == [[1, 3], [5, 6]]
    assert not any(spans for i, spans in enumerate(commands) if i != 3)


def test_the_width_tells_the_spacecraft():
    assert row(parse_part(npy(channel(width=55))), "bronze_smap_msl__channels")["spacecraft"] == "MSL"


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        (b"", "payload.npy"),
        (b"not an array", "payload.npy"),
        (npy(channel())[:-9], "payload.npy"),
        (npy(channel(width=24)), "payload.shape"),
        (npy(np.zeros(3)), "payload.shape"),
        (npy(np.where(channel() == 1, np.nan, channel())), "payload.values"),
        (npy(channel() + 0.5), "payload.values"),
    ],
)
def test_what_is_no_channel_is_set_aside_with_the_reason(body, rule):
    assert rules(parse_part(body)) == [(rule, None)]


def test_an_array_of_python_objects_is_never_unpickled():
    out = io.BytesIO()
    np.save(out, np.array([print], dtype=object), allow_pickle=True)
    assert rules(parse_part(out.getvalue())) == [("payload.npy", None)]


def test_each_labelled_interval_is_a_record_and_a_channel_may_be_listed_twice():
    text = LIST + (
        'P-2,SMAP,"[[5350, 6575]]",[point],8209\n'
        'P-2,SMAP,"[[5300, 6420]]",[point],8209\n'
        'P-1,SMAP,"[[2, 3], [4, 5]]","[contextual, point]",9\n'
    )
    rows = parse("smap_msl/anomalies", text.encode(), url=LABELS).tables["bronze_smap_msl__anomalies"].to_pylist()
    assert [r["anomaly_id"] for r in rows] == ["P-2@5350-6575", "P-2@5300-6420", "P-1@2-3", "P-1@4-5"]
    assert [r["class"] for r in rows] == ["point", "point", "contextual", "point"]


@pytest.mark.parametrize("cell", ["[[5, 2]]", "[[1, 2], [3, 4]]", "nonsense", "[]", "[[1]]", "[[1.5, 2]]"])
def test_a_line_without_sound_intervals_is_set_aside_and_costs_no_other(cell):
    parsed = parse(
        "smap_msl/anomalies", f'{LIST}P-1,SMAP,"{cell}",[point],9\nP-3,SMAP,"[[1, 2]]",[point],9\n'.encode(), url=LABELS
    )
    assert rules(parsed) == [("record.shape", "anomaly_sequences")]
    assert row(parsed, "bronze_smap_msl__anomalies")["chan_id"] == "P-3"


def test_a_transit_keeps_its_instants_and_missing_numbers_are_null():
    text = CMES + (
        "1,1997-01-06 16:23:38,1997-01-07 08:35:05.6,1997-01-10 04:00:00,450,67.4,4.8,-9999.0,360.0,190.5,60.4,-78\n"
        "2,1997-02-07 01:30:05.000,never,1997-02-10 02:00:00,450,66.4,0.5,490.0,360.0,705.3,104.8,\n"
    )
    parsed = parse("cme_arrival/transits", text.encode(), url="benchmark:cme_arrival/list.csv")
    assert rules(parsed) == [("field.instant", "Start_Date")]
    found = row(parsed, "bronze_cme_arrival__transits")
    assert found["start_at"].startswith("1997-01-07T08:35:0")
    assert found["arrival_at"] == "1997-01-10T04:00:00Z"
    assert found["LASCO_v"] is None
    assert found["v_r"] == "190.5"
