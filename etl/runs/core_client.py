"""Core's side of a load over HTTP."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import httpx
import msgspec
import pyarrow as pa
import tenacity
from msgspec import to_builtins

from services.chassis import journey, wire
from services.chassis.errors import (
    ConflictError,
    OrreryError,
    StorageError,
    TerminalError,
    TransientError,
    UnavailableError,
)
from services.chassis.tracing import follow
from services.domain.batch import Batch
from services.ports.archive import Select
from services.ports.loading import Observed

PATIENCE_S = 60.0
"""How long core may be away (restarting after a crash) before a load gives up and leaves its batch for later."""

AWAY_PATIENCE_S = 3.0
"""The same for a store of core's: what needs another one is loaded meanwhile."""

ASK_AT_ONCE = 5_000
"""Batch ids per question."""


class StoreAwayError(UnavailableError):
    """Core answers, and says that a store is away which this needs; what needs another store may go on."""


class CoreClient:
    """`ports.Loading` over core's internal routes; a core that is restarting is waited for.

    Args:
        base_url: core's address.
        patience_s: how long to go on asking a core that does not answer, in seconds.
        stopped: when this says yes, waiting ends at once.
    """

    def __init__(
        self, base_url: str, *, patience_s: float = PATIENCE_S, stopped: Callable[[], bool] = lambda: False
    ) -> None:
        self._http = httpx.Client(
            base_url=base_url,
            timeout=httpx.Timeout(120, connect=2),
            trust_env=False,
            event_hooks={"request": [journey.onto]},
        )
        follow(self._http)
        self._url = base_url
        self._retry = tenacity.Retrying(
            retry=tenacity.retry_if_exception(_worth_waiting),
            stop=lambda state: (state.seconds_since_start or 0) > _patience(state, patience_s) or stopped(),
            wait=tenacity.wait_exponential(multiplier=0.1, max=2) + tenacity.wait_random(0, 0.1),
            reraise=True,
        )

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def unacknowledged(self, batch_ids: Iterable[str]) -> set[str]:
        """Those of the given batches that core has not acknowledged."""
        ids, missing = list(batch_ids), set[str]()
        for start in range(0, len(ids), ASK_AT_ONCE):
            body = {"batch_ids": ids[start : start + ASK_AT_ONCE]}
            missing.update(self._send("/internal/unacknowledged", json=body).json()["batch_ids"])
        return missing

    def record(self, table: str, rows: pa.Table) -> None:
        """Append rows to a table of the ledger."""
        self._send(f"/internal/ledger/{table}", content=wire.pack({}, {table: rows}))

    def select(self, query: Select) -> pa.Table:
        """Rows of a table of record, in its own columns and types.

        Raises:
            TransientError: core is away.
            TerminalError: core refuses the question.
        """
        answer = self._send("/internal/select", content=msgspec.msgpack.encode(query))
        return wire.unpack(answer.content)[1]["rows"]

    def observe(self, batch: Batch, tables: Mapping[str, pa.Table]) -> Observed:
        """Append a batch's rows to the logs; see the port."""
        answer = self._send("/internal/observe", content=wire.pack({"batch": to_builtins(batch)}, tables))
        header, versions = wire.unpack(answer.content)
        return Observed(
            loaded=header["loaded"], duplicate=header["duplicate"], revision=header["revision"], versions=versions
        )

    def publish(
        self, batch: Batch, gold: Mapping[str, pa.Table], quarantine: pa.Table, counts: Mapping[str, Any], revision: int
    ) -> None:
        """Replace gold, keep the quarantine, acknowledge; see the port."""
        header = {"batch": to_builtins(batch), "counts": dict(counts), "revision": revision}
        self._send("/internal/publish", content=wire.pack(header, {**gold, "quarantine": quarantine}))

    def read(self, path: str, **params: str) -> Any:
        """The `data` of one of core's public answers, such as `/api/v1/pipeline/gaps`.

        Raises:
            TransientError: core is away.
            TerminalError: core refuses the question.
        """
        return self._send(path, method="GET", params=params).json()["data"]

    def newest_at(self, source: str, dataset: str) -> datetime | None:
        """Instant of a dataset's newest sample; None where nothing is held or core does not say: then ask for more."""
        try:
            answer = self._http.get("/api/v1/pipeline/sources", timeout=10)
            rows = answer.raise_for_status().json()["data"]
            found = next((r["newest_at"] for r in rows if (r["source"], r["dataset"]) == (source, dataset)), None)
            return None if found is None else datetime.fromisoformat(found)
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            return None

    def digests(self) -> dict[str, tuple[int, str]]:
        """Rows of each table and a hash of them.

        Raises:
            httpx.HTTPError: core is away.
        """
        answer = self._http.get("/internal/digests", timeout=httpx.Timeout(None))
        return {name: (count, digest) for name, (count, digest) in answer.raise_for_status().json().items()}

    def batches_held(self) -> dict[str, int] | None:
        """Acknowledged batches per dataset (`source__name`); None where core does not say."""
        try:
            answer = self._http.get("/api/v1/pipeline/sources", timeout=60)
            rows = answer.raise_for_status().json()["data"]
            return {f"{row['source']}__{row['dataset']}": int(row["batches"]) for row in rows}
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            return None

    def _send(self, path: str, **kwargs: Any) -> httpx.Response:
        return self._retry(self._once, path, **kwargs)

    def _once(self, path: str, method: str = "POST", **kwargs: Any) -> httpx.Response:
        headers = {"Content-Type": wire.MEDIA_TYPE} if "content" in kwargs else {}
        try:
            answer = self._http.request(method, path, headers=headers, **kwargs)
        except httpx.TransportError as error:
            raise UnavailableError(
                f"core at {self._url} did not answer {path} ({type(error).__name__}); expected an answer. "
                "Next step: see `orrery status`; the batch stays in bronze and is loaded when core is back."
            ) from error
        if answer.is_success:
            return answer
        raise _error(path, answer)


def _patience(state: tenacity.RetryCallState, patience_s: float) -> float:
    failure = state.outcome.exception() if state.outcome else None
    return min(patience_s, AWAY_PATIENCE_S) if isinstance(failure, StoreAwayError) else patience_s


def _worth_waiting(error: BaseException) -> bool:
    return isinstance(error, TransientError) and not isinstance(error, ConflictError)


def _error(path: str, answer: httpx.Response) -> OrreryError:
    kind: type[OrreryError] = {409: ConflictError, 507: StorageError}.get(answer.status_code, TerminalError)
    if answer.status_code in {429, 502, 503, 504}:
        kind = StoreAwayError
    try:
        detail = str(answer.json()["detail"])
    except (ValueError, KeyError, TypeError):
        detail = answer.text[:500]
    return kind(f"core answered {answer.status_code} to {path}: {detail}")
