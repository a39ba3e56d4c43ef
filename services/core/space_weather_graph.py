"""What caused what: events of DONKI, the analyses and simulations of CMEs, and the notifications of them all.

DONKI links events without saying which caused which, and often from one side only. Both sides count, and the type
decides: along the way from the Sun to Earth (flare, then CME and high-speed stream, then shock and particles, then
magnetopause and storm, then radiation belt). Events of one place on that way are ordered by their begin. Time alone
does not decide, because DONKI's instant of a cause can be later than its effect's: a stream is listed when its speed
rises, hours after the storm of its leading edge began.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from services.chassis.errors import NotFoundError
from services.core.columns import rows as as_mappings
from services.core.completeness import facts
from services.core.conditions import STANDING
from services.core.inputs import OpenSpan
from services.core.space_weather_models import add_models, add_notifications
from services.core.space_weather_nodes import LAYERS, Graph
from services.ports.archive import Reader, Select, Where

EVENTS = "fact_space_weather_events"
_HOPS = 4
MOST_EVENTS = 300
_COLUMNS = ("event_id", "event_type", "start_at", "linked_event_ids")
_DETAILS = ("event_id", "event_type", "start_at", "flare_class", "kp_max", "cme_speed_km_s", "event_location",
            "source_location", "analyses")  # fmt: skip


def graph(
    holdings: Reader, event: str | None, span: OpenSpan, known_at: datetime | None = None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Everything that an event is linked with, or all that began in a span and what that is linked with at once.

    Returns:
        Nodes and edges, and their completeness: not whole where there were more than `MOST_EVENTS` events.

    Raises:
        NotFoundError: no such event is held.
    """
    links = _links(holdings, known_at)
    if event is None:
        wanted = {e for e, (_, at, _) in links.items() if _within(at, span)}
        reached = _reach(links, wanted, hops=1)
    elif event in links:
        reached = _reach(links, {event}, hops=_HOPS)
    else:
        raise NotFoundError(
            f"event was {event!r}; no such event is held. Allowed: an identifier such as 2026-09-06T10:53:00-CME-001. "
            "List what is held: /api/v1/space-weather/events"
        )
    kept = reached[:MOST_EVENTS]
    found = Graph()
    _add_events(holdings, found, kept, known_at)
    for source, target in _pairs(links, set(kept)):
        found.link(*_directed(found, source, target), "led_to")
    add_models(holdings, found, known_at)
    add_notifications(holdings, found, known_at)
    answer, cut = found.answer(), len(reached) > MOST_EVENTS
    held = len(answer["nodes"])
    return answer, facts("windows", held=held, sources=["donki"] if held else [], whole=False if cut else None)


def _links(holdings: Reader, known_at: datetime | None) -> dict[str, tuple[str, datetime, set[str]]]:
    """Type, begin and linked events of every event, links completed from both sides."""
    query = Select(table=EVENTS, where=(STANDING,), known_at=known_at, columns=_COLUMNS)
    rows = holdings.select(query)
    columns = (rows[name].to_pylist() for name in _COLUMNS)
    found = {e: (kind, at, set(linked or ())) for e, kind, at, linked in zip(*columns, strict=True)}
    for event, (_, _, linked) in found.items():
        for other in linked & found.keys():
            found[other][2].add(event)
    return found


def _within(at: datetime, span: OpenSpan) -> bool:
    return (span[0] is None or at >= span[0]) and (span[1] is None or at < span[1])


def _reach(links: dict[str, tuple[str, datetime, set[str]]], start: set[str], hops: int) -> list[str]:
    """The events from which the others are reached, nearest first, newest first among equals."""
    order, seen, edge = [], set(start), start
    for _ in range(hops + 1):
        order += sorted(edge, key=lambda e: links[e][1] if e in links else _begin(e), reverse=True)
        edge = {other for e in edge if e in links for other in links[e][2]} - seen
        edge = {other for other in edge if _kind(other)}
        seen |= edge
    return order


def _pairs(links: dict[str, tuple[str, datetime, set[str]]], kept: set[str]) -> Iterable[tuple[str, str]]:
    return ((event, other) for event in kept & links.keys() for other in links[event][2] & kept)


def _directed(found: Graph, one: str, other: str) -> tuple[str, str]:
    """Cause and effect."""
    first, second = sorted((one, other), key=lambda e: (found.nodes[e]["layer"], found.nodes[e]["at"], e))
    return first, second


def _add_events(holdings: Reader, found: Graph, kept: list[str], known_at: datetime | None) -> None:
    query = Select(table=EVENTS, where=(Where("event_id", "in", kept),), known_at=known_at, columns=_DETAILS)
    for row in as_mappings(holdings.select(query)):
        found.add(
            row["event_id"], row["event_type"], row["start_at"], _measure(row), analyses=row["analyses"],
            receipt=f"/api/v1/receipts/{EVENTS}/{row['event_id']}",
        )  # fmt: skip
    for event in kept:
        found.add(event, _kind(event) or "", _begin(event), None, held=False, receipt=None)


def _measure(row: dict[str, Any]) -> str | None:
    """What one says of an event beside its type."""
    speed, kp = row["cme_speed_km_s"], row["kp_max"]
    measured = row["flare_class"] or (speed and f"{speed:.0f} km/s") or (kp and f"Kp {kp:.2f}")
    return measured or row["event_location"] or None


def _kind(event_id: str) -> str | None:
    """Type that an identifier names, where it is one of a known type."""
    parts = event_id.rsplit("-", 2)
    return parts[1] if len(parts) == 3 and parts[1] in LAYERS else None


def _begin(event_id: str) -> datetime:
    try:
        return datetime.fromisoformat(event_id[:19]).replace(tzinfo=UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
