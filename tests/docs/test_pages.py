import pytest

from services.domain.fields import CATALOGUE
from services.domain.tables import TABLES
from tests.docs.generate import ROOT, data_dictionary, pages


@pytest.mark.parametrize("path", pages(), ids=lambda p: p.name)
def test_generated_pages_are_not_stale(path):
    assert path.read_text() == pages()[path], "run `make docs`"


def test_the_dictionary_names_every_field_and_table():
    text = data_dictionary()
    assert [f for f in CATALOGUE if f"| `{f}` |" not in text] == []
    assert [t for t in TABLES if f"### {t}\n" not in text] == []


def test_every_computed_field_has_its_formula():
    text = (ROOT / "docs/reference/enrichments.md").read_text()
    computed = [f.name for f in CATALOGUE.values() if f.source == "computed by Orrery"]
    plain = {"year", "month", "day", "day_of_week", "week_of_year", "date"}
    assert [name for name in computed if name not in plain and f"`{name}`" not in text] == []
