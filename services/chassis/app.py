"""What every program's HTTP has in common: health, request ids, problem details, metrics."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any

import orjson
from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from services.chassis.clock import clock_from
from services.chassis.errors import PROBLEM_MEDIA_TYPE, InvalidInputError, OrreryError
from services.chassis.metrics.about import add_about
from services.chassis.metrics.collectors import MEDIA_TYPE, Collectors
from services.chassis.observe import Observed, request_id_of
from services.chassis.settings import Settings
from services.chassis.tracing import TELEMETRY
from services.chassis.version import orrery_version

ReadyCheck = Callable[[], "str | Awaitable[str | None] | None"]
Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[Any]]


def create_app(  # noqa: PLR0913 - all but two are keyword-only
    service: str,
    settings: Settings,
    *,
    ready_checks: Mapping[str, ReadyCheck] | None = None,
    partial_checks: Mapping[str, ReadyCheck] | None = None,
    remarks: Mapping[str, ReadyCheck] | None = None,
    lifespan: Lifespan | None = None,
    description: str = "",
    now: Callable[[], datetime] | None = None,
    tells_route: bool = False,
) -> FastAPI:
    """An application with the routes and answers that all programs share.

    Args:
        service: the program's name in logs and metrics.
        settings: kept as `app.state.settings`.
        ready_checks: each answers None when that part can serve, else the reason why not.
        partial_checks: the same of parts without which the program serves all the rest.
        remarks: the same of what a person should know of a program that is ready all the same.
        lifespan: opens and closes what the program holds.
        description: first paragraph of its OpenAPI page.
        now: the platform clock; None takes the settings' own.
        tells_route: whether each answer names its route's template, for a gateway that counts it too.

    What the program finds out for `/metrics` is added to `app.state.collectors`.
    """
    app = FastAPI(
        title=f"Orrery {service}",
        description=description,
        version=orrery_version(),
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        telemetry=TELEMETRY,
    )
    app.state.settings = settings
    app.state.collectors = Collectors()
    add_about(app.state.collectors, service, settings, now or clock_from(settings).now)
    app.add_middleware(Observed, service=service, slow_s=settings.slow_request_s, tells_route=tells_route)
    _add_probes(app, ready_checks or {}, partial_checks or {}, remarks or {})
    _add_metrics(app)
    app.add_exception_handler(OrreryError, _on_orrery_error)
    app.add_exception_handler(RequestValidationError, _on_invalid_request)
    app.add_exception_handler(HTTPException, _on_http_exception)
    return app


def problem_response(error: OrreryError, instance: str, request_id: str) -> Response:
    """The problem+json answer of an error."""
    body = orjson.dumps(error.problem(instance, request_id), default=str)
    return Response(body, error.status, error.headers(), PROBLEM_MEDIA_TYPE)


def _add_probes(
    app: FastAPI, checks: Mapping[str, ReadyCheck], partial: Mapping[str, ReadyCheck], remarks: Mapping[str, ReadyCheck]
) -> None:
    @app.get("/health", tags=["operations"], summary="Alive")
    async def health() -> dict[str, str]:
        return {"status": "alive"}

    @app.get("/ready", tags=["operations"], summary="Able to serve, or why not; degraded names what is away")
    async def ready() -> Response:
        missing, lacking, said = await asyncio.gather(_reasons(checks), _reasons(partial), _reasons(remarks))
        status = "not ready" if missing else "degraded" if lacking else "ready"
        body = orjson.dumps({"status": status, "reasons": missing | lacking | said})
        return Response(body, 503 if missing else 200, media_type="application/json")


def _add_metrics(app: FastAPI) -> None:
    # A thread of its own: neither does a scrape wait for requests nor a request for a scrape.
    limiter: list[CapacityLimiter] = []

    @app.get("/metrics", tags=["operations"], summary="Prometheus metrics")
    async def metrics() -> Response:
        if not limiter:
            limiter.append(CapacityLimiter(1))
        collectors: Collectors = app.state.collectors
        return Response(await run_sync(collectors.render, limiter=limiter[0]), media_type=MEDIA_TYPE)


async def _reasons(checks: Mapping[str, ReadyCheck]) -> dict[str, str]:
    answers = await asyncio.gather(*map(_ask, checks.values()))
    return {name: reason for name, reason in zip(checks, answers, strict=True) if reason is not None}


async def _ask(check: ReadyCheck) -> str | None:
    try:
        answer = check()
        return await answer if inspect.isawaitable(answer) else answer
    except Exception as error:  # noqa: BLE001 - a check that fails is a reason, never a crash of /ready
        return f"{type(error).__name__}: {error}"


def _answer(request: Request, error: OrreryError) -> Response:
    return problem_response(error, request.url.path, request_id_of(request.scope))


async def _on_orrery_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, OrreryError):
        raise TypeError(error)
    return _answer(request, error)


async def _on_invalid_request(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise TypeError(error)
    errors = [
        {
            "field": ".".join(str(part) for part in item["loc"][1:]) or str(item["loc"][0]),
            "received": _plain(item.get("input")),
            "allowed": item["msg"],
        }
        for item in error.errors()
    ]
    detail = " ".join(f"{e['field']} was {e['received']!r}: {e['allowed']}." for e in errors)
    return _answer(request, InvalidInputError(f"{detail} See /docs for what is allowed.", errors=errors))


async def _on_http_exception(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise TypeError(error)
    detail = f"{request.method} {request.url.path}: {error.detail}. See /docs for the addresses there are."
    answer = _answer(request, _status_error(error.status_code)(detail))
    answer.headers.update(dict(error.headers or {}))
    return answer


def _status_error(status: int) -> type[OrreryError]:
    known = {kind.status: kind for kind in _family(OrreryError)}
    return known.get(status) or type("HttpError", (OrreryError,), {"status": status, "title": "HTTP error"})


def _family(kind: type[OrreryError]) -> list[type[OrreryError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in _family(child))]


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | float | bool | None) else str(value)[:200]
