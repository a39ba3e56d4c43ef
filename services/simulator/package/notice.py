"""The package's credits and licence notes, made from its entries."""

from collections import defaultdict

from services.simulator.package.entry import Entry

_HEAD = """# The packaged week, 28 March to 5 April 2026

Real answers of public agencies, kept by public repositories and collected for this project. Nothing is invented.
`recordings.ndjson` lists each file with the address it answered, when it was fetched, and its form: an entry marked
`reshaped` holds real values that were moved into the service's own shape by `services/simulator/package`; fields
whose values were not kept are null.

The data are works of the United States Government and in the public domain in the United States; licence notes below
are those of the repositories that kept them. Please credit the agencies:

- NASA/JPL Center for Near Earth Object Studies (CNEOS) and the JPL Small-Body Database
- NASA Near Earth Object Web Service (NeoWs)
- IAU Minor Planet Center (MPC), whose data are free to use with acknowledgement
- NOAA Space Weather Prediction Center (SWPC), GOES and real-time solar wind
- NASA Goddard, Community Coordinated Modeling Center (CCMC), Space Weather Database DONKI
- NASA's Astronomy Picture of the Day (texts; pictures belong to the authors named, none is packaged) and EONET
- CelesTrak (celestrak.org): orbital elements of satellites, free with attribution

No agency or repository endorses this project. DONKI's coronal mass ejections are not in the package: no copy of them
was kept that week.

| files | agency | kept by | licence | form |
| --- | --- | --- | --- | --- |
"""


def notice(entries: list[Entry]) -> str:
    """Markdown with one row for each file, or for files that share origin and form."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for entry in sorted(entries, key=lambda e: e.file):
        groups[entry.origin.agency, entry.origin.credit, entry.origin.licence, entry.form or "as answered"].append(
            entry.file
        )
    rows = [f"| {_names(files)} | {' | '.join(origin)} |" for origin, files in groups.items()]
    return _HEAD + "\n".join(rows) + "\n"


def _names(files: list[str]) -> str:
    return "<br>".join(f"`{file}`" for file in files)
