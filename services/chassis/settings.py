"""Every setting of every program, each from `ORRERY_<NAME>` in the environment."""

import os
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, AwareDatetime, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    PydanticBaseSettingsSource,
    SecretsSettingsSource,
    SettingsConfigDict,
)

from services.chassis.cadences import parse_cadences
from services.chassis.errors import SettingsError
from services.chassis.refusals import is_known, refusals

PREFIX = "ORRERY_"
DEMO_KEY = "DEMO_KEY"
ENVIRONMENTS = Path(__file__).parent / "environments"
Keep = Literal["90 days", "365 days", "indefinite"]
Mode = Literal["live", "recorded", "invented"]


def _base_url(value: str) -> str:
    if not value.startswith(("http://", "https://")):
        raise ValueError("an address starts with http:// or https://")
    return value.rstrip("/")


def _bucket_url(value: str) -> str:
    if value and not re.fullmatch(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9_][A-Za-z0-9._=@+-]*)*/?", value):
        raise ValueError("a bucket is s3://bucket or s3://bucket/prefix")
    return value.rstrip("/")


def _secret_base_url(value: SecretStr) -> SecretStr:
    return SecretStr(_base_url(value.get_secret_value()))


def _utc(value: datetime) -> datetime:
    if value.utcoffset() != timedelta(0):
        raise ValueError("an instant is UTC and ends in Z")
    return value


def _cadences(value: str) -> str:
    parse_cadences(value)
    return value


def _networks(value: str) -> str:
    for item in filter(None, value.split(",")):
        ip_network(item.strip())  # says itself what is no address
    return value


Url = Annotated[str, AfterValidator(_base_url)]
BucketUrl = Annotated[str, AfterValidator(_bucket_url)]
SecretUrl = Annotated[SecretStr, AfterValidator(_secret_base_url)]
Cadences = Annotated[str, AfterValidator(_cadences)]
Networks = Annotated[str, AfterValidator(_networks)]
Instant = Annotated[AwareDatetime, AfterValidator(_utc)]


class Settings(BaseSettings):
    """Typed settings; unknown names in the environment are ignored, wrong values refuse to start."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    host: str = Field("127.0.0.1", description="Address the gateway listens on; loopback unless you say otherwise.")
    bind: str = Field(
        "127.0.0.1", description="Address that core, etl, ml and the simulator listen on; loopback by default."
    )
    secrets_dir: Path | None = Field(
        None, description="Folder of secrets: a file named orrery_nasa_api_key is the setting ORRERY_NASA_API_KEY."
    )
    port: int = Field(8080, ge=1, le=65535, description="Port of the gateway: the one address people open.")
    data: Path = Field(Path(".orrery"), description="Data root; each mode keeps a folder of its own in it.")
    sources: Literal["auto", "live", "recorded", "invented"] = Field(
        "auto", description="Where data comes from: live providers, the recorded week, or the simulator's invention."
    )
    environment: Literal["development", "staging", "production"] = Field(
        "development", description="Whose settings file is read; staging and production refuse what is unsafe."
    )
    commit: str = Field("unknown", description="Commit that the program was built from; its image sets it.")
    core_url: Url = Field("http://127.0.0.1:8081", description="Where core listens (loopback).")
    etl_url: Url = Field("http://127.0.0.1:8082", description="Where the etl worker listens (loopback).")
    gateway_url: Url = Field(
        "http://127.0.0.1:8080", description="Where other programs reach the gateway; names its port too."
    )
    simulator_url: Url = Field("http://127.0.0.1:8083", description="Where the simulator listens (loopback).")
    ml_url: Url = Field("http://127.0.0.1:8084", description="Where the model server listens (loopback).")
    clock_start: Instant | None = Field(None, description="Platform instant at the epoch (ISO 8601, Z); unset: wall.")
    clock_epoch: Instant | None = Field(None, description="Wall instant at which the platform clock read its start.")
    clock_speed: float = Field(1.0, gt=0, le=100_000, description="Platform seconds per wall second.")
    nasa_api_key: SecretStr = Field(SecretStr(DEMO_KEY), description="Key for api.nasa.gov (NeoWs); never logged.")
    neows_url: Url = Field("https://api.nasa.gov/neo/rest/v1", description="Base address of NeoWs.")
    jpl_url: Url = Field("https://ssd-api.jpl.nasa.gov", description="Base address of JPL's SSD/CNEOS API.")
    swpc_url: Url = Field("https://services.swpc.noaa.gov", description="Base address of NOAA SWPC.")
    donki_url: Url = Field("https://kauai.ccmc.gsfc.nasa.gov/DONKI/WS/get", description="Base address of DONKI.")
    celestrak_url: Url = Field("https://celestrak.org", description="Base address of CelesTrak; other names redirect.")
    apod_url: Url = Field("https://science.nasa.gov/wp-json/wp/v2/apod-basic", description="Base address of APOD.")
    planetary_url: Url = Field(
        "https://api.nasa.gov/planetary", description="Base address of the old APOD, of which recordings exist."
    )
    epic_url: Url = Field("https://epic.gsfc.nasa.gov", description="Base address of EPIC.")
    eonet_url: Url = Field("https://eonet.gsfc.nasa.gov/api/v3", description="Base address of EONET.")
    gibs_url: Url = Field("https://gibs.earthdata.nasa.gov", description="Base address of GIBS.")
    mars_url: Url = Field("https://mars.nasa.gov", description="Base address of raw Mars images and rover maps.")
    mars_photos_url: Url = Field(
        "https://api.nasa.gov/mars-photos/api/v1", description="Base address of Mars Photos, of which recordings exist."
    )
    pds_geosciences_url: Url = Field(
        "https://pds-geosciences.wustl.edu", description="Base address of PDS Geosciences (Perseverance places)."
    )
    pds_imaging_url: Url = Field(
        "https://planetarydata.jpl.nasa.gov", description="Base address of PDS Imaging (Curiosity places)."
    )
    gfz_url: Url = Field("https://kp.gfz.de", description="Base address of GFZ Potsdam: Kp and ap since 1932.")
    spdf_url: Url = Field("https://spdf.gsfc.nasa.gov", description="Base address of SPDF: OMNI2.")
    mpc_url: Url = Field("https://www.minorplanetcenter.net", description="Base address of the Minor Planet Center.")
    assets: Literal["off", "thumbnails", "originals"] = Field(
        "originals", description="Which pictures are fetched and kept: none, small ones, or also those in full size."
    )
    assets_mb_per_day: int = Field(
        100, ge=1, le=1_000_000, description="Megabytes of pictures that may be fetched in a UTC day."
    )
    assets_url: Url | None = Field(
        None, description="Address that stands in for every picture host, as <it>/<host>/<path>; unset: as given."
    )
    solar_wind_feed: Literal["rtsw", "products"] = Field(
        "rtsw", description="SWPC solar wind form: rtsw (one-minute rows) or products (the older form)."
    )
    engine: Literal["duckdb", "spark"] = Field(
        "duckdb", description="What runs the transformations: DuckDB in etl itself, or Spark (needs Java)."
    )
    spark_master: str = Field("local[*]", description="Spark's master address where ORRERY_ENGINE is spark.")
    scheduler: Literal["embedded", "prefect", "airflow", "none"] = Field(
        "embedded", description="Who runs the schedule table; none leaves only what is asked for by hand."
    )
    cadences: Cadences = Field(
        "", description="Other cadences than the schedule table's: donki=30min,apod/pictures=off,neows/feed=08:00."
    )
    gap_days: int = Field(
        90, ge=0, le=36_525, description="Days back within which gaps are closed without being asked to; 0 closes none."
    )
    alarm_run_s: float = Field(3600.0, gt=0, description="Wall seconds after which a run or a silence is an alarm.")
    alarm_errors: int = Field(5, ge=1, le=100, description="Failed calls of a dataset in a row that are an alarm.")
    alarm_nulls: float = Field(0.1, gt=0, le=1, description="Share of nulls in a batch above which it is an alarm.")
    alarm_stale_s: float = Field(86_400.0, gt=0, description="Platform seconds without an answer that are an alarm.")
    pack_days: float = Field(
        90.0, ge=0, description="Days after which answers' bytes go into packs of the cold tier, which stay readable."
    )
    compact_days: float = Field(7.0, ge=1, description="Days after which a day's small files are put together.")
    keep_bronze: Keep = Field("indefinite", description="How long answers' bytes are kept; retention says what it is.")
    keep_silver: Keep = Field("365 days", description="How long silver files are kept; bronze gives them again.")
    retention: Literal["report", "delete"] = Field(
        "report", description="Whether the nightly job deletes what is kept no longer and can be had again."
    )
    watch: str = Field(
        "",
        description="Folders and buckets that are watched: source/dataset=url pattern, separated by blanks, such as "
        "swpc/kp=file:///data/in/kp*.json donki/flares=s3://bucket/flares/*.ndjson.",
    )
    watch_every_s: float = Field(30.0, gt=0, description="Wall seconds between two looks at what is watched.")
    watch_sftp_password: SecretStr = Field(SecretStr(""), description="Password for sftp:// where no key serves.")
    watch_sftp_known_hosts: Path = Field(
        Path("~/.ssh/known_hosts"), description="Keys of the sftp:// servers that are spoken to; no other is."
    )
    webhooks: SecretStr = Field(
        SecretStr(""),
        description='Signed webhooks as JSON: {"name": {"dataset": "swpc/kp", "secret": "whsec_..."}}; empty: none.',
    )
    webhook_max_mb: float = Field(16.0, gt=0, le=512, description="Greatest body of a webhook, in megabytes.")
    archive_url: SecretStr | None = Field(
        None, description="PostgreSQL as postgresql://user:password@host/database; unset: the embedded archive."
    )
    telemetry_url: Url | None = Field(None, description="InfluxDB 2, such as http://host:8086; unset: embedded.")
    telemetry_token: SecretStr = Field(SecretStr(""), description="InfluxDB token that may make buckets and tasks.")
    telemetry_org: str = Field("orrery", description="InfluxDB organisation.")
    missions_url: SecretStr | None = Field(
        None, description="MongoDB as mongodb://user:password@host/; unset: the embedded mission store."
    )
    objects_url: BucketUrl = Field(
        "", description="Bucket for objects as s3://bucket/prefix; empty: the folder beside the other data."
    )
    objects_endpoint: Url | None = Field(None, description="Address of an S3 server that is not Amazon's.")
    objects_region: str = Field("us-east-1", description="Region of the bucket.")
    objects_access_key: SecretStr = Field(SecretStr(""), description="S3 access key; empty: the machine's own role.")
    objects_secret_key: SecretStr = Field(SecretStr(""), description="S3 secret key.")
    cache_url: SecretStr | None = Field(
        None, description="Redis as redis://:password@host:6379/0, shared by gateways; unset: each its own memory."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="Least level that is logged.")
    slow_request_s: float = Field(1.0, gt=0, description="Seconds from which on an answer that succeeded is logged.")
    loki_url: SecretUrl | None = Field(
        None,
        description="Loki that log lines go to beside stdout, such as http://user:password@host:3100; unset: none.",
    )
    otlp_url: SecretUrl | None = Field(
        None,
        description="OpenTelemetry collector that traces go to by OTLP/HTTP, such as http://host:4318; unset: none.",
    )
    memory_limit_mb: int = Field(256, ge=64, description="Memory that core's DuckDB may use, in MB.")
    rate_limit_per_minute: int = Field(600, ge=1, description="Requests per client address and minute at the gateway.")
    trusted_proxies: Networks = Field(
        "", description="Addresses or networks whose X-Forwarded-For names the client, such as 10.0.0.0/8,::1; none."
    )

    @model_validator(mode="before")
    @classmethod
    def _stood_in(cls, given: dict[str, Any]) -> dict[str, Any]:
        if given.get("sources") not in {"recorded", "invented"}:
            return given
        url = given.get("simulator_url") or cls.model_fields["simulator_url"].default
        # The recorded week is older than the provider's move to /json/rtsw.
        older = {"solar_wind_feed": "products"} if given["sources"] == "recorded" else {}
        return {**older, **stand_ins(str(url).rstrip("/")), **given}

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.clock_start is None) != (self.clock_epoch is None):
            raise ValueError("ORRERY_CLOCK_START and ORRERY_CLOCK_EPOCH are set together or not at all")
        if reasons := refusals(dict(self), PROVIDER_URLS):
            raise ValueError("; ".join(reasons))
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic's signature; the environment names both
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What a call says stands over the environment, that over its settings file, that over the secrets' folder."""
        told = env_settings() | init_settings()
        file = DotEnvSettingsSource(settings_cls, env_file=environment_file(told.get("environment", "development")))
        secrets = SecretsSettingsSource(settings_cls, secrets_dir=told.get("secrets_dir"))
        return init_settings, env_settings, file, secrets

    @property
    def provider_key(self) -> str:
        """NASA's key, for the programs that ask providers.

        Raises:
            SettingsError: staging or production would ask with the key that everyone has.
        """
        key = self.nasa_api_key.get_secret_value()
        if self.environment != "development" and self.origin == "live" and is_known(key):
            raise SettingsError(
                f"{self.environment} refuses the default ORRERY_NASA_API_KEY; get a key at https://api.nasa.gov."
            )
        return key

    @property
    def origin(self) -> Mode:
        """Which of the three kinds of data this instance holds."""
        if self.sources == "auto":
            raise SettingsError(
                "ORRERY_SOURCES is auto, which only `orrery up` resolves; set it to live, recorded or invented."
            )
        return self.sources

    @property
    def gateway_port(self) -> int:
        """Port of the gateway: that of its own address where one is set, as for every program, else `port`."""
        return (urlsplit(self.gateway_url).port if "gateway_url" in self.model_fields_set else None) or self.port

    @property
    def simulated(self) -> bool:
        """True where data is invented: every answer says so."""
        return self.origin == "invented"

    @property
    def data_dir(self) -> Path:
        """Folder of this mode's data, absolute; modes are never mixed."""
        return self.data.absolute() / self.origin


def environment_file(environment: str) -> Path:
    """Settings file of an environment; it travels with the code, so a deployment names the environment alone."""
    return ENVIRONMENTS / f"{environment}.env"


PROVIDER_URLS = tuple(
    name for name, field in Settings.model_fields.items() if str(field.default).startswith("https://")
)
"""Settings that hold a provider's base address."""


def stand_ins(simulator_url: str) -> dict[str, str]:
    """Settings that point every provider at the simulator, which is what they do where data is not live."""
    return {name: f"{simulator_url}/{name.removesuffix('_url')}" for name in (*PROVIDER_URLS, "assets_url")}


SECRETS = frozenset(name for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation))
"""Settings whose value is shown and logged nowhere."""


@dataclass(frozen=True)
class SettingRow:
    """One line of `orrery config`."""

    name: str
    value: str | None
    default: str | None
    help: str
    is_set: bool


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """Settings of this process, read once.

    Raises:
        SettingsError: a value is refused; the detail names the variable, what it was and what is allowed.
    """
    return load_settings()


def load_settings(**overrides: Any) -> Settings:
    """Settings from the environment, then from files, with `overrides` on top; raises like `get_settings`."""
    folder = os.environ.get(f"{PREFIX}SECRETS_DIR") or None
    if folder is not None and not Path(folder).is_dir():
        raise SettingsError(f"{PREFIX}SECRETS_DIR was {folder!r}: it is no folder. Set it to one, or unset it.")
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise SettingsError(" ".join(_refusal(item) for item in error.errors(include_url=False))) from None


def describe(settings: Settings) -> list[SettingRow]:
    """Every setting with its value (secrets hidden), default and line of help."""
    return [
        SettingRow(
            f"{PREFIX}{name.upper()}",
            _shown(getattr(settings, name)),
            _shown(field.default),
            field.description or "",
            name in settings.model_fields_set,
        )
        for name, field in Settings.model_fields.items()
    ]


def _refusal(item: Any) -> str:
    names = [str(part).upper() for part in item["loc"]]
    if not names:
        return f"{item['msg'].removeprefix('Value error, ')}."
    received = "(hidden)" if names[0].lower() in SECRETS else repr(item["input"])
    return f"{PREFIX}{names[0]} was {received}: {item['msg']}."


def _shown(value: Any) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, datetime) else str(value)
