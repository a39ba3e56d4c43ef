"""The application: stores opened, routes of every noun."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from fastapi import FastAPI

from services.chassis.app import create_app
from services.chassis.settings import Settings
from services.core.agreement import Agreement
from services.core.changes import Changes
from services.core.context import Core
from services.core.holdings import Holdings
from services.core.loading import StoreLoading
from services.core.metrics import add_metrics
from services.core.metrics.program import Readers
from services.core.metrics.timed import timed
from services.core.readiness import store_checks
from services.core.routes import (
    asteroids,
    backup,
    forecast_models,
    forecast_scores,
    forecasts,
    imagery,
    internal,
    lineage,
    missions,
    pipeline,
    pipeline_watch,
    quality,
    quarantine,
    receipts,
    satellites,
    space_weather,
)
from services.storage import Stores

PUBLIC = (
    asteroids,
    space_weather,
    satellites,
    missions,
    imagery,
    forecasts,
    forecast_scores,
    pipeline,
    pipeline_watch,
    quality,
    quarantine,
    lineage,
    receipts,
)
"""Modules whose routes make up the public API."""

READERS = 8
"""Requests that are worked on at once; each holds a thread and a share of DuckDB's memory."""


def build(settings: Settings, stores: Stores) -> FastAPI:
    """Core over open stores, which it closes when it ends."""
    opened, stores = stores, timed(stores)
    readers = Readers(READERS)
    changes = Changes(stores.archive.dataset_versions)
    holdings = Holdings(stores.archive, stores.missions)
    loading = StoreLoading(stores, changes.changed, holdings.watched)
    agreement = Agreement(stores.archive, stores.missions, loading.publishing, holdings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        readers.bind()
        changes.bind()
        agreement.start()
        yield
        changes.stop()
        agreement.stop()
        stores.close()

    checks = store_checks(opened)
    app = create_app(
        "core",
        settings,
        ready_checks={"archive": checks.pop("archive")},
        partial_checks=checks,
        lifespan=lifespan,
        description="What is held of asteroids, space weather, satellites, missions, imagery and forecasts, and how.",
        tells_route=True,
    )
    app.state.core = Core(settings=settings, stores=stores, holdings=holdings, loading=loading, changes=changes)
    add_metrics(app.state.collectors, replace(app.state.core, stores=opened), readers)
    for module in PUBLIC:
        app.include_router(module.router, prefix="/api/v1")
    for module in (internal, backup, forecast_models):
        app.include_router(module.router, prefix="/internal")
    return app
