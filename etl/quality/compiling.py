"""`python -m etl.quality.compiling`: compiles what `compiler.Compiler` asks, until its input ends.

A question is a pickled name and builder, an answer one line of JSON, a `Kept`. What cannot be compiled ends it.
"""

# ruff: noqa: E402 - what is not to be loaded is said before anything loads it

import os
import pickle
import sys

from services.chassis.lean import without_unused

without_unused()

import ibis
import msgspec

from etl.quality.engine import compiled


def main() -> None:
    """Answer each question in turn."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints must not garble an answer
    _ = ibis.to_sql  # loads the compiler before the first question comes
    questions = open(sys.stdin.fileno(), "rb", closefd=False)  # noqa: SIM115 - as long as the process
    while questions.peek(1):
        name, build = pickle.load(questions)  # noqa: S301 - from the process that started this one
        answers.write(msgspec.json.encode(compiled(name, build)) + b"\n")
        answers.flush()


if __name__ == "__main__":
    main()
