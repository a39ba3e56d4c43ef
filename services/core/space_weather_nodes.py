"""A graph of causes while it is put together."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

LAYERS = {"FLR": 0, "CME": 1, "HSS": 1, "IPS": 2, "SEP": 2, "MPC": 3, "GST": 3, "RBE": 4}
"""How far from the Sun what stands for an event happens."""


@dataclass
class Graph:
    """Nodes by identifier, and edges from cause to effect by (source, target)."""

    nodes: dict[str, dict[str, Any]] = field(default_factory=dict)
    edges: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, node_id: str, kind: str, at: datetime | None, text: str | None, **more: Any) -> None:
        """Add a node, or to one that is there what was not known of it."""
        node = {"id": node_id, "kind": kind, "layer": LAYERS.get(kind), "at": at, "text": text, "held": True} | more
        known = self.nodes.setdefault(node_id, node)
        known |= {name: value for name, value in node.items() if known.get(name) is None}

    def link(self, source: str, target: str, relation: str) -> None:
        """Add an edge between nodes that are there."""
        if source in self.nodes and target in self.nodes and source != target:
            self.edges.setdefault((source, target), relation)

    def answer(self) -> dict[str, list[dict[str, Any]]]:
        """Nodes by their instant, and edges, as the API has them."""
        late = datetime.max.replace(tzinfo=UTC)
        nodes = sorted(self.nodes.values(), key=lambda n: (n["at"] or late, n["id"]))
        edges = [{"source": s, "target": t, "relation": r} for (s, t), r in sorted(self.edges.items())]
        return {"nodes": nodes, "edges": edges}
