import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from services.cli import instance
from services.cli.instance import CannotStartError, Instance, check_folder, check_port, holder


def test_a_second_instance_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    first = Instance(tmp_path / "live")
    first.take({"url": "http://127.0.0.1:8080", "urls": {}})
    with pytest.raises(CannotStartError, match=f"process {os.getpid()}") as refused:
        Instance(tmp_path / "live").take({"url": "http://127.0.0.1:9999", "urls": {}})
    assert "orrery down" in refused.value.next_step
    assert json.loads((tmp_path / "live" / "lock.json").read_text())["url"] == "http://127.0.0.1:8080"
    first.release()
    assert holder(tmp_path / "live") is None


def test_a_folder_is_free_again_after_its_holder_was_killed(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from services.cli.instance import Instance;"
        "held = Instance(Path(sys.argv[1])); held.take({'url': 'x'}); print('taken', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"taken\n"
    assert holder(tmp_path) == json.loads((tmp_path / "lock.json").read_text())
    child.kill()
    child.wait()
    assert holder(tmp_path) is None
    again = Instance(tmp_path)
    again.take({"url": "y"})
    again.release()


def test_a_busy_port_names_the_next_step() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotStartError, match=f"port {port} on 127.0.0.1 is taken") as refused:
            check_port("127.0.0.1", port)
    assert f"ORRERY_PORT={port + 1}" in refused.value.next_step


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CannotStartError, match="no permission"):
        check_folder(tmp_path / "live")


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "live").write_text("not a folder")
    with pytest.raises(CannotStartError, match="cannot be written"):
        check_folder(tmp_path / "live")


def test_a_full_disk_is_refused_before_anything_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    total = shutil.disk_usage(tmp_path).free
    monkeypatch.setattr(instance, "MINIMUM_FREE_BYTES", total * 2)
    with pytest.raises(CannotStartError, match="MB are free on the disk") as refused:
        check_folder(tmp_path)
    assert "ORRERY_DATA" in refused.value.next_step
