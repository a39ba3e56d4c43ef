"""Locust patches the standard library when it is imported: whoever imports it is a process of its own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
COLLECT = """
import sys
import pytest
import tests.load.questions, tests.load.arithmetic, tests.load.platform, tests.load.playing
pytest.main(["--collect-only", "-q", "-p", "no:cacheprovider", "tests/load", "tests/unit/load"])
found = {"locust", "gevent", "geventhttpclient"} & set(sys.modules)
sys.exit(f"imported: {found}" if found else 0)
"""


def test_pytest_collects_without_locust() -> None:
    done = subprocess.run([sys.executable, "-c", COLLECT], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "test_load_arithmetic" in done.stdout
