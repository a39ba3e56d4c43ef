import io
import json
import zipfile
from collections.abc import Callable

import numpy as np
import pytest
from skops import io as skops_io

from ml.registry.serialise import UntrustedModelError, from_bytes, to_bytes
from ml.training.fit import fit
from tests.unit.ml.small import probability, quantity, samples


def rewritten(data: bytes, change: Callable[[str], str]) -> bytes:
    """The same file with another schema."""
    body = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(body, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text.decode()) if name == "schema.json" else text)
    return body.getvalue()


@pytest.mark.parametrize("make", [quantity, probability])
def test_a_model_answers_the_same_when_it_is_read_back(make) -> None:
    rows = samples(600, event=make is probability)
    bundle = fit(make(rows), rows)
    held = from_bytes(to_bytes(bundle))
    np.testing.assert_array_equal(held.predict(rows).value, bundle.predict(rows).value)
    assert held.thresholds == bundle.thresholds
    for name, baseline in bundle.baselines.items():
        np.testing.assert_array_equal(held.baselines[name].predict(rows).value, baseline.predict(rows).value)


def test_bytes_tell_nothing_of_when_and_where_they_were_written() -> None:
    rows = samples(300)
    data = to_bytes(fit(quantity(rows), rows))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        schema = archive.read("schema.json").decode()
    assert max(int(part.split(",")[0].split("}")[0]) for part in schema.split('"__id__":')[1:]) < 10_000


class Harmless:
    """Of no type that is trusted."""

    def __init__(self) -> None:
        self.a = 1


def test_a_type_that_is_not_trusted_is_refused() -> None:
    with pytest.raises(UntrustedModelError, match=r"Harmless.*ml/registry/trusted\.py"):
        from_bytes(skops_io.dumps(Harmless()))


@pytest.mark.parametrize("function", ["posix.system", "builtins.eval", "subprocess.call"])
def test_a_file_that_would_run_code_is_refused(function: str, tmp_path) -> None:
    module, _, name = function.partition(".")
    witness = tmp_path / "it-ran"
    # A node that makes skops call the function when it builds the object, as a reduced object is built.
    call = {
        "__class__": name, "__module__": module, "__loader__": "TypeNode", "__id__": 7_001,
    }  # fmt: skip
    data = skops_io.dumps({"f": int, "x": f"touch {witness}"})
    crafted = rewritten(data, lambda text: json.dumps(_swapped(json.loads(text), call)))
    with pytest.raises(UntrustedModelError, match=name):
        from_bytes(crafted)
    assert not witness.exists()


def test_a_file_does_not_say_what_is_trusted() -> None:
    data = skops_io.dumps(Harmless())
    crafted = rewritten(data, lambda text: json.dumps({**json.loads(text), "trusted": ["Harmless"]}))
    with pytest.raises(UntrustedModelError):
        from_bytes(crafted)


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x05\x06" + bytes(18)])
def test_damaged_bytes_are_told(data: bytes) -> None:
    with pytest.raises(UntrustedModelError, match=f"{len(data)} bytes are no stored model"):
        from_bytes(data)


def _swapped(node, call):
    """The schema with the type `int` that it names replaced."""
    if isinstance(node, dict):
        if node.get("__loader__") == "TypeNode":
            return call
        return {key: _swapped(value, call) for key, value in node.items()}
    return [_swapped(item, call) for item in node] if isinstance(node, list) else node
