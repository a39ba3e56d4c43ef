"""How much room each dataset takes, from the manifests of what was stored."""

import json
from pathlib import Path

import msgspec


class DatasetSize(msgspec.Struct):
    """Stored bytes of one dataset: each blob once, however many fetches brought it."""

    batches: int = 0
    payload_bytes: int = 0
    stored_bytes: int = 0


def dataset_sizes(folder: Path) -> dict[str, DatasetSize]:
    """Sizes by `<source>__<dataset>` below a mode's folder."""
    bronze = folder / "objects" / "bronze"
    found: dict[str, DatasetSize] = {}
    seen: set[str] = set()
    for manifest in sorted(bronze.glob("manifests/*/*/*/*/*.json")):
        row = found.setdefault(manifest.parts[-5], DatasetSize())
        row.batches += 1
        digest = _digest(manifest)
        if digest and digest not in seen:
            seen.add(digest)
            _add_blob(row, bronze / "blobs" / digest[:2] / f"{digest}.zst", manifest)
    return found


def folder_size(folder: Path) -> int:
    """Size in bytes of all files below a folder."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


def _facts(manifest: Path) -> dict[str, object]:
    try:
        facts = json.loads(manifest.read_text())
    except (OSError, ValueError):
        return {}
    return facts.get("batch", facts) if isinstance(facts, dict) else {}


def _digest(manifest: Path) -> str:
    return str(_facts(manifest).get("sha256") or "")


def _add_blob(row: DatasetSize, blob: Path, manifest: Path) -> None:
    payload = _facts(manifest).get("bytes")
    row.payload_bytes += payload if isinstance(payload, int) else 0
    row.stored_bytes += blob.stat().st_size if blob.exists() else 0
