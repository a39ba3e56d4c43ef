"""Which route answered a request, as a template: few values, however many addresses are asked."""

from typing import Any, Final

from starlette.types import Scope

from services.chassis.metrics import UNMATCHED

_ROUTE: Final = "route_template"


def name_route(scope: Scope, template: str) -> None:
    """Say which route answers, where somebody else decides that than this program's own table of routes."""
    scope.setdefault("state", {})[_ROUTE] = template


def template_of(scope: Scope) -> str:
    """The template of the route that a request was sent to, such as `/api/v1/asteroids/{designation}`.

    Known once the application has been asked; `unmatched` where no route fits or none was looked for.
    """
    if (named := scope.get("state", {}).get(_ROUTE)) is not None:
        return str(named)
    if (route := scope.get("route")) is not None:
        return _prefixed(route, scope["path"])
    return _by_endpoint(scope)


def _prefixed(route: Any, path: str) -> str:
    """FastAPI's route knows its own part of the template alone: the prefix of its router stands in the address."""
    template: str = route.path_format
    if ":path}" in route.path:
        # What stands for such a parameter may have slashes itself.
        return path[: max(0, path.find(template.partition("{")[0]))] + template
    head = path.split("/")[: -template.count("/")]
    return "/".join(head) + template


def _by_endpoint(scope: Scope) -> str:
    """Starlette's own routes leave only their endpoint behind."""
    endpoint = scope.get("endpoint")
    if endpoint is None or "app" not in scope:
        return UNMATCHED
    found = (route for route in scope["app"].router.routes if getattr(route, "endpoint", None) is endpoint)
    return next((route.path_format for route in found), UNMATCHED)
