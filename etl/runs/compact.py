"""Small files of older days become few: silver of a dataset's day per table one file, its manifests one bundle.

Only acknowledged batches are touched. Each file is durable and read back before what it replaces goes, so a crash
anywhere leaves at most both, and the next run takes up from there.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

import msgspec
import pyarrow as pa

from etl.bronze import bundles
from etl.bronze.manifest import Manifest, key
from etl.bronze.store import Bronze
from etl.runs import silver_files
from etl.runs.crash import reach
from services.chassis.errors import StorageError
from services.ports.loading import Loading

MOST_ROWS: Final = 2_000_000
"""Rows of one file; a day that has more gets several."""
GROUP_ROWS: Final = 131_072


class Compacted(msgspec.Struct, kw_only=True):
    """What a compaction did; bytes and files are those of silver."""

    manifests: int = 0
    bundles: int = 0
    silver_before: int = 0
    silver_after: int = 0
    bytes_before: int = 0
    bytes_after: int = 0


def compact(bronze: Bronze, core: Loading, now: datetime, days: float) -> Compacted:
    """Put the days before `now` less `days` together.

    Raises:
        TransientError: core is away.
        StorageError: what was written cannot be read back.
    """
    done = Compacted()
    cutoff = (now - timedelta(days=days)).date()
    silver = silver_files.loose(bronze.objects)
    for (dataset, day), keys in sorted(_days(bronze, cutoff).items()):
        lacking = core.unacknowledged(keys)
        manifests = [bronze.manifest(name) for batch_id, name in sorted(keys.items()) if batch_id not in lacking]
        if manifests:
            names = [name for m in _ordered(manifests) for name in silver.get(m.batch_id, ())]
            _compact_silver(bronze, dataset, day, names, done)
            _bundle(bronze, dataset, day, manifests, done)
    return done


def _ordered(manifests: Iterable[Manifest]) -> list[Manifest]:
    return sorted(manifests, key=lambda m: (m.batch.fetched_at, m.batch_id))


def _days(bronze: Bronze, cutoff: date) -> dict[tuple[str, str], dict[str, str]]:
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for batch_id, name in bronze.manifest_keys():
        _, _, dataset, year, month, day, _ = name.split("/")
        if date(int(year), int(month), int(day)) < cutoff:
            found[dataset, f"{year}/{month}/{day}"][batch_id] = name
    return found


def _bundle(bronze: Bronze, dataset: str, day: str, manifests: list[Manifest], done: Compacted) -> None:
    written = bundles.write(bronze.objects, bundles.day_folder(dataset, day), manifests)
    if bundles.read(bronze.objects, written) != _ordered(manifests):
        raise _unlike(written)
    reach("compact_after_bundle")
    done.bundles += 1
    for manifest in manifests:
        bronze.objects.delete(key(manifest.batch))
        done.manifests += 1
        reach("compact_inside_manifests")


def _compact_silver(bronze: Bronze, dataset: str, day: str, wanted: list[str], done: Compacted) -> None:
    by_table: dict[str, list[str]] = defaultdict(list)
    for name in wanted:
        by_table[silver_files.table_of(name)].append(name)
    for table, names in by_table.items():
        folder = silver_files.day_folder(table, day)
        held = silver_files.batches_of(bronze.objects, folder)
        fresh = [name for name in names if silver_files.batch_of(name) not in held]
        for portion in _portions(bronze, fresh):
            _write(bronze, folder, dataset, portion, done)
        reach("compact_after_silver")
        for name in names:
            done.silver_before += 1
            done.bytes_before += bronze.objects.size(name)
            bronze.objects.delete(name)
            reach("compact_inside_silver")


def _write(bronze: Bronze, folder: str, dataset: str, names: list[str], done: Compacted) -> None:
    table = folder.split("/")[1]
    schema = silver_files.schema(table)
    written = silver_files.encode(schema, _groups(bronze, names, schema))
    digest = hashlib.sha256("|".join(sorted(map(silver_files.batch_of, names))).encode()).hexdigest()[:16]
    name = f"{folder}{dataset}-{digest}.parquet"
    bronze.objects.put(name, written)
    back = silver_files.groups(bronze.objects.get(name))
    for ours, theirs in zip(_groups(bronze, names, schema), back, strict=True):
        if not ours.equals(theirs):
            raise _unlike(name)
    done.silver_after += 1
    done.bytes_after += len(written)


def _groups(bronze: Bronze, names: list[str], schema: pa.Schema) -> Iterator[pa.Table]:
    """Rows of the files in their order, `GROUP_ROWS` or a file more at a time."""
    held, rows = list[pa.Table](), 0
    for name in names:
        held.append(silver_files.conformed(silver_files.decode(bronze.objects.get(name)), schema))
        rows += held[-1].num_rows
        if rows >= GROUP_ROWS:
            yield pa.concat_tables(held).combine_chunks()
            held, rows = [], 0
    if held:
        yield pa.concat_tables(held).combine_chunks()


def _portions(bronze: Bronze, names: list[str]) -> Iterator[list[str]]:
    portion, rows = list[str](), 0
    for name in names:
        more = silver_files.rows_of(bronze.objects.get(name))
        if portion and rows + more > MOST_ROWS:
            yield portion
            portion, rows = [], 0
        portion.append(name)
        rows += more
    if portion:
        yield portion


def _unlike(name: str) -> StorageError:
    return StorageError(
        f"{name} does not read back as it was written; allowed: the same rows. Nothing was removed. "
        "Next step: check the disk, then run orrery etl compact again."
    )
