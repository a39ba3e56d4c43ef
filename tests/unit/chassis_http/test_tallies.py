import threading
from pathlib import Path

from services.chassis.http.store import SharedStore
from services.chassis.http.tallies import Tallies


def test_sums_of_several_processes_are_one_and_outlive_them(tmp_path: Path) -> None:
    path = tmp_path / "budget.sqlite"
    tallies = [Tallies(SharedStore(path)) for _ in range(4)]
    threads = [
        threading.Thread(target=lambda one=one: [one.add(("calls", "nasa", "stored", 1)) for _ in range(25)])
        for one in tallies
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tallies[0].add(("runs", "swpc/kp", "failed", 1), ("run_seconds", "swpc/kp", "", 0.25))
    assert Tallies(SharedStore(path)).read() == {
        ("calls", "nasa", "stored"): 100,
        ("runs", "swpc/kp", "failed"): 1,
        ("run_seconds", "swpc/kp", ""): 0.25,
    }


def test_work_does_not_fail_because_it_cannot_be_counted(tmp_path: Path) -> None:
    tallies = Tallies(SharedStore(tmp_path / "budget.sqlite"))
    for file in tmp_path.iterdir():
        file.unlink()
    (tmp_path / "budget.sqlite").mkdir()
    tallies.add(("calls", "nasa", "stored", 1))
