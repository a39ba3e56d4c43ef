import json
from datetime import UTC, datetime, timedelta

from services.core.forecast_storms import Storm, episodes

T0 = datetime(2026, 4, 1, tzinfo=UTC)


def at(hours: float) -> datetime:
    return T0 + timedelta(hours=hours)


def test_a_storm_begins_at_five_minus_and_lasts_over_half_a_quiet_day() -> None:
    kp = [(at(0), 4.33), (at(3), 4.67), (at(6), 6.0), (at(21), 5.0), (at(39), 5.33)]
    assert episodes(kp, []) == [Storm(at(39), at(42), 5.33), Storm(at(3), at(24), 6.0)]


def test_a_storm_that_donki_tells_of_is_one_with_what_was_observed() -> None:
    values = json.dumps([{"observedTime": f"{at(9):%Y-%m-%dT%H:%MZ}", "kpIndex": 7.0}])
    told = {"event_id": "g", "start_at": at(6), "kp_max": 7.0, "kp_values": values}
    alone = {"event_id": "h", "start_at": at(100), "kp_max": None, "kp_values": None}
    assert episodes([(at(3), 5.0)], [told, alone]) == [
        Storm(at(100), at(103), None, ["h"]),
        Storm(at(3), at(9), 7.0, ["g"]),
    ]
