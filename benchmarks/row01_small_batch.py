"""Row 1: a 200-record batch."""

from benchmarks.batch_load import measure


def run() -> dict:
    return measure(row=1, count=200, rounds=15, target=10)
