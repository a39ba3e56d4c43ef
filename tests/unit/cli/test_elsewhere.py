from pathlib import Path

import pytest

from services.chassis.settings import load_settings
from services.cli.asking import program_url
from services.cli.instance import CannotStartError


def test_a_program_that_someone_else_runs_is_asked_at_the_address_that_is_set(tmp_path: Path) -> None:
    settings = load_settings(data=tmp_path, etl_url="http://etl:8082")
    assert program_url(settings, "etl") == "http://etl:8082"


def test_without_an_address_it_is_that_of_the_running_platform(tmp_path: Path) -> None:
    with pytest.raises(CannotStartError, match="the platform is not running"):
        program_url(load_settings(data=tmp_path), "etl")
