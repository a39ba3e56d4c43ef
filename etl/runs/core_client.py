"""Core's side of a load over HTTP."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import httpx
import msgspec
import pyarrow as pa
from msgspec import to_builtins

from services.chassis import wire
from services.chassis.core_calls import CoreCalls
from services.domain.batch import Batch
from services.ports.archive import Select
from services.ports.loading import Observed

ASK_AT_ONCE = 5_000
"""Batch ids per question."""


class CoreClient(CoreCalls):
    """`ports.Loading` over core's internal routes; a core that is restarting is waited for."""

    def unacknowledged(self, batch_ids: Iterable[str]) -> set[str]:
        """Those of the given batches that core has not acknowledged."""
        ids, missing = list(batch_ids), set[str]()
        for start in range(0, len(ids), ASK_AT_ONCE):
            body = {"batch_ids": ids[start : start + ASK_AT_ONCE]}
            missing.update(self.send("/internal/unacknowledged", json=body).json()["batch_ids"])
        return missing

    def record(self, table: str, rows: pa.Table) -> None:
        """Append rows to a table of the ledger."""
        self.send(f"/internal/ledger/{table}", content=wire.pack({}, {table: rows}))

    def select(self, query: Select) -> pa.Table:
        """Rows of a table of record, in its own columns and types.

        Raises:
            TransientError: core is away.
            TerminalError: core refuses the question.
        """
        answer = self.send("/internal/select", content=msgspec.msgpack.encode(query))
        return wire.unpack(answer.content)[1]["rows"]

    def observe(self, batch: Batch, tables: Mapping[str, pa.Table]) -> Observed:
        """Append a batch's rows to the logs; see the port."""
        answer = self.send("/internal/observe", content=wire.pack({"batch": to_builtins(batch)}, tables))
        header, versions = wire.unpack(answer.content)
        return Observed(
            loaded=header["loaded"], duplicate=header["duplicate"], revision=header["revision"], versions=versions
        )

    def publish(
        self, batch: Batch, gold: Mapping[str, pa.Table], quarantine: pa.Table, counts: Mapping[str, Any], revision: int
    ) -> None:
        """Replace gold, keep the quarantine, acknowledge; see the port."""
        header = {"batch": to_builtins(batch), "counts": dict(counts), "revision": revision}
        self.send("/internal/publish", content=wire.pack(header, {**gold, "quarantine": quarantine}))

    def read(self, path: str, **params: str) -> Any:
        """The `data` of one of core's public answers, such as `/api/v1/pipeline/gaps`.

        Raises:
            TransientError: core is away.
            TerminalError: core refuses the question.
        """
        return self.send(path, method="GET", params=params).json()["data"]

    def newest_at(self, source: str, dataset: str) -> datetime | None:
        """Instant of a dataset's newest sample; None where nothing is held or core does not say: then ask for more."""
        try:
            answer = self.http.get("/api/v1/pipeline/sources", timeout=10)
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
        answer = self.http.get("/internal/digests", timeout=httpx.Timeout(None))
        return {name: (count, digest) for name, (count, digest) in answer.raise_for_status().json().items()}

    def batches_held(self) -> dict[str, int] | None:
        """Acknowledged batches per dataset (`source__name`); None where core does not say."""
        try:
            answer = self.http.get("/api/v1/pipeline/sources", timeout=60)
            rows = answer.raise_for_status().json()["data"]
            return {f"{row['source']}__{row['dataset']}": int(row["batches"]) for row in rows}
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            return None
