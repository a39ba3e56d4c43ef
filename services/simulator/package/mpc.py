"""Minor Planet Center: a fifth of the near-Earth asteroids of 2019."""

from collections.abc import Iterator

from services.simulator.package.entry import Entry, Recordings

_FILE = "mpc/NEA_2019.txt.gz"
_EVERY = 5


def entries(data: Recordings) -> Iterator[Entry]:
    """The one file that the package holds, cut."""
    listed = next(row for row in data.rows() if row["file"] == _FILE)
    kept = data.read(_FILE).splitlines(keepends=True)[::_EVERY]
    yield Entry(
        file="mpc/NEA.txt.gz",
        url=listed["url"],
        fetched_at=listed["fetched_at"],
        form=f"every {_EVERY}th line of the file of 2019, as it was",
        body=b"".join(kept),
        origin=data.origin(_FILE),
    )
