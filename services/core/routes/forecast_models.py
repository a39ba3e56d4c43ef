"""How ml keeps the cards of its models; loopback only, not part of the public API."""

from typing import Annotated

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Query, Request, Response

from services.chassis.clock import clock_from
from services.core import forecast_models as use
from services.core.context import UseCore, only_known_parameters

router = APIRouter(prefix="/models", include_in_schema=False, dependencies=[Depends(only_known_parameters)])


@router.put("/{model_id}", status_code=204)
async def keep(request: Request, core: UseCore, model_id: str) -> Response:
    """Make the JSON body the model's card."""
    await run_sync(use.keep, core, model_id, await request.body(), clock_from(core.settings).now())
    return Response(status_code=204)


@router.get("")
def cards(core: UseCore, task: Annotated[str | None, Query()] = None) -> Response:
    """Cards of all models or of one task's, as a JSON list."""
    return Response(use.listed(use.cards(core.holdings, task)), media_type="application/json")
