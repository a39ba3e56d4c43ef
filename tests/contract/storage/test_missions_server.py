"""What a server is told of documents beside the documents themselves."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from services.chassis.errors import StorageError
from services.domain.documents import DOCUMENTS
from services.storage.missions.mongodb import MongoMissions
from services.storage.missions.mongodb_schema import indexes_of
from tests.contract.storage.builders import hours, table


def _do(store: MongoMissions, name: str, what: Callable[[Any], Awaitable[Any]]) -> Any:
    """Something that the port does not offer, on the store's own connection."""

    async def work() -> Any:
        return await what(store._database[DOCUMENTS[name].collection])

    return store._run(work())


@pytest.mark.capability("indexes")
def test_each_list_has_its_index(missions: MongoMissions) -> None:
    for name, documents in DOCUMENTS.items():
        there = _do(missions, name, lambda collection: collection.index_information())
        keys = [list(index["key"]) for index in there.values()]
        for wanted in indexes_of(documents):
            assert wanted in keys, (name, wanted)


@pytest.mark.capability("schema validators")
@pytest.mark.parametrize(
    "wrong",
    [
        {"_id": "x"},
        {"_id": "x", "picture_date": 5},
        {"_id": "x", "picture_date": "2026-04-01", "known_at": "2026-04-01"},
        {"_id": "x", "picture_date": "2026-04-01", "unheard_of": 1},
    ],
    ids=str,
)
def test_what_is_no_row_is_refused_whoever_writes_it(missions: MongoMissions, wrong: dict[str, Any]) -> None:
    with pytest.raises(StorageError):
        _do(missions, "fact_apod", lambda collection: collection.insert_one(wrong))


@pytest.mark.capability("documents in a shell")
def test_a_document_stands_under_its_path_and_a_sol_tells_of_its_cameras(missions: MongoMissions) -> None:
    known = {"known_at": hours(1), "origin": "recorded", "batch_ids": ["b"], "row_hash": "h", "is_withdrawn": False}
    of = {"rover": "curiosity", "sol": 1000, "sol_id": "curiosity:1000"}
    photos = [
        known | of | {"photo_id": f"curiosity:{n}", "camera": camera} for n, camera in ((102685, "FHAZ"), (7, "MAST"))
    ]
    rows = {"fact_mission_sols": [known | of], "fact_mission_photos": photos}
    missions.replace(["curiosity:1000"], {name: table(name, given) for name, given in rows.items()})
    photo = _do(missions, "fact_mission_photos", lambda c: c.find_one({"_id": "curiosity/1000/FHAZ/102685"}))
    assert (photo["rover"], photo["sol_id"], photo["known_at"]) == (
        "curiosity", "curiosity:1000", "2026-04-01T01:00:00.000000Z",
    )  # fmt: skip
    sol = _do(missions, "fact_mission_sols", lambda c: c.find_one({"_id": "curiosity/1000"}))
    assert sol["held"] == [{"camera": "FHAZ", "photos": 1}, {"camera": "MAST", "photos": 1}]
