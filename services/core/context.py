"""What every route of core works with."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from services.chassis.errors import InvalidInputError
from services.chassis.settings import Settings
from services.core.changes import Changes
from services.core.loading import StoreLoading
from services.storage import Stores


@dataclass(frozen=True)
class Core:
    """Open stores, and what is said of them."""

    settings: Settings
    stores: Stores
    loading: StoreLoading
    changes: Changes


def _core(request: Request) -> Core:
    core: Core = request.app.state.core
    return core


def only_known_parameters(request: Request) -> None:
    """Refuse a parameter that the route does not have, so that a misspelt filter is never ignored.

    Raises:
        InvalidInputError: names the parameters there are.
    """
    route = request.scope["route"]
    allowed = sorted(p.alias for p in route.dependant.query_params)
    for name in request.query_params:
        if name not in allowed:
            raise InvalidInputError.of(
                name, request.query_params[name], f"the parameters {', '.join(allowed) or '(none)'}", "Leave it out."
            )


UseCore = Annotated[Core, Depends(_core)]
