from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Response

from services.core import imagery as use
from services.core.answers import FORMAT, Format, Label, json_answer, records, table_answer
from services.core.assets import TABLE as ASSETS
from services.core.assets import picture
from services.core.context import UseCore, only_known_parameters
from services.core.inputs import instant, one_of, span
from services.core.models import PROBLEMS, responses, row_model
from services.core.paging import page
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

From = Annotated[str | None, Query(alias="from", description="Date or instant; absent: everything held")]
To = Annotated[str | None, Query(description="Instant, exclusive, or date, inclusive")]
KnownAt = Annotated[str | None, Query(description="Answer as it was known at this instant; absent: now")]
Limit = Annotated[int, Query(ge=1, le=1000, description="Rows of a page")]
Cursor = Annotated[str | None, Query(description="meta.next_cursor of the page before")]
Form = Annotated[Format, Query(alias="format", description=FORMAT)]
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
    where = [Where("picture_date", ">=", f"{first:%Y-%m-%d}")] if first else []
    where += [Where("picture_date", "<", f"{last:%Y-%m-%d}")] if last else []
    at = instant("known_at", known_at)
    archive = core.stores.archive
    rows, meta = use.listed(archive, use.APOD, where, known_at=at, limit=limit, cursor=cursor)
    whole = use.windows(archive, "apod", ("pictures", "old"), (first, last), at, meta["total"])
    return table_answer(label, rows, form, completeness=whole, **meta)


@router.get("/apod/{date}", responses=responses(DayPicture), summary="The picture of one day")
def apod_of(
    core: UseCore,
    date: Annotated[str, Path(description="Day, YYYY-MM-DD")],
    known_at: KnownAt = None,
) -> Response:
    """One day's picture with its kept bytes' addresses."""
    label = Label(core, *_NOUNS)
    at = instant("known_at", known_at)
    (row,) = records(use.picture_of(core.stores.archive, date, at))
    return json_answer(label, row, known_at=at)


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
    where = [Where("exposed_at", ">=", first)] if first else []
    where += [Where("exposed_at", "<", last)] if last else []
    where += [Where("epic_collection", "=", collection)] if collection else []
    at = instant("known_at", known_at)
    archive = core.stores.archive
    rows, meta = use.listed(archive, use.EPIC, where, known_at=at, limit=limit, cursor=cursor)
    datasets = (collection,) if collection else ("natural", "enhanced")
    whole = use.windows(archive, "epic", datasets, (first, last), at, meta["total"])
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
    first, last = span(start, to)
    where = [Where("last_point_at", ">=", first)] if first else []
    where += [Where("last_point_at", "<", last)] if last else []
    where += [Where("event_status", "=", status)] if status else []
    if category is not None:
        where.append(Where("event_categories", "contains", one_of("category", category, CATEGORIES)))
    at = instant("known_at", known_at)
    archive = core.stores.archive
    rows, meta = use.listed(archive, use.EVENTS, where, known_at=at, limit=limit, cursor=cursor)
    return table_answer(label, rows, form, completeness=use.states(archive, at, meta["total"]), **meta)


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
    at = instant("known_at", known_at)
    archive = core.stores.archive
    rows, meta = use.listed(archive, use.LAYERS, where, known_at=at, limit=limit, cursor=cursor)
    held = use.listed(archive, use.LAYERS, (), known_at=at, limit=1, cursor=None)[1]["total"] if q else meta["total"]
    return table_answer(label, rows, form, completeness=use.declared(archive, at, held), **meta)


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
    given = {"subject_table": table, "subject_key": key, "asset_role": role}
    where = [Where(name, "=", value) for name, value in given.items() if value is not None]
    rows, meta = page(core.stores.archive, ASSETS, ("-fetched_at", "asset_id"), where, limit=limit, cursor=cursor)
    return table_answer(label, rows, form, **meta)


@router.get(
    "/assets/{sha256}",
    responses={200: {"content": {"image/jpeg": {}, "image/png": {}, "image/gif": {}, "image/webp": {}}}, **PROBLEMS},
    response_class=Response,
    summary="The bytes of a kept picture",
)
def asset(core: UseCore, sha256: Annotated[str, Path(description="SHA-256 of the bytes, in hexadecimal")]) -> Response:
    """The bytes never change under their hash, so they may be kept for ever."""
    body, media_type = picture(core.stores.archive, core.stores.objects, sha256)
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable",
        "ETag": f'"{sha256}"',
        "X-Content-Type-Options": "nosniff",
    }
    return Response(body, media_type=media_type, headers=headers)
