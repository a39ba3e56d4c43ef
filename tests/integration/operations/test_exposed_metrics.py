"""The programs' own `/metrics`, after runs that went well and runs that did not.

All tests look at one platform, each at datasets of its own; the last leaves it without a core.
"""

import re
import shutil
import subprocess

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from services.chassis.metrics.catalogue import CATALOGUE
from tests.integration.conftest import INVENTED_NOW, MODULES, ROOT, Platform, wall

pytestmark = pytest.mark.xdist_group("metrics")
KP = "swpc/kp"
KP_PATH = "/swpc/products/noaa-planetary-k-index.json"
SWPC = "services.swpc.noaa.gov"
FIREBALLS = "fireball/fireballs"
PLASMA = "swpc/plasma"
LIBRARY = ("process_", "python_")


@pytest.fixture(scope="module")
def platform(tmp_path_factory):
    """All four programs, on invented data of a fixed instant; etl runs what it is told to."""
    instant = {"ORRERY_CLOCK_START": INVENTED_NOW, "ORRERY_CLOCK_EPOCH": wall()}
    made = Platform(tmp_path_factory.mktemp("metrics") / "data", "invented", {"ORRERY_SCHEDULER": "none", **instant})
    for program in MODULES:
        made[program].start(wait=False)
    for program in MODULES:
        made[program].wait()
    yield made
    made.close()


def scrape(platform, program):
    answer = platform[program].get("/metrics")
    assert answer.status_code == 200, answer.text
    return answer.text


def values(platform, program, name):
    """A metric's values, by the values of its labels but the service, in the order of their names."""
    families = text_string_to_metric_families(scrape(platform, program))
    found = (s for family in families for s in family.samples if s.name == name)
    return {tuple(v for k, v in sorted(s.labels.items()) if k != "service"): s.value for s in found}


def settled(platform, eventually, program, name, condition):
    """The values, once they meet the condition: what costs a query comes with a later scrape."""
    eventually(lambda: condition(values(platform, program, name)), 40, lambda: f"{values(platform, program, name)}")
    return values(platform, program, name)


def test_each_program_tells_what_the_reference_says_and_nothing_else(platform):
    page = (ROOT / "docs/reference/metrics.md").read_text()
    for program in MODULES:
        told = set(re.findall(r"^# HELP (\S+) ", scrape(platform, program), re.MULTILINE))
        own = {name for name in told if not name.startswith(LIBRARY)}
        assert own == {name for name, metric in CATALOGUE.items() if program in metric.programs}, program
        assert [name for name in own if f"| `{name}` |" not in page] == []


def test_runs_and_faults_are_counted_and_outlive_the_process(platform, eventually):
    platform.run(KP)
    rows = settled(platform, eventually, "etl", "orrery_dataset_rows_total", lambda found: found.get((KP,)))
    settled(platform, eventually, "etl", "orrery_provider_calls_total", lambda found: found.get((SWPC, "stored")) == 1)
    lag = values(platform, "etl", "orrery_dataset_lag_seconds")
    assert ("donki/flares",) not in lag, "absent for what was never asked"
    assert 0 <= lag[KP,] < 300, "by the platform's clock, which reads another year"
    platform["simulator"].post("/_faults", {"fault": "500", "path": KP_PATH})
    platform.run(KP)
    runs = settled(
        platform, eventually, "etl", "orrery_dataset_runs_total", lambda found: found.get((KP, "failed"), 0) == 1
    )
    assert runs[KP, "stored"] == 1
    assert values(platform, "etl", "orrery_provider_calls_total")[SWPC, "failed"] == 1
    assert values(platform, "etl", "orrery_provider_retries_total")[SWPC,] == 2
    assert values(platform, "etl", "orrery_dataset_run_seconds_total")[KP,] > 0
    platform["etl"].kill()
    platform["etl"].start()
    again = settled(platform, eventually, "etl", "orrery_dataset_runs_total", lambda found: found)
    assert again == runs
    whole = settled(platform, eventually, "etl", "orrery_dataset_completeness_ratio", lambda found: (KP,) in found)
    assert 0 < whole[KP,] <= 1
    assert settled(platform, eventually, "etl", "orrery_dataset_rows_total", lambda found: found) == rows


def test_what_is_set_aside_is_told_as_long_as_it_is(platform, eventually):
    platform["simulator"].post("/_faults", {"fault": "html", "path": "/jpl/fireball.api", "times": 1})
    platform.run(FIREBALLS)
    settled(platform, eventually, "etl", "orrery_dataset_quarantine_held", lambda found: found.get((FIREBALLS,)) == 1)
    assert values(platform, "etl", "orrery_dataset_quarantined_total")[FIREBALLS,] == 1


def test_core_tells_of_its_stores_and_of_the_sky(platform, eventually):
    up = settled(platform, eventually, "core", "orrery_store_up", lambda found: set(found.values()) == {1.0})
    assert set(up) == {("duckdb", "archive"), ("duckdb", "telemetry"), ("duckdb", "missions"), ("local", "objects")}
    assert values(platform, "core", "orrery_solar_wind_speed_metres_per_second") == {}, "nothing is held yet"
    platform.run(PLASMA)
    assert values(platform, "core", "orrery_store_operation_duration_seconds_count")["observe", "archive"] >= 1
    platform["core"].stop()
    platform["core"].start()
    [speed] = settled(platform, eventually, "core", "orrery_solar_wind_speed_metres_per_second", bool).values()
    assert 200_000 < speed < 1_000_000


@pytest.mark.skipif(not shutil.which("promtool"), reason="promtool is missing (Debian: apt-get install prometheus)")
def test_promtool_finds_no_fault_in_what_is_told(platform):
    platform.run(KP)
    for program in MODULES:
        for _ in range(2):  # what is found out beside the first scrape is in the second
            text = scrape(platform, program)
        told = subprocess.run(["promtool", "check", "metrics"], input=text, capture_output=True, text=True, check=False)
        assert (told.returncode, told.stdout + told.stderr) == (0, ""), program


def test_the_gateway_counts_by_the_templates_of_core_also_from_its_memory(platform, eventually):
    platform.run("cneos_cad/approaches")
    url = platform["gateway"].url
    with httpx.Client(base_url=url, trust_env=False) as client:
        eventually(lambda: client.get("/ready").status_code == 200, 20, "the gateway")
        for _ in range(5):
            answer = client.get("/api/v1/asteroids/approaches?limit=2")
            assert answer.status_code == 200
            assert "x-orrery-route" not in answer.headers, "between core and the gateway alone"
        client.get("/api/v1/asteroids/nothing/like/this")
        client.get("/api/v1/nowhere")
        counted = values(platform, "gateway", "orrery_http_requests_total")
        assert counted["GET", "/api/v1/asteroids/approaches", "200"] == 5
        assert counted["GET", "/api/v1/asteroids/{designation}", "404"] == 1
        assert counted["GET", "unmatched", "404"] == 1
        times = values(platform, "gateway", "orrery_http_request_duration_seconds_count")
        assert times["/api/v1/asteroids/approaches",] == 5
        answers = values(platform, "gateway", "orrery_gateway_answers_total")
        assert (answers["hit",], answers["miss",]) == (4, 1)
        platform["core"].kill()
        eventually(lambda: values(platform, "gateway", "orrery_gateway_core_up") == {(): 0.0}, 20, "core is away")
        assert client.get("/api/v1/asteroids/approaches?limit=3").status_code == 503
        assert values(platform, "gateway", "orrery_http_requests_total")["GET", "/api/v1/{path}", "503"] == 1
    # Neither does etl's scrape fail, nor what it knows vanish.
    assert values(platform, "etl", "orrery_dataset_cadence_seconds")[KP,] == 900
