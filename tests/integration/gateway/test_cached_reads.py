import concurrent.futures
import io
import socket
import time
from typing import Any

import pyarrow as pa
import zstandard

from tests.integration.gateway.conftest import Running, StandIn
from tests.integration.gateway.stand_in import HUGE_BYTES
from tests.integration.gateway.waiting import eventually

APPROACHES = "/api/v1/asteroids/approaches"
NOW = "/api/v1/space-weather/now"


def test_a_cached_read_costs_no_query(gateway: Running, core: StandIn) -> None:
    first, second, third = (gateway.get(APPROACHES) for _ in range(3))
    assert [r.headers["x-orrery-cache"] for r in (first, second, third)] == ["miss", "hit", "hit"]
    assert first.content == second.content == third.content
    assert core.calls(APPROACHES) == 1
    assert third.headers["x-orrery-version"] == "1"
    assert third.headers["x-orrery-completeness"] == "whole"


def test_every_way_out_sends_the_same_headers(gateway: Running) -> None:
    missed, by_key, by_head = (gateway.get(APPROACHES) for _ in range(3))
    assert set(missed.headers) == set(by_key.headers) == set(by_head.headers)
    for name in ("content-type", "etag", "vary", "cache-control", "content-encoding", "content-security-policy"):
        assert missed.headers[name] == by_key.headers[name] == by_head.headers[name]
    assert len({r.headers["x-request-id"] for r in (missed, by_key, by_head)}) == 3


def test_query_order_and_unknown_accept_share_an_entry(gateway: Running, core: StandIn) -> None:
    gateway.get(f"{APPROACHES}?limit=5&sort=name")
    same = gateway.get(f"{APPROACHES}?sort=name&limit=5", headers={"Accept": "text/html,*/*;q=0.8"})
    assert same.headers["x-orrery-cache"] == "hit"
    assert same.json()["accept"] == "application/json"
    other = gateway.get(f"{APPROACHES}?sort=name&limit=6")
    assert other.headers["x-orrery-cache"] == "miss"
    assert core.calls(APPROACHES) == 2


def test_repeated_names_keep_their_order(gateway: Running) -> None:
    gateway.get(f"{APPROACHES}?names=a&names=b")
    assert gateway.get(f"{APPROACHES}?names=b&names=a").headers["x-orrery-cache"] == "miss"


def test_forms_do_not_mix(gateway: Running) -> None:
    gateway.get(APPROACHES)
    csv = gateway.get(APPROACHES, headers={"Accept": "text/csv"})
    assert csv.headers["x-orrery-cache"] == "miss"
    assert csv.json()["accept"] == "text/csv"
    assert gateway.get(f"{APPROACHES}?format=csv").headers["content-type"].startswith("text/csv")


def test_a_new_version_invalidates_exactly_its_dataset(gateway: Running, core: StandIn) -> None:
    for path in (APPROACHES, NOW, "/api/v1/both"):
        for _ in range(3):
            gateway.get(path)
    core.tell(versions={"asteroids": 2})
    eventually(lambda: gateway.gateway.versions.known["asteroids"] == 2, 5)
    assert gateway.get(APPROACHES).headers["x-orrery-cache"] == "miss"
    assert gateway.get(APPROACHES).json()["meta"]["dataset_version"] == ["asteroids-2"]
    assert gateway.get("/api/v1/both").headers["x-orrery-version"] == "2,1"
    assert gateway.get(NOW).headers["x-orrery-cache"] == "hit"
    assert core.calls(NOW) == 1


def test_a_version_that_went_back_is_believed_after_a_restart(gateway: Running, core: StandIn) -> None:
    core.tell(versions={"asteroids": 9})
    eventually(lambda: gateway.gateway.versions.known["asteroids"] == 9, 5)
    gateway.get(APPROACHES)
    core.kill()
    core.start()  # an emptied data folder counts from one again
    eventually(lambda: gateway.gateway.versions.known["asteroids"] == 1 and gateway.gateway.versions.connected, 15)
    assert gateway.get(APPROACHES).json()["meta"]["dataset_version"] == ["asteroids-1"]


def test_not_modified(gateway: Running) -> None:
    for encoding in ("identity", "gzip", "zstd"):
        tag = gateway.get(APPROACHES, headers={"Accept-Encoding": encoding}).headers["etag"]
        for sent in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            headers = {"If-None-Match": sent, "Accept-Encoding": encoding}
            for _ in range(3):
                answer = gateway.get(APPROACHES, headers=headers)
                assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
                assert "content-length" not in answer.headers


def test_a_wrong_or_old_etag_gets_the_body(gateway: Running, core: StandIn) -> None:
    tag = gateway.get(APPROACHES).headers["etag"]
    assert gateway.get(APPROACHES, headers={"If-None-Match": '"wrong"'}).status_code == 200
    held = {"If-None-Match": tag}
    assert [gateway.get(APPROACHES, headers=held).status_code for _ in range(3)] == [304] * 3
    core.tell(versions={"asteroids": 2})
    eventually(lambda: gateway.gateway.versions.known["asteroids"] == 2, 5)
    answer = gateway.get(APPROACHES, headers=held)
    assert answer.status_code == 200
    assert answer.headers["etag"] != tag


def test_encodings_carry_one_body_under_different_tags(gateway: Running) -> None:
    plain = gateway.get(APPROACHES, headers={"Accept-Encoding": "identity"})
    gzip = gateway.get(APPROACHES, headers={"Accept-Encoding": "gzip, deflate, br"})
    zstd = gateway.get(APPROACHES, headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
    refused = gateway.get(APPROACHES, headers={"Accept-Encoding": "gzip;q=0, *;q=0"})
    assert plain.content == gzip.content == zstd.content == refused.content
    assert [r.headers.get("content-encoding") for r in (plain, gzip, zstd, refused)] == [None, "gzip", "zstd", None]
    assert len({r.headers["etag"] for r in (plain, gzip, zstd)}) == 3


def test_head_says_what_get_would(gateway: Running) -> None:
    for path in (APPROACHES, "/api/v1/plain", "/api/v1/missing", "/", "/openapi.json"):
        got, head = gateway.get(path), gateway.client.head(f"{gateway.url}{path}")
        assert (head.status_code, head.content) == (got.status_code, b"")
        assert head.headers["content-type"] == got.headers["content-type"]
        assert head.headers["content-length"] == got.headers["content-length"]


def test_many_at_once_are_one_question(gateway: Running, core: StandIn) -> None:
    core.tell(state={"delay_s": 0.3})
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: gateway.get(f"{APPROACHES}?limit=7"), range(16)))
    assert {a.status_code for a in answers} == {200}
    assert core.calls(APPROACHES) == 1
    # Who came late found it stored; who waited for another's question is not called a cached read.
    marks = [a.headers["x-orrery-cache"] for a in answers]
    assert marks.count("miss") == 1
    assert "joined" in marks
    assert set(marks) <= {"miss", "joined", "hit"}


def test_who_asks_after_a_change_does_not_get_what_was_asked_for_before_it(gateway: Running, core: StandIn) -> None:
    core.tell(state={"sending_s": 1.5})
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        before = pool.submit(gateway.get, NOW)
        eventually(lambda: core.calls(NOW) == 1, 5)
        core.tell(versions={"space_weather": 2})
        eventually(lambda: gateway.gateway.versions.known["space_weather"] == 2, 5)
        after = [pool.submit(gateway.get, NOW) for _ in range(3)]
    assert before.result().headers["x-orrery-version"] == "1"
    assert [answer.result().headers["x-orrery-version"] for answer in after] == ["2", "2", "2"]
    assert core.calls(NOW) == 2


def test_a_big_arrow_body(gateway: Running) -> None:
    for expected in ("miss", "hit", "hit"):
        answer = gateway.get("/api/v1/asteroids/elements", headers={"Accept-Encoding": "zstd"})
        assert answer.headers["x-orrery-cache"] == expected
        assert int(answer.headers["content-length"]) < 1_600_000
        assert pa.ipc.open_stream(io.BytesIO(answer.content)).read_all().num_rows == 400_000


def test_a_body_beyond_the_cache_streams_through(gateway: Running) -> None:
    for _ in range(2):
        answer = gateway.get("/api/v1/huge")
        assert len(answer.content) == HUGE_BYTES
        assert answer.headers["x-orrery-cache"] == "miss"
    assert gateway.gateway.cache.bytes == 0


def test_what_carries_no_version_is_never_kept(gateway: Running) -> None:
    for path in ("/api/v1/plain", "/api/v1/missing"):
        assert [gateway.get(path).headers["x-orrery-cache"] for _ in range(2)] == ["miss", "miss"]
    assert len(gateway.gateway.cache) == 0


def test_without_announcements_nothing_is_trusted(core: StandIn, serve: Any) -> None:
    core.tell(state={"announce": False})
    gateway = serve(core.url)
    assert [gateway.get(APPROACHES).headers["x-orrery-cache"] for _ in range(3)] == ["miss"] * 3
    assert core.calls(APPROACHES) == 3


def test_heads_split_and_pipelined_are_answered_alike(gateway: Running) -> None:
    host = gateway.url.removeprefix("http://")
    head = f"GET {APPROACHES} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
    address = ("127.0.0.1", int(host.split(":")[1]))
    with socket.create_connection(address, timeout=5) as connection:
        stream = connection.makefile("rb")
        for _ in range(3):
            connection.sendall(head)
            assert _read(stream)[0] == 200
        connection.sendall(head[:20])
        time.sleep(0.05)
        connection.sendall(head[20:] + head)  # the end of one and the whole of the next
        bodies = [_read(stream)[1] for _ in range(2)]
        connection.sendall(head)
        assert [_read(stream)[1], bodies[0]] == [bodies[1]] * 2
        # A whole head that arrives as part of another is not a request.
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Split: ")
        time.sleep(0.05)
        connection.sendall(head)
        assert _read(stream)[0] == 200
        connection.sendall(head.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        assert _read(stream)[0] == 200
        assert stream.read() == b""


def test_zstd_bodies_are_compressed_once(gateway: Running) -> None:
    raw = []
    for _ in range(3):
        with gateway.client.stream("GET", gateway.url + APPROACHES, headers={"Accept-Encoding": "zstd"}) as answer:
            raw.append(b"".join(answer.iter_raw()))
    assert raw[0] == raw[1] == raw[2]
    assert zstandard.ZstdDecompressor().decompress(raw[0]) == gateway.get(APPROACHES).content


def _read(stream: Any) -> tuple[int, bytes]:
    status = int(stream.readline().split()[1])
    length = 0
    while (line := stream.readline()) != b"\r\n":
        name, _, value = line.partition(b":")
        length = int(value) if name.lower() == b"content-length" else length
    return status, stream.read(length)
