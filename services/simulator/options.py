"""Settings of the simulator alone: which invention, and with which faults it starts."""

from functools import lru_cache

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from services.chassis.errors import SettingsError
from services.simulator.faults import Fault


class Options(BaseSettings):
    """Read from `ORRERY_SIMULATOR_<NAME>`."""

    model_config = SettingsConfigDict(
        env_prefix="ORRERY_SIMULATOR_", env_ignore_empty=True, extra="ignore", frozen=True
    )

    seed: int = Field(default=1, ge=0, le=2**32 - 1, description="Seed of everything that is invented.")
    faults: list[Fault] = Field(
        default=[], description="Faults from the start on: a JSON list as POST /_faults takes them."
    )


@lru_cache(maxsize=1)
def get_options() -> Options:
    """Options of this process.

    Raises:
        SettingsError: a value is refused.
    """
    try:
        return Options()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = "_".join(str(part) for part in first["loc"][:1]).upper()
        raise SettingsError(f"ORRERY_SIMULATOR_{name} was {first['input']!r}: {first['msg']}.") from None
