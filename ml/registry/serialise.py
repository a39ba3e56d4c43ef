"""Fitted models as bytes that cannot run code when they are read: skops' format, made the same for the same model."""

# ruff: noqa: PLC0415 - skops loads all of scikit-learn: who only reads cards does not wait for it

import io
import json
import zipfile
from typing import Any, Final

from ml.registry.trusted import TRUSTED
from services.chassis.errors import TerminalError

_SCHEMA: Final = "schema.json"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest instant that a ZIP file can tell."""


class UntrustedModelError(TerminalError):
    """Bytes that are no model of ours."""

    title = "Untrusted model"
    slug = "untrusted-model"


def to_bytes(fitted: Any) -> bytes:
    """Encode a fitted model; equal models give equal bytes."""
    from skops import io as skops_io

    return _canonical(skops_io.dumps(fitted))


def from_bytes(data: bytes) -> Any:
    """Decode what `to_bytes` encoded.

    Raises:
        UntrustedModelError: the bytes are none of skops', or name a type outside `TRUSTED`.
    """
    from skops import io as skops_io
    from skops.io.exceptions import UntrustedTypesFoundException

    try:
        return skops_io.loads(data, trusted=list(TRUSTED))
    except UntrustedTypesFoundException as error:
        raise UntrustedModelError(
            f"the model asks for types that are not trusted: {error}. Allowed: those of ml/registry/trusted.py. "
            "Next step: train it again with this version: orrery ml train"
        ) from error
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise UntrustedModelError(
            f"{len(data)} bytes are no stored model ({type(error).__name__}: {error}); expected skops' format. "
            "Next step: train it again: orrery ml train"
        ) from error


def _canonical(data: bytes) -> bytes:
    """The same archive without what differs from run to run: addresses of objects, instants of writing."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        numbers: dict[str, int] = {}
        schema = _renumbered(json.loads(archive.read(_SCHEMA)), numbers)
        files = {_file(name, numbers): archive.read(name) for name in archive.namelist() if name != _SCHEMA}
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), files[name], zipfile.ZIP_DEFLATED)
        text = json.dumps(schema, separators=(",", ":"))
        archive.writestr(zipfile.ZipInfo(_SCHEMA, _EPOCH), text, zipfile.ZIP_DEFLATED)
    return body.getvalue()


def _renumbered(node: Any, numbers: dict[str, int]) -> Any:
    """The schema with objects and files numbered in the order in which they are first named."""
    if isinstance(node, list):
        return [_renumbered(item, numbers) for item in node]
    if not isinstance(node, dict):
        return node
    found: dict[str, Any] = {}
    for key, value in node.items():
        if key == "__id__":
            found[key] = numbers.setdefault(str(value), len(numbers))
        elif key == "file" and isinstance(value, str):
            found[key] = _file(value, numbers)
        else:
            found[key] = _renumbered(value, numbers)
    return found


def _file(name: str, numbers: dict[str, int]) -> str:
    stem, dot, kind = name.partition(".")
    return f"{numbers.setdefault(stem, len(numbers))}{dot}{kind}"
