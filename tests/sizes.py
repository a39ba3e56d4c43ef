"""The size ratchet: no module over 400 lines, half of them under 130, functions mostly short.

Run as `python -m tests.sizes`; it prints what is too large and exits with 1.
"""

import ast
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST_MODULE = 400
MEDIAN_MODULE = 130
SHORT_FUNCTION = 15
SHORT_SHARE = 0.75
SUFFIXES = (".py", ".ts", ".tsx")
GENERATED = ("/generated/", "/migrations/")


def sources() -> list[Path]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    wanted = (n for n in names if n.endswith(SUFFIXES) and not any(g in f"/{n}" for g in GENERATED))
    return [path for name in wanted if (path := ROOT / name).is_file() and path.stat().st_size]


def function_lengths(path: Path) -> list[int]:
    tree = ast.parse(path.read_text())
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [(n.end_lineno or n.lineno) - n.body[0].lineno + 1 for n in ast.walk(tree) if isinstance(n, kinds)]


def findings() -> list[str]:
    paths = sources()
    lengths = {path: len(path.read_text().splitlines()) for path in paths}
    long = {p.relative_to(ROOT): n for p, n in lengths.items() if n > LONGEST_MODULE}
    found = [f"{path}: {n} lines, at most {LONGEST_MODULE}" for path, n in long.items()]
    product = [n for p, n in lengths.items() if p.relative_to(ROOT).parts[0] != "tests"]
    if (median := statistics.median(product)) >= MEDIAN_MODULE:
        found.append(f"the median module has {median:.0f} lines, it must stay under {MEDIAN_MODULE}")
    bodies = [n for p in paths if p.suffix == ".py" and "tests" not in p.parts for n in function_lengths(p)]
    share = sum(n < SHORT_FUNCTION for n in bodies) / len(bodies)
    if share < SHORT_SHARE:
        found.append(f"{share:.0%} of functions are under {SHORT_FUNCTION} lines, at least {SHORT_SHARE:.0%} must be")
    return found


if __name__ == "__main__":
    problems = findings()
    sys.stdout.write("".join(f"{p}\n" for p in problems))
    sys.exit(bool(problems))
