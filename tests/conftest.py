from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of the recordings beside the project."""
    if not (SHARED / "recordings.ndjson").is_file():
        pytest.skip(f"the recordings are not here: {SHARED} is missing")
    return SHARED
