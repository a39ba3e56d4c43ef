"""Use cases of the noun `space_weather`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from services.core import completeness
from services.core.columns import extent, first, instant_of_ms, milliseconds, ms_of
from services.core.columns import rows as as_mappings
from services.core.conditions import STANDING, equal, within
from services.core.downsample import Strategy, downsample, gaps
from services.core.inputs import OpenSpan
from services.core.paging import Page, read_page
from services.domain.datasets import EVENT_DATASETS, SERIES
from services.domain.fields import field
from services.domain.scales import TEXTS, geomagnetic_storm_level, radiation_storm_level, radio_blackout_level
from services.ports.archive import ArchiveStore, Reader, Select, Where
from services.storage import Stores

EVENTS = "fact_space_weather_events"
LIVE = {name: one for name, one in SERIES.items() if one.source == "swpc"}
"""Series of what is measured now; the others are histories."""
_SCALES = {
    "kp_index": ("G", geomagnetic_storm_level),
    "xray_flux_long_w_m2": ("R", radio_blackout_level),
    "proton_flux_ge10mev_pfu": ("S", radiation_storm_level),
}
_PATIENCE = 3
"""Cadences that a source's newest sample may lag behind the fetch that brought it."""


@dataclass(frozen=True, kw_only=True)
class Range:
    """Which series, of which half-open span, as known when (None is now)."""

    names: Sequence[str]
    start: datetime
    end: datetime
    known_at: datetime | None = None


def now(stores: Stores) -> tuple[dict[str, Any], dict[str, Any]]:
    """The newest sample of every live series with the NOAA scales that can be read from them, and the completeness."""
    items, scales = [], {}
    for row in as_mappings(stores.telemetry.latest(list(LIVE))):
        name, scale = row["series"], None
        if name in _SCALES:
            letter, level_of = _SCALES[name]
            level = level_of(row["value"])
            scale = {"scale": f"{letter}{level}", "text": TEXTS[level]} if level else None
            scales[letter] = {"level": level, "text": TEXTS[level], **{k: row[k] for k in ("value", "observed_at")}}
        items.append(
            {
                **{k: row[k] for k in ("series", "value", "observed_at", "spacecraft", "quality", "known_at")},
                "cadence_s": SERIES[name].cadence_s,
                "source": f"{SERIES[name].source}/{SERIES[name].dataset}",
                "scale": scale,
                "receipt": f"/api/v1/receipts/telemetry_points/{name}@{_iso(row['observed_at'])}",
            }
        )
    return {"items": items, "scales": scales}, completeness.facts(
        "cadence",
        held=len(items),
        expected=len(LIVE),
        newest_at=max((item["observed_at"] for item in items), default=None),
        sources=[item["source"] for item in items],
        whole=len(items) == len(LIVE),
    )


def samples(stores: Stores, wanted: Range) -> pa.Table:
    """Samples as they are known now, or were at `known_at`: by series, oldest first."""
    names = list(wanted.names)
    if wanted.known_at is None:
        return stores.telemetry.read(names, wanted.start, wanted.end)
    return stores.archive.points_known_at(names, wanted.start, wanted.end, wanted.known_at)


def series(
    stores: Stores, wanted: Range, strategy: Strategy, points: int
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Each series downsampled, in the order asked for, and the completeness of them all."""
    held = samples(stores, wanted)
    span = (ms_of(wanted.start), ms_of(wanted.end))
    until = fetched_until(stores.archive, wanted)
    found, missing = [], []
    for name in wanted.names:
        own = held.filter(pc.equal(held["series"], name))
        times = milliseconds(own["observed_at"])
        kept = downsample(times, own["value"].to_numpy(), span, strategy, points)
        between = gaps(times, SERIES[name].cadence_s)
        missing += between + edges(times, span, until[name], SERIES[name].cadence_s)
        found.append(
            {
                "name": name,
                "unit": field(name).unit,
                "label": field(name).label,
                "cadence_s": SERIES[name].cadence_s,
                "strategy": strategy,
                "times": np.ascontiguousarray(kept[0]),
                "values": np.ascontiguousarray(kept[1]),
                "gaps": between,
                "origins": sorted(pc.unique(own["origin"]).to_pylist()),
            }
        )
    newest_at = extent(held["observed_at"])[1]
    return found, whole_of(wanted, held.num_rows, newest_at, missing, until)


def as_rows(found: list[dict[str, Any]]) -> pa.Table:
    """Downsampled series as rows of series, observed_at, value and the origins that the series' samples have."""
    return pa.table(
        {
            "series": pa.array([s["name"] for s in found for _ in s["times"]], pa.string()),
            "observed_at": pa.array(np.concatenate([s["times"] for s in found]), pa.timestamp("ms", "UTC")),
            "value": pa.array(np.concatenate([s["values"] for s in found])),
            "origin": pa.array([";".join(s["origins"]) for s in found for _ in s["times"]], pa.string()),
        }
    )


def events(holdings: Reader, types: list[str], span: OpenSpan, wanted: Page) -> tuple[pa.Table, dict[str, Any]]:
    """A page of events, newest first, each with the held events that link to it, and the facts of its `meta`.

    Completeness: DONKI's windows that were fetched against the span; of a span without an end, only what is held.
    """
    conditions = (Where("event_type", "in", types), STANDING, *within("start_at", *span))
    rows, facts = read_page(holdings, EVENTS, ("-start_at", "event_id"), conditions, wanted)
    datasets = [EVENT_DATASETS[event_type] for event_type in types]
    whole = completeness.of_windows(holdings, "donki", datasets, span, held=facts["total"], known_at=wanted.known_at)
    links = _linked_from(holdings, rows["event_id"].to_pylist(), wanted.known_at)
    return rows.append_column("linked_from", links), {**facts, "completeness": whole}


def _linked_from(holdings: Reader, wanted: list[str], known_at: datetime | None) -> pa.Array:
    linking = holdings.select(
        Select(
            table=EVENTS,
            where=(Where("linked_event_ids", "!=", None),),
            known_at=known_at,
            columns=("event_id", "linked_event_ids"),
        )
    )
    back: dict[str, list[str]] = {event: [] for event in wanted}
    for source, targets in zip(linking["event_id"].to_pylist(), linking["linked_event_ids"].to_pylist(), strict=True):
        for target in targets:
            if target in back:
                back[target].append(source)
    return pa.array([sorted(back[event]) for event in wanted], pa.list_(pa.string()))


def fetched_until(archive: ArchiveStore, wanted: Range) -> dict[str, datetime | None]:
    """Up to when samples of each series can be expected: its dataset's newest fetch, as known then."""
    datasets = {name: (SERIES[name].source, SERIES[name].dataset) for name in wanted.names}
    newest = {
        (source, dataset): first(
            completeness.newest_batch(archive, wanted.known_at, equal(source=source, dataset=dataset)), "fetched_at"
        )
        for source, dataset in set(datasets.values())
    }
    return {name: newest[dataset] for name, dataset in datasets.items()}


def edges(times: np.ndarray, span: tuple[int, int], until: datetime | None, cadence_s: int) -> list[tuple[int, int]]:
    """What is missing before the first and after the last sample, up to the newest fetch."""
    end = min(span[1], ms_of(until)) if until else span[0]
    if end <= span[0]:
        return []
    if not times.size:
        return [(span[0], end)]
    found = []
    if times[0] - span[0] > cadence_s * 1000:
        found.append((span[0], int(times[0])))
    if end - times[-1] > (_PATIENCE + 1) * cadence_s * 1000:
        found.append((int(times[-1]), end))
    return found


def whole_of(
    wanted: Range,
    held: int,
    newest_at: datetime | None,
    missing: list[tuple[int, int]],
    until: Mapping[str, datetime | None],
) -> dict[str, Any]:
    """Completeness: samples held of all that could be expected, and spans (ms since 1970) that lack them."""
    expected = 0
    for name, at in until.items():
        if at is not None:
            seconds = (min(wanted.end, at) - wanted.start).total_seconds()
            expected += max(0, int(seconds // SERIES[name].cadence_s))
    cadences = {SERIES[name].cadence_s for name in wanted.names}
    spans = completeness.merged([(instant_of_ms(a), instant_of_ms(b)) for a, b in missing])
    return completeness.facts(
        "cadence",
        held=held,
        expected=expected,
        newest_at=newest_at,
        cadence_s=cadences.pop() if len(cadences) == 1 else None,
        sources=[f"{SERIES[n].source}/{SERIES[n].dataset}" for n in wanted.names],
        gaps=spans,
        whole=_whole(wanted, held, expected, spans),
    )


def _whole(wanted: Range, held: int, expected: int, gaps: list[completeness.Span]) -> bool | None:
    """Nothing is missing but what a source may be behind with."""
    if not held and not expected:
        return None
    return not gaps and held + _PATIENCE * len(wanted.names) >= expected


def _iso(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")
