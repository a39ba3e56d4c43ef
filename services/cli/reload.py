"""Development: a program whose source was saved is started again."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from watchfiles import PythonFilter, watch

from services.cli.programs import Program
from services.cli.supervisor import Supervisor

ROOT = Path(__file__).resolve().parents[2]
SHARED = ("services/chassis", "services/domain", "services/ports", "services/storage")
"""Packages that every program imports."""
LOOK_MS = 50
"""How long one look at the file system waits for a change, in milliseconds."""


def reloader(supervisor: Supervisor, say: Callable[[str], None], root: Path = ROOT) -> Callable[[], None]:
    """Begin to watch the sources below `root`; what is returned restarts whatever was touched since its last call."""
    seen = _changes(root)
    next(seen)

    def look() -> None:
        changed = next(seen)
        names = [p.name for p in supervisor.plan.programs if touched(p, changed)]
        if names:
            say(f"{', '.join(changed)} changed: starting {', '.join(names)} again")
            supervisor.restart(names)

    return look


def touched(program: Program, changed: Iterable[str]) -> bool:
    """Whether a program imports one of the changed files, named from the root; the web server watches its own."""
    if not program.module:
        return False
    package = program.module.partition(".")[0]
    own = package if package in {"etl", "ml"} else program.module.replace(".", "/")
    return any(file.startswith(f"{package}/") for file in changed for package in (own, *SHARED))


def _changes(root: Path) -> Iterator[list[str]]:
    folders = [root / name for name in ("services", "etl", "ml") if (root / name).is_dir()]
    for changes in watch(*folders, watch_filter=PythonFilter(), rust_timeout=LOOK_MS, yield_on_timeout=True):
        yield sorted({str(Path(path).relative_to(root)) for _, path in changes})
