"""Long files about the invented Sun, short here: GFZ's and CelesTrak's tables of days, OMNI2's table of hours."""

from datetime import UTC, date, datetime, timedelta

import numpy as np

from services.simulator.invented import particles
from services.simulator.invented.geomagnetic import Geomagnetic, a_index
from services.simulator.invented.minutes import DAY, instant, minute_of
from services.simulator.invented.sun import ROTATION_DAYS, Sun
from services.simulator.invented.wind import SolarWind

_DEFINITIVE_AFTER = 30 * DAY
_FIRST_GFZ = date(1932, 1, 1)
_BARTELS_1 = date(1832, 2, 8)
_OMNI_DELAY = 3 * DAY
_SIMULATED = "# SIMULATED by Orrery: none of this was measured."
_SW_HEADER = (
    "DATE,BSRN,ND,KP1,KP2,KP3,KP4,KP5,KP6,KP7,KP8,KP_SUM,AP1,AP2,AP3,AP4,AP5,AP6,AP7,AP8,AP_AVG,CP,C9,ISN,F10.7_OBS,"
    "F10.7_ADJ,F10.7_DATA_TYPE,F10.7_OBS_CENTER81,F10.7_OBS_LAST81,F10.7_ADJ_CENTER81,F10.7_ADJ_LAST81"
)


class Histories:
    """The files of a seed as they stand at an instant."""

    def __init__(self, seed: int) -> None:
        self._sun = Sun(seed)
        self._wind = SolarWind(self._sun)
        self._geomagnetic = Geomagnetic(self._wind)

    def gfz(self, now: datetime, days: int = 120) -> str:
        """Whole days up to yesterday in GFZ's form; the last thirty are preliminary."""
        lines = [_SIMULATED, "# LICENSE: none; made up in the form of Kp_ap_Ap_SN_F107_since_1932.txt"]
        for at, kp in self._days(now, days):
            ap = [a_index(value) for value in kp]
            day = instant(at).date()
            rotation, of_rotation = divmod((day - _BARTELS_1).days, 27)
            number = (day - _FIRST_GFZ).days
            state = 2 if minute_of(now) - at > _DEFINITIVE_AFTER else 0
            lines.append(
                f"{day:%Y %m %d} {number:5d} {number + 0.5:7.1f} {rotation + 1:4d} {of_rotation + 1:2d} "
                + " ".join(f"{value:6.3f}" for value in kp) + " " + " ".join(f"{value:4d}" for value in ap)
                + f"  {round(sum(ap) / 8):4d} {self._spots(at):3d} {self._f107(at):8.1f} {self._f107(at):8.1f} {state}"
            )  # fmt: skip
        return "\n".join(lines) + "\n"

    def celestrak(self, now: datetime, days: int = 90) -> str:
        """Whole days up to yesterday in CelesTrak's CSV, and three predicted."""
        rows = [_SW_HEADER]
        for at, kp in self._days(now + timedelta(days=3), days + 3):
            day, ap = instant(at).date(), [a_index(value) for value in kp]
            rotation, of_rotation = divmod((day - _BARTELS_1).days, 27)
            kind = "OBS" if at + DAY <= minute_of(now) else "PRD"
            flux = f"{self._f107(at):.1f}"
            cells = [day, rotation + 1, of_rotation + 1, *(round(v * 10) for v in kp), round(sum(kp) * 10), *ap,
                     round(sum(ap) / 8), 0.5, 2, self._spots(at), flux, flux, kind, *[flux] * 4]  # fmt: skip
            rows.append(",".join(map(str, cells)))
        return "\n".join(rows) + "\n"

    def omni(self, year: int, now: datetime) -> str:
        """The hours of a year that are three days past; what comes later is filled, as in the file."""
        first = minute_of(datetime(year, 1, 1, tzinfo=UTC))
        hours = np.arange(first, minute_of(datetime(year + 1, 1, 1, tzinfo=UTC)), 60, dtype=np.int64)
        known = hours[hours <= minute_of(now) - _OMNI_DELAY]
        if not known.size:
            return ""
        wind = self._wind.at(known + 30)
        kp = dict(self._geomagnetic.k_index(int(known[0]) - 180, int(known[-1])))
        protons = {mev: particles.flux(self._sun, known, mev) for mev in (10, 30, 60)}
        lines = []
        for i, at in enumerate(hours.tolist()):
            moment = instant(at)
            time = f"{year:4d}{moment.timetuple().tm_yday:4d}{moment.hour:3d}"
            if i >= known.size:
                lines.append(time + _FILL)
                continue
            n, v, t = float(wind.density[i]), float(wind.speed[i]), float(wind.temperature[i])
            bx, by, bz, bt = (float(getattr(wind, name)[i]) for name in ("bx", "by", "bz", "bt"))
            index = kp[at // 180 * 180]
            lines.append(
                f"{time} 9999 52 52  60  36{bt:6.1f}{bt:6.1f}{0:6.1f}{0:6.1f}{bx:6.1f}" + f"{by:6.1f}{bz:6.1f}" * 2
                + f"{0.5:6.1f}" * 5 + f"{t:9.0f}{n:6.1f}{v:6.0f}{0:6.1f}{0:6.1f}{0.02:6.3f}{2e-6 * n * v * v:6.2f}"
                + f"{t / 10:9.0f}{1:6.1f}{5:6.0f}{1:6.1f}{1:6.1f}{0.003:6.3f}{0:7.2f}{1:7.2f}{8:6.1f}"
                + f"{round(index * 10):3d}{self._spots(at):4d}"
                + f"{round(8 - 2.2 * index**1.8):6d}{round(20 + 60 * index):5d}"
                + "999999.99 99999.99 99999.99".rjust(28)
                + "".join(f"{float(protons[mev][i]):9.2f}" for mev in (10, 30, 60))
                + f"{-1:3d}{a_index(index):4d}{self._f107(at):6.1f}{0:6.1f}{-10:6d}{10:6d}{6:5.1f}"
            )  # fmt: skip
        return "\n".join(lines) + "\n"

    def _days(self, now: datetime, days: int) -> list[tuple[int, list[float]]]:
        end = minute_of(now) // DAY * DAY
        kp = [value for _, value in self._geomagnetic.k_index(end - days * DAY, end - 1)]
        exact = [round(value * 3) / 3 for value in kp]
        return [(end - (days - i) * DAY, exact[8 * i : 8 * i + 8]) for i in range(days)]

    def _f107(self, at: int) -> float:
        return round(145 + 28 * float(np.sin(2 * np.pi * (at // DAY) / ROTATION_DAYS + self._sun.seed)), 1)

    def _spots(self, at: int) -> int:
        return round((self._f107(at) - 63) / 0.73)


_FILL = (
    " 9999 99 99 999 999"
    + " 999.9" * 14
    + " 9999999. 999.9 9999. 999.9 999.9 9.999 99.99 9999999. 999.9 9999. 999.9 999.9"
    " 9.999 999.99 999.99 999.9 99 999 99999 9999 999999.99 99999.99 99999.99 99999.99 99999.99 99999.99  0 999 999.9"
    " 999.9 99999 99999 99.9"
)
