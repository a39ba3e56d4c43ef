"""`python -m services.simulator.package DIR`: write the packaged week anew from the recordings in DIR."""

import sys
from pathlib import Path

import orjson

from services.simulator.package import celestrak, donki, imagery, jpl, mars, mpc, neows, space_weather, swpc
from services.simulator.package.entry import Entry, Recordings
from services.simulator.package.notice import notice

WEEK = Path(__file__).parents[1] / "week"
TOTAL_LIMIT = 9_000_000
FILE_LIMIT = 900_000


def collect(data: Path) -> list[Entry]:
    """Every answer of the package, oldest fetch first."""
    week, older = Recordings(data / "week_2026-03-29"), Recordings(data)
    found = [*swpc.entries(week), *neows.entries(week), *donki.entries(week), *jpl.entries(older)]
    found += [*mpc.entries(older), *neows.older(older)]
    found += celestrak.entries(week, older)
    found += mars.entries(older)
    found += imagery.entries(week, older)
    found += space_weather.entries(data)
    return sorted(found, key=lambda entry: (entry.fetched_at, entry.file))


def write(entries: list[Entry], target: Path) -> int:
    """Write files, index and notice; returns their size in bytes.

    Raises:
        ValueError: a file or the whole is larger than the package may be.
    """
    index = b"".join(orjson.dumps(entry.row()) + b"\n" for entry in entries)
    files = {entry.file: entry.stored() for entry in entries}
    files |= {"recordings.ndjson": index, "NOTICE.md": notice(entries).encode()}
    total = sum(map(len, files.values()))
    largest = max(files, key=lambda name: len(files[name]))
    if total > TOTAL_LIMIT or len(files[largest]) > FILE_LIMIT:
        raise ValueError(
            f"the week has {total} bytes, {largest} {len(files[largest])}; "
            f"allowed are {TOTAL_LIMIT} and {FILE_LIMIT}: package fewer rows"
        )
    for stale in sorted(target.rglob("*")):
        if stale.is_file() and str(stale.relative_to(target)) not in files:
            stale.unlink()
    for name, body in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return total


def main() -> None:
    """Entry point."""
    if len(sys.argv) not in {2, 3}:
        sys.exit("usage: python -m services.simulator.package RECORDINGS_DIR [TARGET_DIR]")
    target = Path(sys.argv[2]) if len(sys.argv) == 3 else WEEK
    entries = collect(Path(sys.argv[1]))
    size = write(entries, target)
    sys.stdout.write(f"{len(entries)} answers, {size / 1e6:.2f} MB in {target}\n")


if __name__ == "__main__":
    main()
