"""Paths of SWPC's files that are no minute-by-minute series of the solar wind or X-rays."""

PROTONS = {f"json/goes/primary/integral-protons-{span}.json": hours
           for span, hours in (("6-hour", 6), ("1-day", 24), ("3-day", 72), ("7-day", 168))}  # fmt: skip
TEXTS = ("text/3-day-forecast.txt", "text/advisory-outlook.txt", "text/current-space-weather-indices.txt")
PRODUCTS = (
    "products/alerts.json",
    "products/noaa-scales.json",
    "products/noaa-planetary-k-index-forecast.json",
    "products/kyoto-dst.json",
    "products/summary/10cm-flux.json",
    "products/10cm-flux-30-day.json",
    "json/f107_cm_flux.json",
    *PROTONS,
    *TEXTS,
)
