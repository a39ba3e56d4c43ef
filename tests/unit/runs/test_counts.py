import pytest

from etl.runs.counts import Counts


def test_a_sum_that_does_not_close_is_loud():
    with pytest.raises(AssertionError, match="3 records"):
        Counts(records=3, loaded=1, duplicate=1)
    with pytest.raises(AssertionError):
        Counts(records=0, loaded=-1, duplicate=1)


def test_counts_add_up():
    total = Counts.total([Counts(records=2, loaded=2), Counts(records=3, duplicate=1, quarantined=1, unsupported=1)])
    assert total == Counts(records=5, loaded=2, duplicate=1, quarantined=1, unsupported=1)
