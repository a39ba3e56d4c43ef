"""JPL's two APIs: strict parameters, 400 bodies with a pointer to the documentation, counts that may be strings."""

from typing import Any

from fastapi import APIRouter, Request, Response

from services.simulator.answer import Answer
from services.simulator.routes.cad_query import CadQuery, ParameterError
from services.simulator.routes.sbdb_query import select
from services.simulator.routes.send import now_of, send, source_of

router = APIRouter(prefix="/jpl")


@router.get("/cad.api")
async def cad(request: Request) -> Response:
    """Close approaches."""
    now = now_of(request)
    try:
        query = CadQuery.of(request.query_params, now)
    except ParameterError as error:
        return await _refuse(request, error, "cad")
    grid = source_of(request).approaches(query.start, query.end, query.body, now)
    body: dict[str, Any] = {"signature": {"source": "NASA/JPL SBDB Close Approach Data API", "version": "1.5"}}
    rows = query.matching(grid)
    page = query.page(rows)
    if grid.whole:
        body |= {"count": len(page)} | ({"total": len(rows)} if query.limit is not None else {})
    else:
        body["count"] = None
    if (page or not grid.whole) and not query.total_only:
        body |= {"fields": list(query.fields), "data": page}
    return await send(request, Answer.json(body, form=grid.form))


@router.get("/sbdb_query.api")
async def sbdb_query(request: Request) -> Response:
    """Any fields of many small bodies; the count is a string, as older answers have it."""
    grid = source_of(request).small_bodies(now_of(request))
    try:
        fields, rows = select(grid, request.query_params)
    except ParameterError as error:
        return await _refuse(request, error, "sbdb_query")
    count = str(len(rows)) if grid.whole else None
    signature = {"source": "NASA/JPL Small-Body DB (SBDB) API", "version": "1.0"}
    body = {"signature": signature, "fields": fields, "data": rows, "count": count}
    return await send(request, Answer.json(body, form=grid.form))


async def _refuse(request: Request, error: ParameterError, page: str) -> Response:
    more = f"https://ssd-api.jpl.nasa.gov/doc/{page}.html"
    return await send(request, Answer.json({"code": "400", "message": str(error), "moreInfo": more}, status=400))
