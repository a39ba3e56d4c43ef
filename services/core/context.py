"""What every route of core works with."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from services.chassis.errors import InvalidInputError
from services.chassis.settings import Settings
from services.core.changes import Changes
from services.core.holdings import Holdings
from services.core.loading import StoreLoading
from services.storage import Stores


@dataclass(frozen=True)
class Core:
    """Open stores, and what is said of them."""

    settings: Settings
    stores: Stores
    holdings: Holdings
    loading: StoreLoading
    changes: Changes


def _core(request: Request) -> Core:
    core: Core = request.app.state.core
    return core


def only_known_parameters(request: Request) -> None:
    """Refuse a parameter that the route does not have or that comes twice, so that no filter is ever ignored.

    Raises:
        InvalidInputError: names the parameters there are, or the values of the one that came twice.
    """
    route = request.scope["route"]
    allowed = sorted(p.alias for p in route.dependant.query_params)
    for name in request.query_params:
        if name not in allowed:
            raise InvalidInputError.of(
                name, request.query_params[name], f"the parameters {', '.join(allowed) or '(none)'}", "Leave it out."
            )
        if len(values := request.query_params.getlist(name)) > 1:
            raise InvalidInputError.of(name, values, "one value", "Send it once.")


UseCore = Annotated[Core, Depends(_core)]
