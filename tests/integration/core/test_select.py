"""What etl may ask of any table of record."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from etl.runs.core_client import CoreClient
from services.chassis.errors import TerminalError
from services.ports.archive import Select, Where
from tests.integration.core.running import RunningCore
from tests.integration.core.week import load_week


def test_rows_come_in_their_own_types_by_condition_and_order(tmp_path: Path) -> None:
    with RunningCore(tmp_path) as core:
        load_week(core)
        client = CoreClient(core.url)
        early = Where("fetched_at", "<", datetime(2100, 1, 1, tzinfo=UTC))
        rows = client.select(Select(table="batches", where=(early,), sort=("-fetched_at",), columns=("batch_id",)))
        assert rows.num_rows == len(client.select(Select(table="batches")))
        assert rows.num_rows > 0
        with pytest.raises(TerminalError, match="nonsense"):
            client.select(Select(table="batches", columns=("nonsense",)))
        client.close()
