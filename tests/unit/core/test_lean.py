import subprocess
import sys

import pytest

PROGRAMS = ("services.core", "services.gateway", "services.simulator", "etl.worker", "ml.server")


def test_core_answers_without_pandas_even_where_it_is_installed() -> None:
    script = (
        "import sys\n"
        "from services.chassis.lean import without_unused\n"
        "without_unused()\n"
        "import numpy as np, pyarrow as pa, duckdb\n"
        "import services.core.app\n"
        "print(pa.array(np.arange(2)).to_numpy().sum(), duckdb.sql('SELECT 1').to_arrow_table().num_rows)\n"
        "print('pandas' in sys.modules)"
    )
    assert _said(script) == ["1", "1", "False"]


@pytest.mark.parametrize("program", PROGRAMS)
def test_programs_that_serve_load_nothing_that_they_do_not_use(program: str) -> None:
    script = (
        f"import sys, {program}.__main__, httpcore\n"
        "from services.chassis.lean import UNUSED\n"
        "print(*(set(UNUSED) & set(sys.modules)))"
    )
    assert _said(script) == []


def test_the_worker_compiles_nothing_until_it_has_to() -> None:
    script = "import sys, etl.worker.__main__\nprint(*({'ibis', 'sqlglot', 'pandera', 'pyspark'} & set(sys.modules)))"
    assert _said(script) == []


def test_the_model_server_counts_nothing_until_there_is_a_model() -> None:
    script = (
        "import sys, ml.server.__main__\nprint(*({'numpy', 'pyarrow', 'scipy', 'sklearn', 'skops'} & set(sys.modules)))"
    )
    assert _said(script) == []


def test_tasks_are_listed_without_the_library_that_models_are_made_of() -> None:
    script = (
        "import sys, ml.server.engine, ml.server.bodies\nprint(*({'scipy', 'sklearn', 'skops'} & set(sys.modules)))"
    )
    assert _said(script) == []


def test_the_supervisor_loads_no_columns() -> None:
    script = (
        "import sys, services.cli.main, services.cli.up\nprint(*({'pyarrow', 'numpy', 'duckdb'} & set(sys.modules)))"
    )
    assert _said(script) == []


def _said(script: str) -> list[str]:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
