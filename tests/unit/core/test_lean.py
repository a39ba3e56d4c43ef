import subprocess
import sys


def test_core_answers_without_pandas_even_where_it_is_installed() -> None:
    script = (
        "import sys\n"
        "from services.chassis.lean import without_pandas\n"
        "without_pandas()\n"
        "import numpy as np, pyarrow as pa, duckdb\n"
        "import services.core.app\n"
        "print(pa.array(np.arange(2)).to_numpy().sum(), duckdb.sql('SELECT 1').to_arrow_table().num_rows)\n"
        "print('pandas' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["1", "1", "False"]
