"""SQL of expressions, kept from one start to the next: what compiles it stays out of memory where nothing changed."""

import hashlib
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Final

import msgspec
import pyarrow as pa

ROOT: Final = Path(__file__).resolve().parents[2]
SAID_BY: Final = ("etl/quality", "etl/silver", "etl/gold", "etl/sources", "services/domain")
"""Code that expressions are made of."""
COMPILED_BY: Final = ("ibis-framework", "sqlglot", "duckdb")
_TYPES: Final = {
    str(t): t for t in (pa.string(), pa.float64(), pa.int64(), pa.bool_(), pa.timestamp("us"), pa.list_(pa.string()))
}


class Kept(msgspec.Struct, frozen=True):
    """One compiled expression: its name, its SQL, and per input the columns with their Arrow types."""

    name: str
    sql: str
    inputs: dict[str, dict[str, str]]

    @classmethod
    def of(cls, name: str, sql: str, inputs: dict[str, pa.Schema]) -> "Kept":
        """An expression over inputs of the given schemas."""
        return cls(name, sql, {n: {f.name: str(f.type) for f in schema} for n, schema in inputs.items()})

    def schemas(self) -> dict[str, pa.Schema]:
        """Schema of each input."""
        return {n: pa.schema([(c, _TYPES[t]) for c, t in columns.items()]) for n, columns in self.inputs.items()}


class Shelf:
    """What this code compiled to before, in one file that other code does not read.

    Args:
        folder: where the file is; what earlier code left there is removed.
        engine: name of the engine whose SQL it is.
    """

    def __init__(self, folder: Path, engine: str) -> None:
        self._file = folder / f"compiled-{engine}-{_digest()}.jsonl"
        for old in folder.glob("compiled-*.jsonl"):
            if old != self._file:
                old.unlink(missing_ok=True)
        self._kept = {kept.name: kept for kept in _read(self._file)}

    @property
    def holds_any(self) -> bool:
        """Whether an earlier start kept anything."""
        return bool(self._kept)

    def find(self, name: str) -> Kept | None:
        """An expression by name, None where it is to be compiled."""
        return self._kept.get(name)

    def keep(self, kept: Kept) -> None:
        """Keep one for the next start."""
        # Where it cannot be written it is compiled again next time; no batch waits for that.
        with suppress(OSError), self._file.open("ab") as file:
            file.write(msgspec.json.encode(kept) + b"\n")


def _read(file: Path) -> list[Kept]:
    found = []
    for line in file.read_bytes().splitlines() if file.exists() else ():
        try:
            found.append(msgspec.json.decode(line, type=Kept))
        except msgspec.DecodeError:
            continue  # a line that was cut short is compiled again
    return found


def _digest() -> str:
    said = hashlib.sha256(" ".join(version(name) for name in COMPILED_BY).encode())
    for folder in SAID_BY:
        for file in sorted((ROOT / folder).rglob("*.py")):
            said.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return said.hexdigest()[:16]
