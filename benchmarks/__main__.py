"""Run every row (or those named: `python -m benchmarks 4 12`), print the table, write results.json.

Each `rowNN_*.py` has `run()`, which measures ours and its named peer interleaved in one run and returns one result or
several: {row, work, ours, peer, peer_name, ratio, target, met}, and `note` where something was not measured.
"""

import importlib
import json
import sys
import traceback
from pathlib import Path

HERE = Path(__file__).parent
COLUMNS = ("row", "work", "ours", "peer", "peer_name", "ratio", "target", "met")


def main(wanted: list[str]) -> int:
    results = []
    for path in sorted(HERE.glob("row*.py")):
        number = path.stem[3:5].lstrip("0")
        if wanted and number not in wanted:
            continue
        print(f"· row {number}: {path.stem[6:].replace('_', ' ')} …", flush=True)
        results += _measure(path.stem, int(number))
    _print(results)
    if not wanted:
        (HERE / "results.json").write_text(json.dumps(results, indent=2) + "\n")
    # A target that is not met is a result; only a row that could not be measured is a failure.
    return 2 if any(str(r.get("note") or "").startswith("broken") for r in results) else 0


def _measure(module: str, number: int) -> list[dict]:
    try:
        found = importlib.import_module(f"benchmarks.{module}").run()
    except Exception as error:  # noqa: BLE001 - one broken row must not hide the others
        traceback.print_exc()
        return [dict.fromkeys(COLUMNS) | {"row": number, "work": module, "met": False, "note": f"broken: {error}"}]
    return found if isinstance(found, list) else [found]


def _print(results: list[dict]) -> None:
    table = [COLUMNS, *(tuple(_text(r.get(c)) for c in COLUMNS) for r in results)]
    widths = [max(len(row[i]) for row in table) for i in range(len(COLUMNS))]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))
    for result in results:
        if result.get("note"):
            print(f"row {result['row']}: {result['note']}")


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "–" if value is None else str(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
