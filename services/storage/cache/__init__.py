"""What several gateways share."""

from services.chassis.settings import Settings
from services.ports.cache import SharedCache


def open_cache(settings: Settings) -> SharedCache | None:
    """The shared cache that the settings name, not connected yet; None where each gateway keeps to its own memory.

    Raises:
        SettingsError: the address is none of a Redis.
    """
    if settings.cache_url is None:
        return None
    # Imported here so that a gateway alone loads no client.
    from services.storage.cache.redis import RedisCache  # noqa: PLC0415

    return RedisCache(settings.cache_url.get_secret_value(), f"orrery:{settings.origin}:")
