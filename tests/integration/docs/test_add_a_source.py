"""The how-to for a new provider is followed to the letter, in a copy of the tree, against a provider that answers."""

import re
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest

ROOT = Path(__file__).parents[3]

PAGE = ROOT / "docs/how-to/add-a-source.md"
FILES = dict(re.findall(r'^```python title="([^"]+)"\n(.*?)^```$', PAGE.read_text(), re.DOTALL | re.MULTILINE))
HEADER = (
    "NORAD_CAT_ID_1,OBJECT_NAME_1,DSE_1,NORAD_CAT_ID_2,OBJECT_NAME_2,DSE_2,TCA,TCA_RANGE,TCA_RELATIVE_SPEED,"
    "MAX_PROB,DILUTION\n"
)
SOUND = "25544,ISS (ZARYA) [+],1.234,49044,ISS (NAUKA) [+],1.301,2026-09-27 22:46:51.724,0.012,0.000,1.000E+00,0.004\n"
NO_INSTANT = "44238,STARLINK-23 [-],2.0,45705,STARLINK-1443 [+],2.1,soon,0.5,10.1,1.2E-03,0.1\n"
TOO_FAST = "44238,STARLINK-23 [-],2.0,45705,STARLINK-1443 [+],2.1,2026-09-28 01:00:00.000,0.5,99.9,1.2E-03,0.1\n"


@pytest.fixture
def tree(tmp_path):
    """The programs' packages with the files of the text in them."""
    left_out = shutil.ignore_patterns("__pycache__", "week", "node_modules")
    for package in ("services", "etl"):
        shutil.copytree(ROOT / package, tmp_path / "tree" / package, ignore=left_out)
    for name, text in FILES.items():
        path = tmp_path / "tree" / name
        assert not path.exists(), f"{name} exists already: the text must show something new"
        path.write_text(text)
    return tmp_path / "tree"


@pytest.fixture
def provider():
    """Something that answers as CelesTrak does; which paths it was asked for."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/csv")
            self.end_headers()
            self.wfile.write((HEADER + SOUND + NO_INSTANT + TOO_FAST).encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


def test_the_provider_is_one_file_of_at_most_150_lines():
    assert [name for name in FILES if name.startswith("etl/")] == ["etl/sources/socrates.py"]
    assert len(FILES["etl/sources/socrates.py"].splitlines()) <= 150
    assert len(FILES) == 4, "fields, tables, datasets, provider"


def test_a_row_from_the_providers_bytes_to_its_receipt(platforms, tree, provider):
    url, asked = provider
    platform = platforms(ORRERY_SCHEDULER="none", ORRERY_CELESTRAK_URL=url)
    for name in ("core", "etl"):
        platform[name].root = tree
        platform[name].start()
    [run] = platform.run("socrates")
    assert run.get("error") is None
    assert asked == ["/SOCRATES/sort-minRange.csv"]
    assert (run["records"], run["loaded"], run["quarantined"]) == (3, 1, 2)

    key = "25544-49044@2026-09-27T22:46:51.724000"
    receipt = platform["core"].get(f"/api/v1/receipts/fact_conjunctions/{quote(key)}").json()["data"]
    row = receipt["row"]
    assert row["primary_name"] == "ISS (ZARYA) [+]"
    assert row["conjunction_distance_km"] == 0.012
    assert row["collision_bound"] == 1.0
    assert row["conjunction_at"].startswith("2026-09-27T22:46:51.724")
    [batch] = receipt["batches"]
    assert platform["core"].get(batch["download"]).text == HEADER + SOUND + NO_INSTANT + TOO_FAST
    rules = {r["field_name"]: r["rule"] for r in platform.rows("pipeline/quarantine")}
    assert rules["TCA"] == "field.instant"
    assert "conjunction_speed_km_s" in rules
