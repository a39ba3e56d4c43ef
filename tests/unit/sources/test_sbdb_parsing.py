from parsing import parse, row, rules

from etl.sources.columns import SBDB_ASTEROIDS
from etl.sources.sbdb_query import FIELDS

KEY = "sbdb_query/asteroids"
EROS = {"spkid": "20000433", "full_name": "   433 Eros (A898 PA)", "pdes": "433", "neo": "Y", "pha": "N", "H": "10.39",
        "e": "0.2228359407071628", "a": "1.458120998474684", "q": "1.133199268785799", "i": "10.82846651399785",
        "om": "304.2701025753316", "w": "178.9297536744151", "ma": "310.5543277370992", "n": "0.5597752949285997",
        "epoch": "2461000.5", "moid": "0.149", "class": "AMO", "condition_code": "0", "n_obs_used": 9130,
        "diameter": "16.84", "sigma_e": "9.3E-09"}  # fmt: skip


def _answer(*objects: dict, **more: object) -> dict:
    rows = [[o.get(name) for name in FIELDS] for o in objects]
    return {"signature": {}, "fields": list(FIELDS), "data": rows, "count": len(rows), **more}


def test_elements_are_read_by_name() -> None:
    parsed = parse(KEY, _answer(EROS))
    found = row(parsed, SBDB_ASTEROIDS)
    assert (found["designation"], found["spkid"], found["full_name"]) == ("433", "20000433", "433 Eros (A898 PA)")
    assert (found["e"], found["n_obs_used"], found["sigma_e"]) == ("0.2228359407071628", "9130", "9.3E-09")
    assert (parsed.declared, parsed.records) == (1, 1)


def test_old_numbering_is_brought_to_todays() -> None:
    found = row(parse(KEY, _answer({**EROS, "spkid": 2000433, "pdes": 433})), SBDB_ASTEROIDS)
    assert (found["spkid"], found["designation"]) == ("20000433", "433")


def test_a_page_beyond_the_last_is_empty() -> None:
    parsed = parse(KEY, {"signature": {}, "count": "40000", "fields": list(FIELDS), "data": []})
    assert (parsed.records, parsed.problems) == (0, [])


def test_a_renamed_element_is_reported() -> None:
    answer = _answer(EROS)
    answer["fields"] = ["eccentricity" if f == "e" else f for f in FIELDS]
    assert rules(parse(KEY, answer)) == [("payload.field_missing", "e")]


def test_the_csv_export_is_the_same_table() -> None:
    header = ",".join(FIELDS)
    line = ",".join(str(EROS.get(name, "")) for name in FIELDS)
    found = row(parse(KEY, f"{header}\n{line}\n".encode(), form="CSV export"), SBDB_ASTEROIDS)
    assert found == row(parse(KEY, _answer(EROS)), SBDB_ASTEROIDS)
