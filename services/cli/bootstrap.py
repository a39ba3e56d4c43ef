"""Set up what a target of the Makefile needs: virtual environment, Node, web build, browser.

Runs on any Python with nothing installed, so only the standard library is imported.
Each step is skipped when the inputs that it was made from have not changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
WEB = ROOT / "frontend"
NODE_MINIMUM = 20
DEBIAN_CHROMIUM = Path("/usr/bin/chromium")


def main(words: list[str]) -> None:
    """Carry out the named steps, or become npm or Next.js with the words that follow `npm` or `next`."""
    if sys.version_info < (3, 11):  # noqa: UP036 - told in words instead of a traceback
        _fail(
            f"Python {sys.version_info[0]}.{sys.version_info[1]} is too old",
            "install Python 3.11 or newer, then: make PYTHON=python3.11 …",
        )
    if words[:1] in (["npm"], ["next"]):
        _node_modules()
        os.chdir(str(WEB))
        # Next.js without npm between: a signal to stop reaches it.
        program = [str(_npm())] if words[0] == "npm" else ["node", "node_modules/next/dist/bin/next"]
        os.execvpe(program[0], [*program, *words[1:]], _node_environment())
    steps = {"runtime": _python, "dev": _python, "bench": _python, "load": _python, "web": _web, "browser": _browser}
    steps["modules"] = lambda _word: _node_modules()
    for word in words:
        steps[word](word)


def _python(group: str) -> None:
    done = VENV / "orrery-group"
    wanted = _digest(
        [
            ROOT / ".locks" / "bench.txt",
            ROOT / ".locks" / "dev.txt",
            ROOT / ".locks" / "load.txt",
            ROOT / ".locks" / "runtime.txt",
            ROOT / "pyproject.toml",
        ]
    )
    ranks = ["runtime", "dev", "bench", "load"]
    have = done.read_text().split() if done.exists() else ["", ""]
    if have[0] == wanted and ranks.index(have[1]) >= ranks.index(group):
        return
    if have[1] in ranks:
        group = ranks[max(ranks.index(group), ranks.index(have[1]))]
    if not (BIN / "python").exists():
        _step(
            "Making the virtual environment",
            [sys.executable, "-m", "venv", str(VENV)],
            "install Python's venv module (Debian: apt-get install python3-venv)",
        )
    if not (BIN / "uv").exists():
        _step(
            "Installing uv",
            [str(BIN / "pip"), "install", "-q", "--require-hashes", "-r", str(ROOT / ".locks" / "uv.txt")],
            "check that pip reaches its package index",
        )
    environment = dict(os.environ, VIRTUAL_ENV=str(VENV))
    _step(
        f"Installing the locked Python packages ({group})",
        [str(BIN / "uv"), "pip", "sync", "-q", "--require-hashes", str(ROOT / ".locks" / (group + ".txt"))],
        "check that uv reaches its package index",
        environment,
    )
    _step(
        "Installing Orrery itself",
        [str(BIN / "uv"), "pip", "install", "-q", "--no-deps", "-e", str(ROOT)],
        "read the message above",
        environment,
    )
    done.write_text(wanted + " " + group)


def _web(_word: str) -> None:
    done = WEB / "out" / ".made-from"
    inputs = sorted(
        p
        for p in WEB.rglob("*")
        if p.is_file()
        and not {"node_modules", ".next", "out"} & set(p.relative_to(WEB).parts)
        and p.name != "next-env.d.ts"
        and p.suffix != ".tsbuildinfo"
    )
    wanted = _digest(inputs)
    if done.exists() and done.read_text() == wanted:
        return
    _node_modules()
    _step(
        "Building the web app",
        [str(_npm()), "run", "--silent", "build"],
        "read the message above",
        _node_environment(),
        WEB,
    )
    done.write_text(wanted)


def _node_modules() -> None:
    done = WEB / "node_modules" / ".made-from"
    wanted = _digest([WEB / "package-lock.json"])
    if done.exists() and done.read_text() == wanted:
        return
    _step(
        "Installing the locked web packages",
        [str(_npm()), "ci", "--no-audit", "--no-fund", "--loglevel=error"],
        "check that npm reaches its registry",
        _node_environment(),
        WEB,
    )
    done.write_text(wanted)


def _npm() -> Path:
    """Path of an npm: the machine's when its Node is new enough, else the one of the PyPI wheel."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        version = subprocess.run([node, "--version"], stdout=subprocess.PIPE, check=False).stdout.decode().lstrip("v")
        if version.split(".")[0].isdigit() and int(version.split(".")[0]) >= NODE_MINIMUM:
            return Path(npm)
    _python("runtime")
    if not (BIN / "npm").exists():
        environment = dict(os.environ, VIRTUAL_ENV=str(VENV))
        _step(
            f"Installing Node (no Node {NODE_MINIMUM} or newer was found)",
            [str(BIN / "uv"), "pip", "install", "-q", "--require-hashes", "-r", str(ROOT / ".locks" / "node.txt")],
            f"install Node {NODE_MINIMUM} or newer yourself",
            environment,
        )
    return BIN / "npm"


def _node_environment() -> dict[str, str]:
    return dict(
        os.environ, NEXT_TELEMETRY_DISABLED="1", PATH=str(_npm().parent) + os.pathsep + os.environ.get("PATH", "")
    )


def _browser(_word: str) -> None:
    if (
        os.environ.get("ORRERY_CHROMIUM")
        or DEBIAN_CHROMIUM.exists()
        or shutil.which("chromium")
        or shutil.which("google-chrome")
    ):
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        _step(
            "Installing Chromium (Debian package)",
            ["sh", "-c", "apt-get -qq update && apt-get -qq install -y chromium >/dev/null"],
            "",
            environment,
            required=False,
        )
    if not DEBIAN_CHROMIUM.exists():
        _step(
            "Installing Chromium (Playwright's build)",
            [str(BIN / "playwright"), "install", "chromium"],
            "",
            required=False,
        )
    if not DEBIAN_CHROMIUM.exists() and not list(Path.home().glob(".cache/ms-playwright/chromium-*")):
        print(
            "! No browser could be installed: the end-to-end tests will be skipped. "
            "Install Chromium and set ORRERY_CHROMIUM to its path.",
            flush=True,
        )


def _digest(paths: list[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        if not path.exists():
            _fail(f"{path.relative_to(ROOT)} is missing", f"restore it: git checkout -- {path.relative_to(ROOT)}")
        total.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def _step(  # noqa: PLR0913 - one step in one line at each place of use
    words: str,
    command: list[str],
    advice: str,
    environment: dict[str, str] | None = None,
    folder: Path = ROOT,
    *,
    required: bool = True,
) -> None:
    print(f"· {words} …", flush=True)
    began = time.time()
    try:
        code = subprocess.run(command, env=environment, cwd=folder, check=False).returncode
    except OSError as error:
        print(f"  {error}", flush=True)
        code = 127
    if code and required:
        _fail(f"{words}: `{' '.join(command[:4])}` ended with {code}", advice)
    print(f"  {'failed' if code else 'done'} in {time.time() - began:.0f} s", flush=True)


def _fail(what: str, advice: str) -> NoReturn:
    print(f"✗ {what}.\n  Next step: {advice}.", file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
