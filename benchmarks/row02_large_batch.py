"""Row 2: a 20,000-record batch."""

from benchmarks.batch_load import measure


def run() -> dict:
    return measure(row=2, count=20_000, rounds=3, target=40)
