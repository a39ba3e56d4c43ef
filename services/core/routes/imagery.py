from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Response

from services.core import imagery as use
from services.core.answers import Label, json_answer, records, table_answer
from services.core.assets import TABLE as ASSETS
from services.core.assets import picture
from services.core.conditions import equal, within
from services.core.context import UseCore, only_known_parameters
from services.core.inputs import one_of, span
from services.core.models import PROBLEMS, responses, row_model
from services.core.paging import Page, read_page
from services.core.parameters import Cursor, Form, From, KnownAt, Limit, To
from services.domain.natural_events import CATEGORIES
from services.domain.tables import TABLES
from services.ports.archive import Where

router = APIRouter(prefix="/imagery", tags=["imagery"], dependencies=[Depends(only_known_parameters)])

# Kept pictures are rows of the ledger, which changes with the pipeline.
_NOUNS = ("imagery", "pipeline")
DayPicture: Any = row_model("DayPicture", (*TABLES[use.APOD].columns, "assets"))
EarthImage: Any = row_model("EarthImage", (*TABLES[use.EPIC].columns, "assets"))
NaturalEvent: Any = row_model("NaturalEvent", (*TABLES[use.EVENTS].columns, "assets"))
ImageryLayer: Any = row_model("ImageryLayer", (*TABLES[use.LAYERS].columns, "assets"))
KeptPicture: Any = row_model("KeptPicture", TABLES[ASSETS].columns)

Collection = Annotated[Literal["natural", "enhanced"] | None, Query(description="How colours are made; absent: both")]
Status = Annotated[Literal["open", "closed"] | None, Query(description="Whether the event goes on; absent: both")]


@router.get("/apod", responses=responses(list[DayPicture], "csv", "arrow"), summary="Pictures of the day")
def apod(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    start: From = None,
    to: To = None,
    known_at: KnownAt = None,
    limit: Limit = 25,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """Newest first, with credit, and with the pictures that are kept."""
    label = Label(core, *_NOUNS)
    first, last = span(start, to)
    where = within("picture_date", *(end and f"{end:%Y-%m-%d}" for end in (first, last)))
    rows, meta = use.listed(core.holdings, use.APOD, where, Page(limit, cursor, known_at))
    whole = use.windows(core.holdings, "apod", ("pictures", "old"), (first, last), known_at, meta["total"])
    return table_answer(label, rows, form, completeness=whole, **meta)


@router.get("/apod/{date}", responses=responses(DayPicture), summary="The picture of one day")
def apod_of(
    core: UseCore,
    date: Annotated[str, Path(description="Day, YYYY-MM-DD")],
    known_at: KnownAt = None,
) -> Response:
    """One day's picture with its kept bytes' addresses."""
    label = Label(core, *_NOUNS)
    (row,) = records(use.picture_of(core.holdings, date, known_at))
    return json_answer(label, row, known_at=known_at)


@router.get("/epic", responses=responses(list[EarthImage], "csv", "arrow"), summary="Images of Earth from L1")
def epic(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    collection: Collection = None,
    start: From = None,
    to: To = None,
    known_at: KnownAt = None,
    limit: Limit = 100,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """Newest first; by when they were taken."""
    label = Label(core, *_NOUNS)
    first, last = span(start, to)
    where = within("exposed_at", first, last) + equal(epic_collection=collection)
    rows, meta = use.listed(core.holdings, use.EPIC, where, Page(limit, cursor, known_at))
    datasets = (collection,) if collection else ("natural", "enhanced")
    whole = use.windows(core.holdings, "epic", datasets, (first, last), known_at, meta["total"])
    return table_answer(label, rows, form, completeness=whole, **meta)


@router.get("/events", responses=responses(list[NaturalEvent], "csv", "arrow"), summary="Natural events on Earth")
def events(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    category: Annotated[str | None, Query(description=f"One of {', '.join(CATEGORIES)}; absent: all")] = None,
    status: Status = None,
    start: From = None,
    to: To = None,
    known_at: KnownAt = None,
    limit: Limit = 100,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """By their newest place, newest first; `event_geometry` holds every place."""
    label = Label(core, *_NOUNS)
    where = within("last_point_at", *span(start, to)) + equal(event_status=status)
    if category is not None:
        where.append(Where("event_categories", "contains", one_of("category", category, CATEGORIES)))
    rows, meta = use.listed(core.holdings, use.EVENTS, where, Page(limit, cursor, known_at))
    return table_answer(label, rows, form, completeness=use.states(core.holdings, known_at, meta["total"]), **meta)


@router.get("/layers", responses=responses(list[ImageryLayer], "csv", "arrow"), summary="Layers of Earth imagery")
def layers(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    q: Annotated[str | None, Query(max_length=200, description="Text in the identifier or title")] = None,
    known_at: KnownAt = None,
    limit: Limit = 100,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """By identifier, with the address of their tiles."""
    label = Label(core, *_NOUNS)
    where = [Where("layer_id", "like", q, also="layer_title")] if q else []
    rows, meta = use.listed(core.holdings, use.LAYERS, where, Page(limit, cursor, known_at))
    return table_answer(label, rows, form, completeness=use.whole_layers(core.holdings, known_at), **meta)


@router.get("/assets", responses=responses(list[KeptPicture], "csv", "arrow"), summary="Pictures that are kept")
def assets(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    table: Annotated[str | None, Query(description="Table of the rows they belong to, such as fact_apod")] = None,
    key: Annotated[str | None, Query(max_length=200, description="Key of the row")] = None,
    role: Annotated[Literal["thumbnail", "original", "mosaic"] | None, Query(description="Absent: all")] = None,
    limit: Limit = 100,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """Newest first, with credit, licence and the address that each came from."""
    label = Label(core, *_NOUNS)
    where = equal(subject_table=table, subject_key=key, asset_role=role)
    rows, meta = read_page(core.holdings, ASSETS, ("-fetched_at", "asset_id"), where, Page(limit, cursor))
    return table_answer(label, rows, form, **meta)


@router.get(
    "/assets/{sha256}",
    responses={200: {"content": {"image/jpeg": {}, "image/png": {}, "image/gif": {}, "image/webp": {}}}, **PROBLEMS},
    response_class=Response,
    summary="The bytes of a kept picture",
)
def asset(core: UseCore, sha256: Annotated[str, Path(description="SHA-256 of the bytes, in hexadecimal")]) -> Response:
    """The bytes never change under their hash, so they may be kept for ever."""
    body, media_type = picture(core.holdings, core.stores.objects, sha256)
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable",
        "ETag": f'"{sha256}"',
        "X-Content-Type-Options": "nosniff",
    }
    return Response(body, media_type=media_type, headers=headers)
