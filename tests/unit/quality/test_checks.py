"""Checks say what the catalogue says."""

import pytest

from etl.quality.checks import column_checks
from services.domain.fields import CATALOGUE

LIMITED = [f for f in CATALOGUE.values() if f.minimum is not None or f.maximum is not None]


def rules_of(field, *, required=False):
    return {c.rule: c for c in column_checks(field.name, "given", required=required)}


@pytest.mark.parametrize("field", LIMITED, ids=lambda f: f.name)
def test_every_limit_is_checked_and_told(field):
    told = rules_of(field)["field.range"].expected
    for limit in (field.minimum, field.maximum):
        assert limit is None or f"{limit:g}" in told


def test_required_allowed_and_pattern():
    assert set(rules_of(CATALOGUE["body"], required=True)) == {"field.missing", "field.allowed"}
    assert set(rules_of(CATALOGUE["designation"])) == {"field.pattern"}
    assert set(rules_of(CATALOGUE["start_at"], required=True)) == {"field.type", "field.missing"}
