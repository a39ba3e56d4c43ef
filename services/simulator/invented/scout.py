"""Objects on the confirmation page that nobody ever saw: they come, are observed for days, and go without a word."""

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

_EPOCH = datetime(2025, 1, 1, tzinfo=UTC)
_SLOT = timedelta(hours=8)
_LONGEST = timedelta(days=9)
_RUN = timedelta(hours=4)
_PARTIAL = 7
"""Every how many half hours the list is cut short, as the service's sometimes is."""


def scout(seed: int, now: datetime) -> dict[str, Any]:
    """The summary at `now`; `count` is text and counts rows that a partial list leaves out."""
    first = (now - _LONGEST - _EPOCH) // _SLOT
    rows = [row for slot in range(first, (now - _EPOCH) // _SLOT + 1) for row in _of_slot(seed, slot, now)]
    head = {"signature": {"source": "NASA/JPL Scout API", "version": "1.3"}, "count": str(len(rows))}
    if (now - _EPOCH) // timedelta(minutes=30) % _PARTIAL == 0:
        rows = rows[:-1]
    return head | {"data": rows}


def _of_slot(seed: int, slot: int, now: datetime) -> list[dict[str, Any]]:
    rng = np.random.default_rng([seed, 82, max(slot, 0)])
    found = []
    for number in range(int(rng.poisson(1.3))):
        state = np.random.default_rng([seed, 83, max(slot, 0), number])
        begins = _EPOCH + slot * _SLOT + timedelta(minutes=int(state.integers(0, 480)))
        ends = begins + timedelta(hours=float(state.uniform(20, _LONGEST / timedelta(hours=1))))
        if begins <= now < ends:
            found.append(_row(f"SIM{slot:04x}{number}", state, begins, now))
    return found


def _row(name: str, state: np.random.Generator, begins: datetime, now: datetime) -> dict[str, Any]:
    run = begins + (now - begins) // _RUN * _RUN
    arc = (run - begins) / timedelta(days=1) + 0.05
    h, moid, neo = state.uniform(17, 29), 10 ** state.uniform(-3.5, 0.3), int(state.integers(0, 101))
    passes = moid < 0.1
    return {
        "objectName": name,
        "lastRun": f"{run:%Y-%m-%d %H:%M}",
        "tEphem": f"{run + timedelta(hours=1):%Y-%m-%d %H:%M}",
        "nObs": 3 + int(arc * 12),
        "arc": f"{arc:.2f}",
        "rmsN": f"{state.uniform(0.1, 0.9):.2f}",
        "H": f"{h:.1f}",
        "Vmag": f"{state.uniform(17, 22):.1f}",
        "moid": f"{moid:.3g}",
        "caDist": f"{moid * 389:.2g}" if passes else None,
        "vInf": f"{state.uniform(4, 25):.1f}" if passes else None,
        "rating": (1 if moid < 0.001 and neo > 80 else 0) if passes else None,
        "phaScore": int(neo * (h < 22) * 0.6),
        "neoScore": neo,
        "neo1kmScore": int(neo * (h < 18) * 0.5),
        "geocentricScore": int(state.integers(0, 3)),
        "ieoScore": int(state.integers(0, 5)),
        "tisserandScore": int(100 - neo),
        "ra": f"{int(state.integers(0, 24)):02d}:{int(state.integers(0, 60)):02d}",
        "dec": f"{int(state.integers(-60, 81)):+03d}",
        "elong": f"{int(state.integers(60, 181))}",
        "rate": f"{state.uniform(0.3, 12):.1f}",
        "unc": f"{state.uniform(0.05, 60) / (1 + arc * 3):.2g}",
        "uncP1": f"{state.uniform(0.1, 200) / (1 + arc * 3):.2g}",
    }
