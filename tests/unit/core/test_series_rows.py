import numpy as np

from services.core.space_weather import as_rows


def line(name: str, origins: list[str]) -> dict[str, object]:
    return {"name": name, "times": np.array([0, 60_000]), "values": np.array([1.0, 2.0]), "origins": origins}


def test_exported_samples_say_where_their_bytes_came_from_not_what_mode_runs() -> None:
    rows = as_rows([line("kp_index", ["recorded"]), line("imf_bt_nt", ["live", "recorded"])])
    assert rows["origin"].to_pylist() == ["recorded", "recorded", "live;recorded", "live;recorded"]
