"""The reference page of engines, from what the contract suite wrote down of its last run on them."""

import json
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parents[2] / "docs/reference/engines.json"
_STORES = {
    "archive": "Batches, versions, facts and the ledger.",
    "cache": "Answers and allowances that gateways share.",
    "missions": "Documents of missions, events and pictures of the day.",
    "objects": "Answers as they came, silver files, pictures, reports.",
    "telemetry": "The current sample of every instant of every series.",
}
_SHOWN = {"passed": "yes", "gap": "no", "not run here": "not run"}

Row = dict[str, Any]


def engines_page() -> str:
    """Port by port, which engine has which capability."""
    rows: list[Row] = json.loads(RESULTS.read_text())
    lines = [
        "# Engines and what they can do",
        "",
        "Written by `make engines` from the results of the contract suite (`tests/contract/storage`), which runs the",
        "same tests on every engine of a port; do not edit. *yes*: every test of that capability passed. *no*: a gap",
        "that the engine declares, with its reason below the table. *not run*: that server was not there when the page",
        "was written; set its `ORRERY_TEST_<NAME>_URL` and run `make engines` (`make test-servers` says which there",
        "are). Which engine to take, and what goes on while one is away: [Engines](../concepts/engines.md).",
    ]
    for port, of_port in groupby(rows, itemgetter("port")):
        lines += ["", f"## {port.capitalize()}", "", _STORES[port], "", *_table(list(of_port))]
    return "\n".join(lines) + "\n"


def _table(rows: list[Row]) -> list[str]:
    engines = sorted({(row["engine"], row["software"]) for row in rows})
    shown = {(row["capability"], row["engine"]): _SHOWN.get(row["status"], row["status"]) for row in rows}
    heads = [_head(engine, software) for engine, software in engines]
    lines = [f"| capability | {' | '.join(heads)} |", f"|---{'|---' * len(engines)}|"]
    for capability in sorted({row["capability"] for row in rows}):
        # A capability of one engine's own tests says nothing of the others.
        cells = (shown.get((capability, engine), "–") for engine, _ in engines)
        lines.append(f"| {capability} | {' | '.join(cells)} |")
    gaps = [f"- {_head(r['engine'], r['software'])}, {r['capability']}: {r['reason']}." for r in rows if r["reason"]]
    return [*lines, *(["", *gaps] if gaps else [])]


def _head(engine: str, software: str) -> str:
    """The software, and what stands in for it where that is another."""
    _, on, server = engine.partition(" on ")
    return f"{software} ({server})" if on else software
