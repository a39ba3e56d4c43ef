"""Puts the gateway together."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from services.chassis.app import Lifespan, create_app
from services.chassis.observe import request_id_of
from services.chassis.settings import Settings
from services.chassis.version import orrery_version
from services.gateway.cache import ResponseCache
from services.gateway.edge import Edge, Guard
from services.gateway.limits import Limiter
from services.gateway.live import HEARTBEAT_S, Live
from services.gateway.metrics import Watched, add_metrics
from services.gateway.platform import PlatformAnswer, describe_platform
from services.gateway.predictions import PREFIX as PREDICTIONS
from services.gateway.predictions import Predictions
from services.gateway.proxy import Proxy
from services.gateway.reference import Reference, render
from services.gateway.security import page_headers
from services.gateway.shared import SharedAnswers
from services.gateway.shared_limits import SharedLimits
from services.gateway.successes import Successes
from services.gateway.upstream import Core
from services.gateway.versions import Versions
from services.gateway.web import WEB_ROOT, WebApp
from services.gateway.webhooks import PREFIX as WEBHOOKS
from services.gateway.webhooks import Webhooks
from services.ports.cache import SharedCache

CACHE_BYTES = 48 * 1024 * 1024
_ABOUT = (
    "Near-Earth asteroids and space weather, with every number's receipt. Read-only, anonymous, rate limited; "
    "what is sent to /api/v1/webhooks/{name} is signed."
)


@dataclass(frozen=True)
class Gateway:
    """The parts that outlive a request; `proxies` are the addresses whose word for the client's is taken."""

    edge: ASGIApp
    proxies: Container[str]
    cache: ResponseCache
    versions: Versions
    limiter: Limiter
    successes: Successes


def build_gateway(
    settings: Settings,
    *,
    web_root: Path = WEB_ROOT,
    read_timeout_s: float = 10.0,
    heartbeat_s: float = HEARTBEAT_S,
    shared: SharedCache | None = None,
) -> Gateway:
    """The gateway of these settings, not yet following core.

    Args:
        settings: names core, the limit and the mode.
        web_root: the web app's export.
        read_timeout_s: longest wait for core between bytes, in seconds.
        heartbeat_s: least traffic on a live stream, in seconds.
        shared: what it shares with other gateways; else what the settings name.
    """
    core = Core(settings.core_url, read_timeout_s=read_timeout_s)
    cache = ResponseCache(CACHE_BYTES)
    versions = Versions(cache)
    shared = shared or _shared_cache(settings)
    proxy = Proxy(core, cache, versions, SharedAnswers(shared, versions))
    webhooks = Webhooks(settings.etl_url, int(settings.webhook_max_mb * 1e6))
    predictions = Predictions(settings.ml_url)
    limiter, successes = Limiter(settings.rate_limit_per_minute), Successes()
    app = create_app(
        "gateway",
        settings,
        ready_checks={"core": lambda: None if versions.connected else f"no stream of changes from {core.url}"},
        partial_checks={"ml": predictions.lacking},
        lifespan=_lifespan(core, versions, (webhooks, predictions), shared, limiter),
        description=_ABOUT,
    )
    # Innermost, so that what it refuses is counted and logged like any answer.
    app.user_middleware.append(Middleware(Guard, limiter=limiter))
    live = Live(versions, heartbeat_s)
    add_metrics(app.state.collectors, Watched(cache, versions, live, successes, shared))
    _add_own_routes(app, settings, live)
    _add_reference(app, core, predictions)
    app.router.add_route(f"{WEBHOOKS}{{name}}", webhooks.take, methods=["POST"])
    for path in (PREDICTIONS, f"{PREDICTIONS}/{{path:path}}"):
        app.router.add_route(path, predictions.take, methods=["GET", "POST"])
    _add_rest(app, proxy, WebApp(web_root))
    edge, proxies = _behind(settings.trusted_proxies, Edge(app, proxy, limiter, successes))
    return Gateway(edge, proxies, cache, versions, limiter, successes)


def _behind(proxies: str, edge: ASGIApp) -> tuple[ASGIApp, Container[str]]:
    if not proxies:
        return edge, ()
    told: Any = ProxyHeadersMiddleware(cast("Any", edge), proxies)
    return told, told.trusted_hosts


def _shared_cache(settings: Settings) -> SharedCache | None:
    if settings.cache_url is None:
        return None
    # Imported here so that a gateway alone loads no store.
    from services.storage.cache import open_cache  # noqa: PLC0415

    return open_cache(settings)


def _lifespan(
    core: Core,
    versions: Versions,
    others: tuple[Webhooks, Predictions],
    shared: SharedCache | None,
    limiter: Limiter,
) -> Lifespan:
    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        following = [asyncio.create_task(versions.follow(core.client, f"{core.url}/internal/changes"))]
        if shared is not None:
            following.append(asyncio.create_task(SharedLimits(shared, limiter).follow()))
        yield
        versions.close()
        for task in following:
            task.cancel()
        await asyncio.gather(*following, return_exceptions=True)
        if shared is not None:
            await shared.close()
        await core.close()
        for other in others:
            await other.close()

    return lifespan


def _add_own_routes(app: FastAPI, settings: Settings, live: Live) -> None:
    @app.get("/api/v1/platform", tags=["platform"], summary="Mode, clock and label of this instance")
    async def platform(response: Response) -> PlatformAnswer:
        response.headers["cache-control"] = "no-store"
        return describe_platform(settings)

    @app.get("/api/v1/live", tags=["platform"], summary="Dataset versions as server-sent events")
    async def stream() -> StreamingResponse:
        return StreamingResponse(live.stream(), headers={"cache-control": "no-store"}, media_type="text/event-stream")


def _add_reference(app: FastAPI, core: Core, predictions: Predictions) -> None:
    own = app.openapi() | {"info": {"title": "Orrery API", "version": orrery_version(), "description": _ABOUT}}
    reference = Reference(own, {"core": core.ask, "ml": predictions.ask})
    # FastAPI's own document knows only the gateway's routes.
    app.router.routes[:] = [route for route in app.router.routes if getattr(route, "path", "") != "/openapi.json"]

    async def document(request: Request) -> Response:
        return JSONResponse(await reference.document(request_id_of(request.scope)))

    async def page(request: Request) -> Response:
        html = render(await reference.document(request_id_of(request.scope)))
        headers = {name.decode(): value.decode() for name, value in page_headers(html.encode())}
        return HTMLResponse(html, headers=headers)

    app.router.add_route("/openapi.json", document, methods=["GET"])
    app.router.add_route("/docs", page, methods=["GET"])


def _add_rest(app: FastAPI, proxy: Proxy, web: WebApp) -> None:
    async def from_core(request: Request) -> Response:
        return await proxy.answer(request.scope)

    async def from_web(request: Request) -> Response:
        return await web.answer(request.scope)

    app.router.add_route("/api/v1/{path:path}", from_core, methods=["GET"])
    app.router.add_route("/{path:path}", from_web, methods=["GET"])
