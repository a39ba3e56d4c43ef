"""`orrery status`: what runs, how it fares, what room it takes."""

from typing import Any, Final, get_args

import httpx
import msgspec
import psutil

from services.chassis.settings import Mode, Settings
from services.cli.bucket import bucket_facts
from services.cli.instance import holder
from services.cli.output import console, print_table, size
from services.cli.sizes import dataset_sizes, folder_size

MODES: tuple[Mode, ...] = get_args(Mode)
MODULES: Final = {"etl": "etl.worker", "ml": "ml.server"}
"""Of programs that are not in `services` under their own name."""


def gather(settings: Settings) -> dict[str, Any]:
    """Facts of every mode's folder and of the programs of the running ones."""
    modes = {mode: _mode(settings, mode) for mode in MODES if (settings.data / mode).is_dir()}
    return {"data": str(settings.data.absolute()), "modes": modes}


def show(facts: dict[str, Any]) -> None:
    """Print the facts for a person."""
    if not facts["modes"]:
        console.print(f"Nothing runs and {facts['data']} holds no data. Next step: make up")
    for mode, row in facts["modes"].items():
        state = f"running at {row['url']}" if row["running"] else "not running"
        console.print(f"\n[bold]{mode}[/]: {state}; {size(row['bytes'])} in {facts['data']}/{mode}")
        if row["programs"]:
            print_table(
                ("program", "state", "memory", "address"),
                ((p["name"], p["state"], size(p["rss_bytes"] or 0), p["url"]) for p in row["programs"]),
            )
        if row["datasets"]:
            print_table(
                ("dataset", "batches", "received", "stored"),
                (
                    (name, d["batches"], size(d["payload_bytes"]), size(d["stored_bytes"]))
                    for name, d in row["datasets"].items()
                ),
            )
        if row["bucket"]:
            _show_bucket(row["bucket"])


def _show_bucket(bucket: dict[str, Any]) -> None:
    if bucket["error"]:
        console.print(f"✗ {bucket['address']}: {bucket['error']}")
        return
    console.print(f"{size(bucket['bytes'])} in {bucket['address']}")
    print_table(("dataset", "batches"), bucket["batches"].items())


def _mode(settings: Settings, mode: Mode) -> dict[str, Any]:
    folder = settings.data / mode
    facts = holder(folder)
    return {
        "running": facts is not None,
        "url": (facts or {}).get("url"),
        "pid": (facts or {}).get("pid"),
        "bytes": folder_size(folder),
        "core_bytes": sum(p.stat().st_size for p in folder.glob("core.duckdb*")),
        "programs": _programs(facts) if facts else [],
        "bucket": bucket_facts(settings, mode),
        "datasets": {name: msgspec.to_builtins(row) for name, row in dataset_sizes(folder).items()},
    }


def _programs(facts: dict[str, Any]) -> list[dict[str, Any]]:
    memory = _memory_by_module(facts.get("pid"))
    rows = [{"name": "supervisor", "url": "", "state": "running", "rss_bytes": memory.get("services.cli")}]
    for name, url in facts.get("urls", {}).items():
        module = MODULES.get(name, f"services.{name}")
        rows.append({"name": name, "url": url, "state": _state(url), "rss_bytes": memory.get(module)})
    return rows


def _state(url: str) -> str:
    try:
        answer = httpx.get(f"{url}/ready", timeout=5, trust_env=False)
    except httpx.HTTPError as error:
        return f"down ({type(error).__name__})"
    if answer.headers.get("content-type") != "application/json":
        return f"not ready: {answer.text[:120]}"
    facts = answer.json()
    return "; ".join([facts["status"], *(f"{name}: {why}" for name, why in facts.get("reasons", {}).items())])


def _memory_by_module(pid: int | None) -> dict[str, int]:
    """Resident bytes of the supervisor and its children, by the module they run."""
    try:
        parent = psutil.Process(pid)
        found = {"services.cli": parent.memory_info().rss}
        for child in parent.children(recursive=True):
            line = child.cmdline()
            module = line[line.index("-m") + 1] if "-m" in line else child.name()
            found[module] = found.get(module, 0) + child.memory_info().rss
    except psutil.Error:
        return {}
    return found
