"""SWPC's text products about the invented Sun, in the form of 2024 to 2026."""

from dataclasses import dataclass

from services.domain.scales import geomagnetic_storm_level
from services.simulator.invented.minutes import DAY, instant

_SIMULATED = "# SIMULATED by Orrery: nobody issued this text."


@dataclass(frozen=True)
class Outlook:
    """A forecast: minute of issue, first day, eight Kp of each day, greatest Kp seen, chances (R1-R2, R3, S1)."""

    issued: int
    first: int
    kp: list[list[float]]
    observed: float
    chances: list[tuple[int, int, int]]


def three_days(outlook: Outlook) -> str:
    """3-day-forecast.txt."""
    days = [instant(outlook.first + i * DAY) for i in range(3)]
    short = [f"{day:%b %d}" for day in days]
    span = f"{short[0]}-{short[2]} {days[2]:%Y}"
    rows = [_kp_row(hour, [day[hour // 3] for day in outlook.kp]) for hour in range(0, 24, 3)]
    minor, major, protons = zip(*outlook.chances, strict=True)
    greatest = max(max(day) for day in outlook.kp)
    return "\n".join(
        [
            ":Product: 3-Day Forecast",
            f":Issued: {instant(outlook.issued):%Y %b %d %H%M} UTC",
            _SIMULATED,
            "#",
            "A. NOAA Geomagnetic Activity Observation and Forecast",
            "",
            f"The greatest observed 3 hr Kp over the past 24 hours was {round(outlook.observed)}.",
            f"The greatest expected 3 hr Kp for {span} is {greatest:.2f}.",
            "",
            f"NOAA Kp index breakdown {span}",
            "",
            f"             {short[0]}       {short[1]}       {short[2]}",
            *rows,
            "",
            "B. NOAA Solar Radiation Activity Observation and Forecast",
            "",
            f"Solar Radiation Storm Forecast for {span}",
            "",
            f"              {short[0]}  {short[1]}  {short[2]}",
            "S1 or greater" + "".join(f"{p:5d}%" for p in protons),
            "",
            "C. NOAA Radio Blackout Activity and Forecast",
            "",
            f"Radio Blackout Forecast for {span}",
            "",
            f"              {short[0]}        {short[1]}        {short[2]}",
            "R1-R2        " + "".join(f"{p:5d}%        " for p in minor).rstrip(),
            "R3 or greater" + "".join(f"{p:5d}%        " for p in major).rstrip(),
            "",
        ]
    )


def advisory(outlook: Outlook) -> str:
    """advisory-outlook.txt, of the Monday before."""
    day = outlook.issued // DAY
    monday = (day - (day + 5) % 7) * DAY + 105  # 2000-01-01 was a Saturday
    return "\n".join(
        [
            ":Product: Advisory Outlook advisory-outlook.txt",
            f":Issued: {instant(monday):%Y %b %d %H%M} UTC",
            _SIMULATED,
            "",
            f"Summary For the week before {instant(monday):%B %d}",
            "",
            "Outlook",
            "",
            "Nothing of this happened.",
            "",
        ]
    )


def indices(now: int, flux: int) -> str:
    """current-space-weather-indices.txt, issued each hour."""
    issued = now // 60 * 60
    return "\n".join(
        [
            ":Product: Current Space Weather Indices curind.txt",
            f":Issued: {instant(issued):%Y %b %d %H%M} UTC",
            _SIMULATED,
            f":Solar_Radio_Flux: {instant(issued):%Y %b %d}",
            "#      Penticton",
            "#        2000",
            f" 2800    {flux}",
            "",
        ]
    )


def _kp_row(hour: int, values: list[float]) -> str:
    cells = ""
    for value in values:
        level = geomagnetic_storm_level(value)
        cells += (f"{value:.2f} (G{level})" if level else f"{value:.2f}").ljust(13)
    return f"{hour:02d}-{(hour + 3) % 24:02d}UT       {cells}".rstrip()
