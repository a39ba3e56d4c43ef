"""Files of watched places and signed webhooks, through the real programs."""

import asyncio
import base64
import json
import os
import threading
import uuid
from datetime import UTC, datetime, timedelta

import httpx
import pyarrow as pa
import pyarrow.fs
import pyarrow.parquet as pq
import pytest
from standardwebhooks import Webhook

SECRET = "whsec_" + base64.b64encode(b"a secret of enough bytes for this").decode()
HOOKS = json.dumps({"kp": {"dataset": "swpc/kp", "secret": SECRET}})
KP = [
    {"time_tag": "2026-04-01T00:00:00", "Kp": 3.33, "a_running": 18, "station_count": 8},
    {"time_tag": "2026-04-01T03:00:00", "Kp": 4.67, "a_running": 39, "station_count": 8},
]


@pytest.fixture
def inbox(platforms, tmp_path):
    """Core and etl that watch four folders; looks are asked for by hand."""
    folder = tmp_path / "in"
    folder.mkdir()
    watched = " ".join([f"swpc/kp={(folder / 'kp*').as_uri().replace('%2A', '*')}",
                        f"donki/storms={(folder / 'storms*').as_uri().replace('%2A', '*')}"])  # fmt: skip
    platform = platforms(
        ORRERY_SCHEDULER="none", ORRERY_WATCH=watched, ORRERY_WEBHOOKS=HOOKS, ORRERY_WEBHOOK_MAX_MB="0.1"
    )
    platform["core"].start()
    platform["etl"].start()
    return platform, folder


def look(platform):
    return platform["etl"].post("/internal/watch", {}).json()


def batches(platform):
    return platform.rows("pipeline/batches", limit="100")


def series(platform):
    rows = platform.rows(
        "space-weather/series", names="kp_index", **{"from": "2026-04-01T00:00:00Z", "to": "2026-04-02T00:00:00Z"}
    )
    return [(r["observed_at"], r["value"]) for r in rows]


def test_a_file_is_taken_once_it_is_whole_and_again_when_it_changed(inbox):
    platform, folder = inbox
    (folder / "kp.json.part").write_text("[")
    (folder / "kp.json").write_text(json.dumps(KP[:1]))
    assert look(platform)["records"] == 0, "a first look only notes the size"
    assert look(platform)["loaded"] == 1
    assert look(platform)["records"] == 0, "the same file is not read again"
    [first] = batches(platform)
    assert first["url"] == (folder / "kp.json").as_uri()
    assert first["form"] == "file"

    (folder / "kp_copy.json").write_text(json.dumps(KP[:1]))
    look(platform)
    assert look(platform)["duplicate"] == 1, "another file that says the same"

    (folder / "kp.json").write_text(json.dumps(KP))
    os.utime(folder / "kp.json", (datetime.now(UTC).timestamp() + 1,) * 2)
    look(platform)
    counts = look(platform)
    assert (counts["loaded"], counts["duplicate"]) == (1, 1)
    platform["etl"].stop()
    platform["etl"].start()
    look(platform)
    assert look(platform)["records"] == 0, "a restart remembers what it took"


def test_csv_ndjson_and_parquet_hold_what_the_answer_would(inbox):
    platform, folder = inbox
    (folder / "kp1.csv").write_text("observed_at,kp_index\n2026-04-01T00:00:00,3.33\n")
    (folder / "kp2.ndjson").write_text(json.dumps(KP[1]) + "\n")
    pq.write_table(pa.Table.from_pylist([{"time_tag": "2026-04-01T06:00:00", "Kp": 5.0}]), folder / "kp3.parquet")
    (folder / "storms.ndjson").write_text(
        json.dumps({"gstID": "2026-04-01T03:00:00-GST-001", "startTime": "2026-04-01T03:00Z",
                    "allKpIndex": [{"observedTime": "2026-04-01T06:00Z", "kpIndex": 6.0, "source": "NOAA"}],
                    "linkedEvents": None, "link": "https://example.org", "submissionTime": "2026-04-01T09:00Z",
                    "versionId": 1, "sentNotifications": None}) + "\n"
    )  # fmt: skip
    (folder / "storms.csv").write_text("gstID,startTime\n2026-04-01T03:00:00-GST-001,2026-04-01T03:00Z\n")
    look(platform)
    counts = look(platform)
    assert (counts["loaded"], counts["quarantined"]) == (4, 1)
    [refused] = platform.rows("pipeline/quarantine")
    assert refused["rule"] == "payload.form"
    assert "ndjson" in refused["expected"]
    kept = {b["url"].rpartition("/")[2]: b for b in batches(platform)}
    raw = platform["core"].get(f"/api/v1/pipeline/batches/{kept['kp1.csv']['batch_id']}/bytes")
    assert raw.text.startswith("observed_at,kp_index"), "bronze keeps the file, not what was made of it"


def signed(body, message_id=None, secret=SECRET, at=None):
    message_id, at = message_id or f"msg_{uuid.uuid4().hex}", at or datetime.now(UTC)
    signature = Webhook(secret).sign(message_id, at, body)
    return {"webhook-id": message_id, "webhook-timestamp": str(int(at.timestamp())), "webhook-signature": signature}


def send(platform, body, headers, name="kp"):
    url = f"{platform['gateway'].url}/api/v1/webhooks/{name}"
    return httpx.post(url, content=body, headers=headers, timeout=60, trust_env=False)


def test_a_signed_webhook_through_the_gateway(inbox):
    platform, _ = inbox
    platform["gateway"].start(path="/ready")
    body = json.dumps(KP)
    headers = signed(body)
    answer = send(platform, body, headers)
    assert answer.status_code == 202, answer.text
    assert answer.json()["loaded"] == 2
    again = send(platform, body, signed(body, headers["webhook-id"]))
    assert again.json()["outcome"] == "taken before"
    assert len(batches(platform)) == 1
    other = json.dumps(KP[:1])
    assert send(platform, other, signed(other, headers["webhook-id"])).status_code == 409

    for name, refused in {
        "unsigned": {},
        "with another secret": signed(body, secret="whsec_" + base64.b64encode(b"x" * 32).decode()),
        "of another body": signed(other),
        "replayed after an hour": signed(body, at=datetime.now(UTC) - timedelta(hours=1)),
        "dated to come": signed(body, at=datetime.now(UTC) + timedelta(hours=1)),
        "garbled": signed(body) | {"webhook-signature": "v1"},
    }.items():
        answer = send(platform, body, refused)
        assert answer.status_code == 401, name
        assert answer.headers["content-type"] == "application/problem+json"
    assert send(platform, body, signed(body), "nobody").status_code == 404
    long = json.dumps([KP[0]] * 2000)
    assert send(platform, long, signed(long)).status_code == 413
    url = f"{platform['gateway'].url}/api/v1/webhooks/kp"
    assert httpx.get(url, trust_env=False).status_code == 405
    assert httpx.post(f"{platform['gateway'].url}/api/v1/platform", trust_env=False).status_code == 405
    assert len(batches(platform)) == 1


def test_a_webhook_is_kept_while_core_is_away(inbox, eventually):
    platform, _ = inbox
    platform["gateway"].start(path="/ready")
    body = json.dumps(KP)
    headers = signed(body)
    platform["core"].stop()
    threading.Timer(1.0, lambda: platform["core"].start(wait=False)).start()
    assert send(platform, body, headers).status_code == 202
    eventually(lambda: len(batches(platform)) == 1, 20)


@pytest.fixture
def sftp(tmp_path):
    """A real SFTP server on loopback over a folder; its address and its line for known_hosts."""
    asyncssh = pytest.importorskip("asyncssh")
    root, ready, found = tmp_path / "sftp", threading.Event(), {}
    root.mkdir()

    class Server(asyncssh.SSHServer):
        def password_auth_supported(self):
            return True

        def validate_password(self, username, password):
            return (username, password) == ("orrery", "right")

    async def run():
        key = asyncssh.generate_private_key("ssh-ed25519")
        server = await asyncssh.listen(
            "127.0.0.1", 0, server_factory=Server, server_host_keys=[key],
            sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=str(root)),
        )  # fmt: skip
        found.update(port=server.get_port(), key=key.export_public_key("openssh").decode(), stop=asyncio.Event(),
                     loop=asyncio.get_running_loop())  # fmt: skip
        ready.set()
        await found["stop"].wait()
        server.close()

    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    assert ready.wait(10)
    yield root, found["port"], f"[127.0.0.1]:{found['port']} {found['key']}"
    found["loop"].call_soon_threadsafe(found["stop"].set)
    thread.join(10)


@pytest.mark.parametrize("known", [True, False])
def test_files_of_an_sftp_server(platforms, sftp, tmp_path, known):
    root, port, line = sftp
    hosts = tmp_path / "known_hosts"
    hosts.write_text(line if known else "")
    (root / "kp.json").write_text(json.dumps(KP))
    platform = platforms(
        ORRERY_SCHEDULER="none", ORRERY_WATCH=f"swpc/kp=sftp://orrery@127.0.0.1:{port}/*.json",
        ORRERY_WATCH_SFTP_PASSWORD="right", ORRERY_WATCH_SFTP_KNOWN_HOSTS=str(hosts),  # noqa: S106
    )  # fmt: skip
    platform["core"].start()
    platform["etl"].start()
    look(platform)
    assert look(platform)["loaded"] == (2 if known else 0)
    if known:
        assert batches(platform)[0]["url"] == f"sftp://127.0.0.1:{port}/kp.json"
    else:
        assert "not in" in platform["etl"].tail()


def test_files_of_a_bucket(platforms):
    address = os.environ.get("ORRERY_TEST_S3_URL")
    if not address:
        pytest.skip("no S3 server: ../shared/tools/test-servers start DIR s3; set -a; . DIR/env")
    S3Store = pytest.importorskip("obstore.store").S3Store  # noqa: N806 - a class
    keys = {"AWS_ACCESS_KEY_ID": os.environ["ORRERY_TEST_S3_ACCESS_KEY"],
            "AWS_SECRET_ACCESS_KEY": os.environ["ORRERY_TEST_S3_SECRET_KEY"],
            "AWS_ENDPOINT_URL": address, "AWS_REGION": "us-east-1", "AWS_ALLOW_HTTP": "true"}  # fmt: skip
    bucket, prefix = f"orrery-{uuid.uuid4().hex[:8]}", "watched"
    pyarrow.fs.S3FileSystem(
        access_key=keys["AWS_ACCESS_KEY_ID"], secret_key=keys["AWS_SECRET_ACCESS_KEY"], region="us-east-1",
        endpoint_override=address.partition("://")[2], scheme="http", allow_bucket_creation=True,
    ).create_dir(bucket)  # fmt: skip
    store = S3Store(
        bucket, endpoint=address, access_key_id=keys["AWS_ACCESS_KEY_ID"],
        secret_access_key=keys["AWS_SECRET_ACCESS_KEY"], region="us-east-1", client_options={"allow_http": True},
    )  # fmt: skip
    store.put(f"{prefix}/kp.json", json.dumps(KP).encode())
    platform = platforms(ORRERY_SCHEDULER="none", ORRERY_WATCH=f"swpc/kp=s3://{bucket}/{prefix}/*.json", **keys)
    platform["core"].start()
    platform["etl"].start()
    assert look(platform)["loaded"] == 2, platform["etl"].tail()
    assert batches(platform)[0]["url"] == f"s3://{bucket}/{prefix}/kp.json"
    store.put(f"{prefix}/kp.json", json.dumps(KP[:1]).encode())
    assert look(platform)["duplicate"] == 1
