"""CelesTrak: two days' active catalogues of the week as TLE, and which satellites were in which group."""

from collections.abc import Iterator

from services.simulator.package.entry import Entry, Recordings

DAYS = ("2026-04-01", "2026-04-02")
GROUPS = ("geo", "military", "oneweb", "resource", "science", "stations", "weather")


def entries(week: Recordings, data: Recordings) -> Iterator[Entry]:
    """The catalogues from the week's folder, the groups from the one above it."""
    for row in week.rows():
        if any(row["file"].endswith(f"active_{day}.tle.gz") for day in DAYS):
            yield _entry(week, row, f"celestrak/{row['file'].rpartition('/')[2]}")
    wanted = {f"celestrak/group_{group}_2026-05-30.tle" for group in GROUPS}
    for row in data.rows():
        if row["file"] in wanted:
            yield _entry(data, row, f"{row['file']}.gz")


def _entry(folder: Recordings, row: dict[str, str], file: str) -> Entry:
    return Entry(
        file=file,
        url=row["url"],
        fetched_at=row["fetched_at"],
        form=row.get("form"),
        body=folder.read(row["file"]),
        origin=folder.origin(row["file"]),
    )
