"""Tables of published benchmark sets; they belong to no noun that people look at, so to the pipeline."""

from services.domain.tables.model import Table, entity

_CHANNELS = entity(
    "pipeline", "silver_smap_msl__channels", "benchmark_channels", key="channel_part_id",
    values=("channel_part_id", "channel_id", "spacecraft", "channel_part", "channel_steps", "channel_values",
            "channel_commands"),
)  # fmt: skip
_ANOMALIES = entity(
    "pipeline", "silver_smap_msl__anomalies", "benchmark_anomalies", key="anomaly_id",
    values=("anomaly_id", "channel_id", "spacecraft", "anomaly_first_step", "anomaly_last_step", "anomaly_class"),
)  # fmt: skip
_TRANSITS = entity(
    "pipeline", "silver_cme_arrival__transits", "benchmark_cme_transits", key="cme_transit_id",
    values=("cme_transit_id", "coronagraph_first_at", "transit_start_at", "transit_end_at", "transit_h",
            "transit_sigma_h", "arrival_speed_km_s", "plane_of_sky_speed_km_s", "radial_speed_km_s",
            "radial_speed_sigma_km_s", "angular_width_deg", "dst_least_nt"),
)  # fmt: skip
SILVER: tuple[Table, ...] = (_CHANNELS[0], _ANOMALIES[0], _TRANSITS[0])
GOLD: tuple[Table, ...] = (_CHANNELS[1], _ANOMALIES[1], _TRANSITS[1])
