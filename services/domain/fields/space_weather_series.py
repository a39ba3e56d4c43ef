"""Telemetry series of the noun `space_weather`: what is measured now, and its histories, each source apart."""

from services.domain.fields.model import Field

SWPC = "NOAA SWPC"
KYOTO = "WDC Kyoto by NOAA SWPC"
GFZ = "GFZ Potsdam, CC BY 4.0"
SILSO = "WDC-SILSO by GFZ Potsdam, CC BY-NC 4.0"
DRAO = "DRAO Penticton by GFZ Potsdam, CC BY 4.0"
CELESTRAK = "CelesTrak"
OMNI = "NASA SPDF OMNI2"

# One field a line, read as a table.
# fmt: off
LIVE = (
    Field("solar_wind_speed_km_s", "float64", "Bulk speed of the solar wind protons at L1", "km/s", "Solar wind speed", SWPC, 100, 3000, 4),
    Field("proton_density_per_cm3", "float64", "Proton density of the solar wind at L1", "cm⁻³", "Proton density", SWPC, 0, 500, 3),
    Field("proton_temperature_k", "float64", "Proton temperature of the solar wind at L1", "K", "Proton temperature", SWPC, 0, 1e8, 3),
    Field("imf_bt_nt", "float64", "Magnitude of the interplanetary magnetic field at L1", "nT", "Bt", SWPC, 0, 500, 3),
    Field("imf_bx_gsm_nt", "float64", "Interplanetary magnetic field, x in GSM", "nT", "Bx", SWPC, -500, 500, 3),
    Field("imf_by_gsm_nt", "float64", "Interplanetary magnetic field, y in GSM", "nT", "By", SWPC, -500, 500, 3),
    Field("imf_bz_gsm_nt", "float64", "Interplanetary magnetic field, z in GSM: southward (negative) couples to Earth's field", "nT", "Bz", SWPC, -500, 500, 3),
    Field("kp_index", "float64", "Planetary K index of a three-hour interval that starts at observed_at", "", "Kp", SWPC, 0, 9, 3),
    Field("xray_flux_long_w_m2", "float64", "GOES X-ray flux 0.1-0.8 nm, 1-minute mean; the flare class is read from it", "W/m²", "X-ray 0.1–0.8 nm", SWPC, 0, 0.1, 3),
    Field("xray_flux_short_w_m2", "float64", "GOES X-ray flux 0.05-0.4 nm, 1-minute mean", "W/m²", "X-ray 0.05–0.4 nm", SWPC, 0, 0.1, 3),
    Field("proton_flux_ge1mev_pfu", "float64", "GOES integral proton flux above 1 MeV, 5-minute mean", "pfu", "Protons ≥ 1 MeV", SWPC, 0, 1e7, 3),
    Field("proton_flux_ge5mev_pfu", "float64", "GOES integral proton flux above 5 MeV, 5-minute mean", "pfu", "Protons ≥ 5 MeV", SWPC, 0, 1e7, 3),
    Field("proton_flux_ge10mev_pfu", "float64", "GOES integral proton flux above 10 MeV, 5-minute mean; the S scale is read from it", "pfu", "Protons ≥ 10 MeV", SWPC, 0, 1e7, 3),
    Field("proton_flux_ge30mev_pfu", "float64", "GOES integral proton flux above 30 MeV, 5-minute mean", "pfu", "Protons ≥ 30 MeV", SWPC, 0, 1e7, 3),
    Field("proton_flux_ge50mev_pfu", "float64", "GOES integral proton flux above 50 MeV, 5-minute mean", "pfu", "Protons ≥ 50 MeV", SWPC, 0, 1e7, 3),
    Field("proton_flux_ge60mev_pfu", "float64", "GOES integral proton flux above 60 MeV, 5-minute mean", "pfu", "Protons ≥ 60 MeV", SWPC, 0, 1e7, 3),
    Field("proton_flux_ge100mev_pfu", "float64", "GOES integral proton flux above 100 MeV, 5-minute mean", "pfu", "Protons ≥ 100 MeV", SWPC, 0, 1e7, 3),
    Field("proton_flux_ge500mev_pfu", "float64", "GOES integral proton flux above 500 MeV, 5-minute mean", "pfu", "Protons ≥ 500 MeV", SWPC, 0, 1e7, 3),
    Field("f107_flux_sfu", "float64", "Solar radio flux at 10.7 cm, three times a day", "sfu", "F10.7", SWPC, 0, 20_000, 4),
    Field("f107_mean_90_days_sfu", "float64", "Mean of the noon flux at 10.7 cm over 90 days, as SWPC gives it", "sfu", "F10.7, 90 days", SWPC, 0, 2000, 4),
    Field("dst_nt", "float64", "Quick-look Dst index of the hour that starts at observed_at; Kyoto restricts commercial use", "nT", "Dst", KYOTO, -2000, 500, 3),
)
HISTORY = (
    Field("kp_index_definitive", "float64", "Kp of the three hours that start at observed_at, by the index's own maker; quality 1 where still a nowcast", "", "Kp, definitive", GFZ, 0, 9, 3),
    Field("ap_index_definitive", "float64", "ap of the three hours that start at observed_at; twice its value is nT", "", "ap, definitive", GFZ, 0, 400, 3),
    Field("ap_daily_definitive", "float64", "Ap of the day that starts at observed_at", "", "Ap, daily", GFZ, 0, 400, 3),
    Field("sunspot_number", "float64", "International sunspot number of the day; quality 1 where preliminary", "", "Sunspot number", SILSO, 0, 1000, 3),
    Field("f107_observed_sfu", "float64", "Noon flux at 10.7 cm of the day, as observed", "sfu", "F10.7 observed", DRAO, 0, 2000, 4),
    Field("f107_adjusted_sfu", "float64", "Noon flux at 10.7 cm of the day, adjusted to 1 au", "sfu", "F10.7 adjusted", DRAO, 0, 2000, 4),
    Field("celestrak_kp_index", "float64", "Kp of the three hours that start at observed_at; CelesTrak's tenths read back as thirds", "", "Kp, CelesTrak", CELESTRAK, 0, 9, 3),
    Field("celestrak_ap_index", "float64", "ap of the three hours that start at observed_at", "", "ap, CelesTrak", CELESTRAK, 0, 400, 3),
    Field("celestrak_sunspot_number", "float64", "International sunspot number of the day", "", "Sunspots, CelesTrak", CELESTRAK, 0, 1000, 3),
    Field("celestrak_f107_observed_sfu", "float64", "Flux at 10.7 cm of the day; quality 1 where interpolated", "sfu", "F10.7, CelesTrak", CELESTRAK, 0, 2000, 4),
    Field("celestrak_f107_adjusted_sfu", "float64", "Flux at 10.7 cm of the day, adjusted to 1 au; quality 1 where interpolated", "sfu", "F10.7 adjusted, CelesTrak", CELESTRAK, 0, 2000, 4),
    Field("omni_speed_km_s", "float64", "Hourly flow speed at the bow shock's nose", "km/s", "Speed, OMNI", OMNI, 100, 3000, 4),
    Field("omni_density_per_cm3", "float64", "Hourly proton density", "cm⁻³", "Density, OMNI", OMNI, 0, 500, 3),
    Field("omni_temperature_k", "float64", "Hourly proton temperature", "K", "Temperature, OMNI", OMNI, 0, 1e8, 3),
    Field("omni_pressure_npa", "float64", "Hourly flow pressure", "nPa", "Pressure, OMNI", OMNI, 0, 500, 3),
    Field("omni_bt_nt", "float64", "Hourly mean of the field's magnitude", "nT", "Bt, OMNI", OMNI, 0, 500, 3),
    Field("omni_bx_gsm_nt", "float64", "Hourly field, x in GSM", "nT", "Bx, OMNI", OMNI, -500, 500, 3),
    Field("omni_by_gsm_nt", "float64", "Hourly field, y in GSM", "nT", "By, OMNI", OMNI, -500, 500, 3),
    Field("omni_bz_gsm_nt", "float64", "Hourly field, z in GSM", "nT", "Bz, OMNI", OMNI, -500, 500, 3),
    Field("omni_kp_index", "float64", "Kp of the three hours that hold the hour; OMNI's tenths read back as thirds", "", "Kp, OMNI", OMNI, 0, 9, 3),
    Field("omni_ap_index", "float64", "ap of the three hours that hold the hour", "", "ap, OMNI", OMNI, 0, 400, 3),
    Field("omni_dst_nt", "float64", "Dst of the hour that starts at observed_at, from Kyoto", "nT", "Dst, OMNI", OMNI, -2000, 500, 3),
    Field("omni_ae_nt", "float64", "Auroral electrojet index of the hour, from Kyoto", "nT", "AE, OMNI", OMNI, 0, 10_000, 3),
    Field("omni_f107_sfu", "float64", "Flux at 10.7 cm of the day that holds the hour", "sfu", "F10.7, OMNI", OMNI, 0, 2000, 4),
    Field("omni_sunspot_number", "float64", "Sunspot number of the day that holds the hour", "", "Sunspots, OMNI", OMNI, 0, 1000, 3),
    Field("omni_proton_flux_gt10mev_pfu", "float64", "Hourly proton flux above 10 MeV", "pfu", "Protons > 10 MeV, OMNI", OMNI, 0, 1e7, 3),
    Field("omni_proton_flux_gt30mev_pfu", "float64", "Hourly proton flux above 30 MeV", "pfu", "Protons > 30 MeV, OMNI", OMNI, 0, 1e7, 3),
    Field("omni_proton_flux_gt60mev_pfu", "float64", "Hourly proton flux above 60 MeV", "pfu", "Protons > 60 MeV, OMNI", OMNI, 0, 1e7, 3),
)
# fmt: on
SERIES = (*LIVE, *HISTORY)
