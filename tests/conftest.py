import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Machines are noisy: a slow example is no failure. In CI the same examples are drawn each time.
settings.register_profile(
    "orrery", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=os.environ.get("CI") == "true"
)
settings.load_profile("orrery")

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of the recordings beside the project."""
    if not (SHARED / "recordings.ndjson").is_file():
        pytest.skip(f"the recordings are not here: {SHARED} is missing")
    return SHARED
