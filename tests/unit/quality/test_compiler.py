"""Expressions are compiled in a process of its own, alike, and here where that one fails."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import ibis
import psutil
import pytest

from etl.gold import objects
from etl.quality import compiler as module
from etl.quality.compiler import Compiler
from etl.quality.engine import compiled
from etl.silver.clean import _CLEANINGS
from etl.silver.mapping import _cleaned, bronze_schema
from etl.silver.points import _long
from etl.sources.cleaning import POINTS

BUILDS = {
    **{c.bronze: partial(_cleaned, c, bronze_schema(c.bronze)) for c in _CLEANINGS.values()},
    **{f"{c.bronze}__points": partial(_long, c) for c in _CLEANINGS.values() if c.silver == POINTS},
    "objects_all": partial(objects._states, frozenset(objects.SILVER)),
}
IN_A_WORKER = """
import os, signal, sys
from pathlib import Path
from etl.quality import engine
from etl.quality.engine import keep_compiled
from etl.silver.clean import cleaning_of
from etl.silver.mapping import bronze_schema, compiled
keep_compiled(Path(sys.argv[1]))
((_, compiler),) = engine._kept_in
if sys.argv[2] == "killed":
    os.kill(compiler._process.pid, signal.SIGKILL)
for name in ("bronze_cneos_cad__approaches", "bronze_donki__flares"):
    print(compiled(cleaning_of(name)).expression.run({name: bronze_schema(name).empty_table()}).num_columns)
print(*({"sqlglot"} & set(sys.modules)))
"""

STARTS = """
import os
from etl.quality.compiler import Compiler
one = Compiler()
one.start()
print(one._process.pid, flush=True)
os._exit(0)
"""


@pytest.fixture
def compiler():
    one = Compiler()
    yield one
    one.end()


def test_every_cleaning_compiles_to_what_this_process_makes_of_it(compiler: Compiler) -> None:
    assert len(BUILDS) > len(_CLEANINGS) > 50
    differing = [n for n, build in BUILDS.items() if compiler.compile(n, build) != compiled(n, build)]
    assert not differing


def test_one_process_serves_several_and_is_gone_when_idle(compiler: Compiler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "IDLE_S", 0.05)
    compiler.compile("first", BUILDS["objects_all"])
    process = compiler._process
    assert process is not None
    process.wait(timeout=30)
    assert compiler.compile("second", BUILDS["objects_all"]) is not None


def test_what_cannot_be_handed_over_is_left_to_the_caller(compiler: Compiler) -> None:
    assert compiler.compile("local", lambda: ibis.table({"a": "int64"}, name="local")) is None
    assert compiler._process is None


def test_one_that_dies_over_a_question_leaves_it_and_the_rest_to_the_caller(compiler: Compiler) -> None:
    assert compiler.compile("fatal", partial(os._exit, 7)) is None
    assert compiler.compile("objects_all", BUILDS["objects_all"]) is None
    assert compiler._process is None


def test_one_that_does_not_answer_is_ended(compiler: Compiler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_S", 0.2)
    assert compiler.compile("stuck", partial(time.sleep, 600)) is None


def test_one_that_cannot_be_started_is_done_without(compiler: Compiler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "COMMAND", ("/nowhere/python",))
    compiler.start()
    assert compiler.compile("objects_all", BUILDS["objects_all"]) is None


@pytest.mark.parametrize(("fate", "compiles_here"), [("lives", False), ("killed", True)])
def test_a_worker_cleans_alike_whatever_becomes_of_it(tmp_path: Path, fate: str, compiles_here: bool) -> None:  # noqa: FBT001 - a case
    done = subprocess.run(
        [sys.executable, "-c", IN_A_WORKER, str(tmp_path), fate], capture_output=True, text=True, check=True, timeout=60
    )
    approaches, flares, loaded = done.stdout.splitlines()[-3:]
    assert int(flares) > 10
    assert int(approaches) > 10
    assert bool(loaded) == compiles_here
    (kept,) = tmp_path.iterdir()
    assert len(kept.read_bytes().splitlines()) == 2


def test_it_ends_with_the_process_that_started_it() -> None:
    done = subprocess.run([sys.executable, "-c", STARTS], capture_output=True, text=True, check=True, timeout=60)
    with suppress(psutil.NoSuchProcess):
        psutil.Process(int(done.stdout)).wait(timeout=30)
