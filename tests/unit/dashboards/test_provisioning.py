"""The files by which Grafana finds its data sources and dashboards."""

import json
import re
from pathlib import Path
from typing import Any

import yaml

from grafana.definitions.model import PLUGINS
from tests.integration.dashboards.substitute import SCRAPE_S

ROOT = Path(__file__).parents[3]
PROVISIONING = ROOT / "grafana/provisioning"
ALLOWED = {
    "name", "uid", "type", "access", "url", "user", "isDefault", "editable", "jsonData", "secureJsonData",
}  # fmt: skip
SECRET = re.compile(r"password|token|secret|key", re.IGNORECASE)
FROM_FILE = re.compile(r"^\$__file\{(/run/secrets/\w+)\}$")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text())


def sources() -> dict[str, dict[str, Any]]:
    found = [s for path in (PROVISIONING / "datasources").glob("*.yml") for s in read(path)["datasources"]]
    return {source["uid"]: source for source in found}


def compose() -> Any:
    return read(ROOT / "docker-compose.yml")


def test_there_is_a_source_for_each_that_dashboards_name():
    assert {uid: source["type"] for uid, source in sources().items()} == PLUGINS
    assert [s["uid"] for s in sources().values() if s.get("isDefault")] == ["prometheus"]


def test_sources_have_only_members_that_grafana_reads():
    for path in (PROVISIONING / "datasources").glob("*.yml"):
        assert set(read(path)) == {"apiVersion", "prune", "datasources"}
    for source in sources().values():
        assert set(source) <= ALLOWED
        assert source["access"] == "proxy"
        assert source["editable"] is False


def test_secrets_are_read_from_files_that_grafana_is_given():
    secrets = [value for source in sources().values() for value in source.get("secureJsonData", {}).values()]
    files = [FROM_FILE.match(value) for value in secrets]
    assert len(files) == 2
    assert all(files)
    given = {f"/run/secrets/{name}" for name in compose()["services"]["grafana"]["secrets"]}
    assert {found[1] for found in files} <= given
    for source in sources().values():
        assert not [name for name in (*source, *source["jsonData"]) if SECRET.search(name) and name != "secureJsonData"]


def test_sources_are_services_of_the_composed_platform():
    services = compose()["services"]
    for source in sources().values():
        host = source["url"].removeprefix("http://").partition(":")[0]
        assert host in services


def test_the_reader_of_postgresql_may_only_read():
    user = sources()["postgresql"]["user"]
    roles = (ROOT / "services/storage/archive/server-roles.sh").read_text()
    assert re.search(rf"CREATE ROLE {user} LOGIN .*IN ROLE orrery_reader;", roles)
    assert f"ALTER ROLE {user} SET default_transaction_read_only = on;" in roles


def test_charts_are_no_finer_than_what_is_scraped():
    interval = read(ROOT / "grafana/prometheus/prometheus.yml")["global"]["scrape_interval"]
    assert sources()["prometheus"]["jsonData"]["timeInterval"] == interval == f"{SCRAPE_S}s"


def test_dashboards_are_read_from_the_folder_that_grafana_is_given():
    (provider,) = read(PROVISIONING / "dashboards/orrery.yml")["providers"]
    assert provider["type"] == "file"
    assert provider["allowUiUpdates"] is False
    mounts = dict(volume.split(":")[:2] for volume in compose()["services"]["grafana"]["volumes"])
    assert mounts["./grafana/dashboards"] == provider["options"]["path"]
    assert mounts["./grafana/provisioning"] == "/etc/grafana/provisioning"
    assert list(map(json.loads, (path.read_text() for path in (ROOT / "grafana/dashboards").iterdir())))


def test_a_click_on_an_id_in_a_line_shows_its_way():
    line = '{"event":"loaded","request_id":"5f3a","run_id":"a-1"}'
    fields = sources()["loki"]["jsonData"]["derivedFields"]
    assert {f["name"]: re.search(f["matcherRegex"], line)[1] for f in fields} == {"request_id": "5f3a", "run_id": "a-1"}
    assert {f["url"] for f in fields} == {"/d/orrery-logs?var-id=$${__value.raw}"}
