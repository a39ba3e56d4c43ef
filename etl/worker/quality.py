"""Internal route of the quality reports."""

from typing import Any

from fastapi import FastAPI

from etl.runs.quality_job import QualityJob


def add_routes(app: FastAPI, job: QualityJob) -> None:
    """Add it to the worker's application."""

    @app.post("/internal/quality", summary="Write the quality reports that are waiting")
    def quality() -> dict[str, Any]:
        return job.run_now()
