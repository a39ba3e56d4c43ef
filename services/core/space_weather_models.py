"""Analyses and simulations of the CMEs in a graph of causes, and the notifications of its events.

A CME's own record holds its analyses, and they their runs: those links are DONKI's. What its other services list is
added: an analysis by the CME that it names, a run by the analysis whose parameters it was given, or else by its CME.
A run that expects an arrival at Earth leads to the storms and shocks at Earth that DONKI links with one of its CMEs.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from services.core.columns import rows as as_mappings
from services.core.conditions import STANDING
from services.core.space_weather_nodes import Graph
from services.ports.archive import Reader, Select, Where

ANALYSES, RUNS, NOTIFICATIONS = "fact_cme_analyses", "fact_enlil_simulations", "fact_space_weather_notifications"
_NUMBERED = re.compile(r"(?:CMEAnalysis|WSA-ENLIL)/\d+")
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_BEFORE, _AFTER = timedelta(days=1), timedelta(days=21)
_SAME = {"speed": "cme_speed_km_s", "halfAngle": "cme_half_angle_deg", "latitude": "cme_latitude_deg",
         "longitude": "cme_longitude_deg"}  # fmt: skip


def add_models(holdings: Reader, found: Graph, known_at: datetime | None) -> None:
    """Add analyses and runs of the graph's CMEs."""
    cmes = {n: node.pop("analyses", None) for n, node in found.nodes.items() if node["kind"] == "CME"}
    for node in found.nodes.values():
        node.pop("analyses", None)
    arrivals: dict[str, set[str]] = {}
    for cme, told in cmes.items():
        _add_told(found, cme, told, arrivals)
    if cmes:
        analyses = _listed(holdings, ANALYSES, Where("cme_event_id", "in", list(cmes)), known_at=known_at)
        for row in analyses:
            _add(found, row["analysis_id"], "ANALYSIS", row["submitted_at"], _speed(row["cme_speed_km_s"]), ANALYSES)
            found.link(row["cme_event_id"], row["analysis_id"], "analysed_as")
        _add_runs(holdings, found, cmes, analyses, arrivals, known_at)
    _foresee(found, arrivals)


def add_notifications(holdings: Reader, found: Graph, known_at: datetime | None) -> None:
    """Add the notifications that name an event of the graph; the event is what they came of."""
    near = _near(found, "issued_at")
    if near is None:
        return
    for row in _listed(holdings, NOTIFICATIONS, *near, known_at=known_at):
        named = [e for e in row["mentioned_event_ids"] or () if e in found.nodes]
        if named:
            _add(found, row["notification_id"], "NOTIFICATION", row["issued_at"], row["headline"], NOTIFICATIONS)
        for event in named:
            found.link(event, row["notification_id"], "told_by")


def _add_told(found: Graph, cme: str, told: str | None, arrivals: dict[str, set[str]]) -> None:
    """Analyses of a CME's own record and their runs."""
    for analysis in _objects(told):
        number = _number(analysis.get("link"))
        if number is None:
            continue
        _add(found, number, "ANALYSIS", _instant(analysis.get("submissionTime")), _speed(analysis.get("speed")), None)
        found.link(cme, number, "analysed_as")
        for run in _objects(analysis.get("enlilList")):
            name, arrival = _number(run.get("link")), run.get("estimatedShockArrivalTime")
            if name is None:
                continue
            _add(found, name, "SIMULATION", _instant(run.get("modelCompletionTime")), _arrival(arrival), None)
            found.link(number, name, "simulated_by")
            if arrival:
                arrivals.setdefault(name, set()).add(cme)


def _add_runs(  # noqa: PLR0913, PLR0917 - one for each thing that a run is joined with
    holdings: Reader,
    found: Graph,
    cmes: Mapping[str, Any],
    analyses: list[dict[str, Any]],
    arrivals: dict[str, set[str]],
    known_at: datetime | None,
) -> None:
    for row in _listed(holdings, RUNS, *(_near(found, "model_completed_at") or ()), known_at=known_at):
        name, arrival = row["simulation_id"], row["shock_arrival_at"]
        given = [one for one in _objects(row["cme_inputs"]) if one.get("cmeid") in cmes]
        if given:
            _add(found, name, "SIMULATION", row["model_completed_at"], _arrival(arrival and arrival.isoformat()), RUNS)
        for one in given:
            same = [a for a in analyses if a["cme_event_id"] == one["cmeid"] and _equal(a, one)]
            found.link(same[0]["analysis_id"] if same else one["cmeid"], name, "simulated_by")
            if arrival:
                arrivals.setdefault(name, set()).add(one["cmeid"])


def _foresee(found: Graph, arrivals: Mapping[str, set[str]]) -> None:
    """From runs that expect an arrival at Earth to what came of their CMEs there."""
    at_earth = {
        n
        for n, node in found.nodes.items()
        if node["kind"] == "GST" or (node["kind"], node["text"]) == ("IPS", "Earth")
    }
    for name, given in arrivals.items():
        for source, target in list(found.edges):
            if source in given and target in at_earth:
                found.link(name, target, "foresaw")


def _equal(analysis: dict[str, Any], given: dict[str, Any]) -> bool:
    return all(analysis[ours] == given.get(theirs) for theirs, ours in _SAME.items())


def _add(found: Graph, node_id: str, kind: str, at: datetime | None, text: str | None, table: str | None) -> None:  # noqa: PLR0913, PLR0917
    found.add(node_id, kind, at, text, receipt=table and f"/api/v1/receipts/{table}/{node_id}")


def _listed(holdings: Reader, table: str, *where: Where, known_at: datetime | None) -> list[dict[str, Any]]:
    return as_mappings(holdings.select(Select(table=table, where=(STANDING, *where), known_at=known_at)))


def _near(found: Graph, column: str) -> tuple[Where, Where] | None:
    """Conditions that keep what was said about the time of the graph's events."""
    times = [node["at"] for node in found.nodes.values() if node["layer"] is not None]
    if not times:
        return None
    return Where(column, ">=", max(min(times), _EARLIEST) - _BEFORE), Where(column, "<", max(times) + _AFTER)


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, str):
        value = orjson.loads(value)
    for item in value if isinstance(value, list) else []:
        if isinstance(item, dict):
            yield item


def _number(link: Any) -> str | None:
    found = _NUMBERED.search(link) if isinstance(link, str) else None
    return found[0] if found else None


def _instant(text: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except (TypeError, ValueError):
        return None


def _speed(value: Any) -> str | None:
    return f"{value:.0f} km/s" if isinstance(value, int | float) else None


def _arrival(text: str | None) -> str:
    return f"arrival {text[:16].replace('T', ' ')} UTC" if text else "no arrival at Earth"
