import resource
import subprocess
import sys

import pytest

from services.chassis.server import MOST_FILES

RAISE = """
import resource
from services.chassis.server import raise_open_files
resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}))
raise_open_files()
print(*resource.getrlimit(resource.RLIMIT_NOFILE))
"""


@pytest.mark.parametrize(
    ("soft", "hard", "expected"),
    [
        (256, 512, 512),
        (256, MOST_FILES + 1, MOST_FILES),
        (MOST_FILES + 1, MOST_FILES + 1, MOST_FILES + 1),
    ],
)
def test_a_program_may_open_a_file_for_each_connection(soft: int, hard: int, expected: int) -> None:
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if allowed != resource.RLIM_INFINITY and allowed < hard:
        pytest.skip(f"this system allows {allowed} open files, the test needs {hard}: ulimit -Hn {hard}")
    command = [sys.executable, "-c", RAISE.format(soft=soft, hard=hard)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.split() == [str(expected), str(hard)]
