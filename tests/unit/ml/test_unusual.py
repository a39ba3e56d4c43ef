"""Unusual orbits, on a synthetic catalogue of ordinary ones with a few that are not."""

import numpy as np
import pyarrow as pa
import pytest

from ml.models.unusual import COLUMNS, unusual_orbits


def catalogue(count: int = 400, **odd: tuple[float, float, float, float]) -> pa.Table:
    """Ordinary near-Earth orbits, and odd ones by designation: a (au), e, i (°), H."""
    draw = np.random.default_rng(7)
    a, e = draw.normal(1.6, 0.2, count), draw.uniform(0.2, 0.6, count)
    i, h = draw.gamma(2, 5, count), draw.normal(22, 2, count)
    names = [f"2020 A{n}" for n in range(count)]
    for name, values in odd.items():
        names.append(name)
        a, e, i, h = (np.append(column, value) for column, value in zip((a, e, i, h), values, strict=True))
    numbers = {"semi_major_axis_au": a, "eccentricity": e, "inclination_deg": i, "absolute_magnitude_h": h}
    texts = {name: [None] * len(names) for name in ("name", "orbit_class", "condition_code")}
    return pa.table({"designation": names, **{k: pa.array(v, pa.string()) for k, v in texts.items()}, **numbers})


RETROGRADE = (7.7, 0.92, 165.0, 18.0)


def test_a_retrograde_orbit_leads_and_its_words_say_why():
    found = unusual_orbits(catalogue(odd=RETROGRADE), 5)
    assert found[0].designation == "odd"
    assert {"inclination_deg", "semi_major_axis_au"} <= {trait.name for trait in found[0].traits[:4]}
    assert "inclination 165: as high in 0.25 % of the orbits" in {trait.words for trait in found[0].traits}
    assert [u.score for u in found] == sorted((u.score for u in found), reverse=True)


def test_the_order_does_not_depend_on_that_of_the_rows():
    table = catalogue(odd=RETROGRADE)
    shuffled = table.take(pa.array(np.random.default_rng(1).permutation(table.num_rows)))
    assert unusual_orbits(table, 10) == unusual_orbits(shuffled, 10)


@pytest.mark.parametrize("values", [(-3000.0, 1.0003, 110.0, 11.0), (2.0, 0.5, 10.0, float("nan"))])
def test_open_orbits_and_objects_without_magnitude_are_left_out(values):
    assert "odd" not in {u.designation for u in unusual_orbits(catalogue(odd=values), 401)}


def test_a_handful_of_orbits_has_no_others_to_be_unlike():
    assert unusual_orbits(catalogue(count=50), 5) == []
    assert set(COLUMNS) <= set(catalogue().column_names)
