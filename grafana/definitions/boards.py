"""All dashboards, and the files that they are in."""

from pathlib import Path
from typing import Final

from grafana.definitions import asteroids, logs, missions, ml, pipeline, platform, satellites, space_weather
from grafana.definitions.model import Board
from grafana.definitions.render import text_of

FOLDER: Final = Path(__file__).resolve().parents[1] / "dashboards"
BOARDS: Final[tuple[Board, ...]] = (
    platform.BOARD,
    pipeline.BOARD,
    space_weather.BOARD,
    asteroids.BOARD,
    satellites.BOARD,
    missions.BOARD,
    ml.BOARD,
    logs.BOARD,
)


def files() -> dict[Path, str]:
    """Every dashboard's file, as it should stand."""
    return {FOLDER / f"{board.noun}.json": text_of(board) for board in BOARDS}
