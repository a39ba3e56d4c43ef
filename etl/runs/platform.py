"""What the runs of one process share."""

import threading
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

from etl.bronze.store import Bronze
from etl.runs.core_client import CoreClient
from etl.runs.intake import Intake
from etl.runs.ledger import FetchLedger
from etl.runs.load import Loader
from etl.sources.registry import DATASETS
from services.chassis.clock import clock_from
from services.chassis.errors import InvalidInputError
from services.chassis.http import BudgetState, HostPolicy, HttpClient, host_policies
from services.chassis.settings import PROVIDER_URLS, Settings
from services.storage.objects import open_objects

_ADDRESSES: Final = {"nasa": "neows_url", "pds": "pds_geosciences_url"}
"""Setting that holds a provider's address, where it is not called like the provider."""


def paced(policies: dict[str, HostPolicy], settings: Settings) -> dict[str, HostPolicy]:
    """Manners towards the simulator: a provider's hour is an hour of the platform's clock, which may run fast."""
    speed = 1.0 if settings.origin == "live" else max(1.0, settings.clock_speed)
    return {
        name: replace(
            policy,
            window_s=policy.window_s / speed,
            interval_s=policy.interval_s / speed,
            download_s=policy.download_s / speed,
        )
        for name, policy in policies.items()
    }


class Platform:
    """Bronze, core's side of a load, the way out to providers; one per process, used from any thread.

    Args:
        settings: of this process.

    Raises:
        StorageError: the data folder cannot be written.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = clock_from(settings)
        self.stopping = threading.Event()
        self.core = CoreClient(settings.core_url, stopped=self.stopping.is_set)
        self.ledger = FetchLedger(self.core)
        objects = open_objects(settings)
        self.bronze = Bronze(objects)
        self.loader = Loader(self.bronze, objects, self.core)
        self.intake = Intake(self.bronze, self.ledger, self.loader, self.core)
        key = settings.provider_key
        self.http = HttpClient(settings.data_dir, self.clock.now, key, paced(host_policies(key), settings))

    def close(self) -> None:
        """Close connections; a call that is under way fails, and its batch is loaded at the next start."""
        self.http.close()
        self.core.close()

    def public_url(self, url: str) -> str:
        """The provider's own address of a question; the simulator that stood in for it is named by form and origin.

        The simulator listens on another port each time: its address would tell nobody anything, and make two loads of
        the same answers differ.
        """
        if self.settings.origin == "live":
            return url
        for name in PROVIDER_URLS:
            asked = getattr(self.settings, name)
            if url.startswith((f"{asked}/", f"{asked}?")):
                return f"{Settings.model_fields[name].default}{url.removeprefix(asked)}"
        return url

    def budget(self, provider: str) -> BudgetState:
        """What is left of a provider's allowance."""
        return self.http.state(provider, self._base_url(provider)).budget

    def provider_state(self, provider: str) -> dict[str, Any]:
        """Breaker and budget of a provider's host, as `/internal/status` shows them."""
        state = self.http.state(provider, self._base_url(provider))
        budget = msgspec.to_builtins(state.budget)
        return {
            "breaker": state.breaker.state,
            "provider": provider,
            "hold": msgspec.to_builtins(state.hold) if state.hold else None,
            "budget": {name: budget[name] for name in ("host", "limit", "remaining", "resets_at")},
        }

    def release(self, provider: str) -> bool:
        """Let a held provider be asked again; whether it was held.

        Raises:
            InvalidInputError: no provider is called so.
        """
        known = sorted({d.provider for d in DATASETS})
        if provider not in known:
            raise InvalidInputError.of("provider", provider, ", ".join(known))
        return self.http.release(provider, self._base_url(provider))

    def public_host(self, provider: str) -> str:
        """The provider's own host, whoever stands in for it."""
        return urlsplit(self.public_url(f"{self._base_url(provider)}/")).netloc

    def _base_url(self, provider: str) -> str:
        address: str = getattr(self.settings, _ADDRESSES.get(provider, f"{provider}_url"))
        return address
