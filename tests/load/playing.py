"""Starts the generator as a process of its own and joins its windows with what the platform's programs used."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.load.platform import Running, read

ROOT = Path(__file__).parents[2]


def play(running: Running, users: Sequence[int], seconds: float, settle: float = 5.0) -> Iterator[dict[str, Any]]:
    """Each window as it ends; leaving the iteration early ends the generator.

    Args:
        running: whom to ask.
        users: how many, window by window.
        seconds: length of a window.
        settle: seconds between a ramp and its window.

    Raises:
        RuntimeError: the generator ended by itself, with a code other than 0.
    """
    numbers = ",".join(map(str, users))
    options = ["--url", running.url, "--users", numbers, "--seconds", str(seconds), "--settle", str(settle)]
    command = [sys.executable, "-m", "tests.load.generator", *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as generator:
        try:
            yield from _windows(generator, running)
        finally:
            code = generator.poll()
            generator.terminate()
    if code:
        raise RuntimeError(f"the generator ended with {code}; its last words are above")


def _windows(generator: "subprocess.Popen[str]", running: Running) -> Iterator[dict[str, Any]]:
    programs, before = running.programs(), read({})
    for line in generator.stdout or ():
        fact = json.loads(line)
        if "begins" in fact:
            programs = running.programs()
            before = read(programs)
        else:
            yield fact | read(programs).since(before, programs)
    generator.wait()
