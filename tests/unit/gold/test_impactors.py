"""Virtual impactors belong to an analysis of their object: the next one replaces them all."""

from etl.gold.derive import derive
from services.domain.arrow import arrow_schema
from tests.unit.gold.histories import day, spans, table, version


def _impactor(name, known, analysed, probability=1e-6, until=None):
    return version(known, until, impactor_id=name, designation="2026 AB", impact_at_tdb=day(9000),
                   impact_probability=probability, analysed_at=day(analysed))  # fmt: skip


def _facts(*rows):
    gold = derive({"silver_sentry__impactors": table("sentry__impactors", list(rows))})["fact_virtual_impactors"]
    assert gold.schema == arrow_schema("fact_virtual_impactors")
    return sorted(gold.to_pylist(), key=lambda r: (r["impactor_id"], r["known_at"]))


def test_what_the_next_analysis_lacks_is_withdrawn_when_it_is_known():
    kept, again, gone, lost = _facts(
        _impactor("a", 0, 0, until=5), _impactor("b", 0, 0), _impactor("a", 5, 4, probability=2e-6)
    )
    assert [(r["impactor_id"], r["is_withdrawn"]) for r in (kept, again, gone, lost)] == [
        ("a", False), ("a", False), ("b", False), ("b", True),
    ]  # fmt: skip
    assert spans([kept, again]) == spans([gone, lost]) == [(0, 5), (5, None)]


def test_an_older_analysis_that_is_learned_late_never_stands():
    late, new = _facts(_impactor("a", 6, 2), _impactor("b", 3, 4))
    assert (late["is_withdrawn"], new["is_withdrawn"]) == (True, False)


def test_another_object_s_analysis_changes_nothing():
    other = _impactor("c", 5, 4) | {"designation": "2026 AC"}
    assert [r["is_withdrawn"] for r in _facts(_impactor("a", 0, 0), other)] == [False, False]
