"""How each provider wants to be asked."""

from dataclasses import dataclass

DEMO_KEY = "DEMO_KEY"
_HOUR_S = 3600.0


@dataclass(frozen=True, slots=True)
class HostPolicy:
    """Declared manners towards one provider; rate-limit headers overrule `limit`.

    `limit` calls per `window_s` seconds; `interval_s` between two calls; `serial` allows one call at a time among all
    processes. A wait of up to `patience_s` is slept, a longer one is an error. `total_s` bounds one attempt.

    A provider that counts downloads has `download_s`, the least time between two of one address; then a refusal, or
    `unanswered_limit` calls in a row that reach nobody in time, holds it for a person. `nothing_new` begins the text
    by which it says, whatever the status, that an address has not changed.
    """

    name: str
    limit: float
    window_s: float = _HOUR_S
    interval_s: float = 0.0
    serial: bool = False
    patience_s: float = 5.0
    connect_s: float = 5.0
    read_s: float = 30.0
    total_s: float = 120.0
    attempts: int = 3
    backoff_s: float = 0.5
    backoff_max_s: float = 8.0
    limited_s: float = 60.0
    max_bytes: int = 64 * 1024 * 1024
    breaker_failures: int = 5
    breaker_s: float = 60.0
    download_s: float = 0.0
    daily_bytes: int = 0
    unanswered_limit: int = 0
    nothing_new: str = ""
    redirects: bool = True
    conditional: bool = True

    def place(self, host: str) -> str:
        """Key of budget and breaker: a simulator plays several providers on one host."""
        return f"{self.name}@{host}"


def host_policies(api_key: str = DEMO_KEY) -> dict[str, HostPolicy]:
    """Policies by provider.

    `nasa`: 1,000 calls an hour with a registered key; DEMO_KEY gave 10 in September 2026. `jpl` answers one request
    at a time for all its services. NOAA and CCMC publish no limit; these are modest.
    """
    nasa = 10 if api_key == DEMO_KEY else 1000
    listed = (
        HostPolicy("nasa", limit=nasa, limited_s=360.0 if api_key == DEMO_KEY else 60.0),
        HostPolicy("jpl", limit=60, window_s=60.0, serial=True),
        HostPolicy("swpc", limit=60, window_s=60.0),
        HostPolicy("donki", limit=30, window_s=60.0, interval_s=0.2, read_s=90.0, total_s=180.0),
        # One download per group and two hours; an error counts against the client, so nothing is tried again.
        HostPolicy(
            "celestrak",
            limit=40,
            window_s=7200.0,
            interval_s=0.5,
            serial=True,
            attempts=1,
            breaker_failures=1,
            download_s=7200.0,
            daily_bytes=250_000_000,
            unanswered_limit=3,
            redirects=False,
            conditional=False,
            nothing_new="GP data has not updated",
        ),
        HostPolicy("apod", limit=20, window_s=60.0),
        HostPolicy("epic", limit=20, window_s=60.0),
        HostPolicy("eonet", limit=30, window_s=60.0),
        HostPolicy("gibs", limit=60, window_s=60.0),
        # Pictures, from whatever host keeps them.
        HostPolicy(
            "assets", limit=30, window_s=60.0, interval_s=0.2, patience_s=2.0, attempts=1, max_bytes=32 * 1024 * 1024
        ),
        HostPolicy("mars", limit=30, window_s=60.0, interval_s=0.5, read_s=90.0, total_s=180.0),
        HostPolicy("pds", limit=10, window_s=60.0, read_s=90.0, total_s=300.0),
        HostPolicy("gfz", limit=10, window_s=60.0, read_s=90.0),
        HostPolicy("spdf", limit=10, window_s=60.0, read_s=90.0),
        HostPolicy("mpc", limit=10, window_s=60.0, read_s=90.0, total_s=300.0),
    )
    return {policy.name: policy for policy in listed}
