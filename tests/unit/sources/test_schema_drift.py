"""Providers change their answers without notice: recorded payloads with a field more, a field less, a field of another
type. A batch is never lost for what concerns one record or one optional field."""

import copy
import json
from pathlib import Path

import pytest

from etl.runs.lineage_probe import samples
from etl.silver.clean import clean
from etl.sources.model import Payload
from etl.sources.registry import dataset as find_dataset
from services.domain.batch import Batch

FEW = 12
"""Records of an answer that are kept: enough to tell the changed one from the others."""
WEEK = Path(__file__).parents[3] / "services" / "simulator" / "week"
PAYLOADS = samples(WEEK)


def records_of(document):
    """The longest list of objects in an answer: its records."""
    found = []

    def walk(value):
        nonlocal found
        if isinstance(value, list) and all(isinstance(v, dict) for v in value) and len(value) > len(found):
            found = value
        if isinstance(value, dict):
            for item in value.values():
                walk(item)

    walk(document)
    return found


WITH_RECORDS = sorted(
    key for key, p in PAYLOADS.items() if p.body[:1] in b"[{" and p.body and len(records_of(json.loads(p.body))) > 1
)


@pytest.fixture(params=WITH_RECORDS)
def answer(request):
    document = json.loads(PAYLOADS[request.param].body)
    del records_of(document)[FEW:]
    return request.param, document


def read(key, document):
    """Records, rows by table and problems, of parser and checks together."""
    payload = PAYLOADS[key]
    parsed = find_dataset(key).parse(Payload(json.dumps(document).encode(), payload.url, payload.fetched_at))
    source, _, name = key.partition("/")
    batch = Batch(
        source=source, dataset=name, url=payload.url, fetched_at=payload.fetched_at, status=200, sha256="0" * 64,
        bytes=1, origin="recorded", semantics="increment",
    )  # fmt: skip
    cleaned = clean(parsed.tables, batch)
    return parsed.records, cleaned.tables, [*parsed.problems, *cleaned.problems]


def test_a_new_field_changes_no_row(answer):
    key, document = answer
    before = read(key, document)
    changed = copy.deepcopy(document)
    for record in records_of(changed):
        record["added_without_notice"] = {"unit": "km", "value": 1}
    after = read(key, changed)
    assert after[0] == before[0]
    assert len(after[2]) == len(before[2])
    for name, rows in before[1].items():
        assert after[1][name].equals(rows), name


def test_a_missing_field_gives_nulls_or_says_which_field_it_cannot_do_without(answer):
    key, document = answer
    records, tables, problems = read(key, document)
    rows = sum(t.num_rows for t in tables.values())
    for field in sorted({name for record in records_of(document) for name in record}):
        changed = copy.deepcopy(document)
        for record in records_of(changed):
            record.pop(field, None)
        found = read(key, changed)
        if len(found[2]) > len(problems) or any(p.rule.startswith("payload.") for p in found[2]):
            said = {(p.rule, p.field_name) for p in found[2]}
            assert any(name for _, name in said), f"{field}: {said}"
        else:
            assert found[0] == records, field
            assert rows == 0 or sum(t.num_rows for t in found[1].values()) > 0, field


def test_a_retyped_field_of_one_record_costs_at_most_that_record(answer):
    key, document = answer
    records, tables, problems = read(key, document)
    for field in sorted(records_of(document)[0]):
        changed = copy.deepcopy(document)
        records_of(changed)[0][field] = {"of": "another", "type": [1, 2]}
        found = read(key, changed)
        assert found[0] == records, field
        new = [p for p in found[2] if p.rule not in {q.rule for q in problems} or p.field_name]
        assert len(found[2]) <= len(problems) + 1, (field, new)
        for name, rows in tables.items():
            others = len(set(rows["record_no"].to_pylist())) - 1
            assert len(set(found[1][name]["record_no"].to_pylist())) >= others, (field, name)


def test_several_providers_are_tried():
    assert len({key.partition("/")[0] for key in WITH_RECORDS}) >= 2
