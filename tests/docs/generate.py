"""Writes what is made from code, pages and dashboards: `python -m tests.docs.generate` (or `make docs`)."""

from pathlib import Path

from grafana.definitions.boards import files
from services.domain.fields import (
    asteroids,
    benchmarks,
    common,
    forecasts,
    imagery,
    missions,
    pipeline,
    satellites,
    space_weather,
)
from services.domain.fields.model import Field
from services.domain.tables import TABLES, Table
from tests.docs.checks import checks_page
from tests.docs.dashboards import dashboards_page
from tests.docs.engines import engines_page
from tests.docs.metrics import metrics_page

ROOT = Path(__file__).resolve().parents[2]
_NOUNS = (
    ("Every versioned row", common.FIELDS),
    ("Asteroids", asteroids.FIELDS),
    ("Space weather", space_weather.FIELDS),
    ("Satellites", satellites.FIELDS),
    ("Missions", missions.FIELDS),
    ("Imagery", imagery.FIELDS),
    ("Forecasts", forecasts.FIELDS),
    ("Pipeline", pipeline.FIELDS),
    ("Benchmarks", benchmarks.FIELDS),
)


def pages() -> dict[Path, str]:
    """Every generated page by its path, as it should stand."""
    return {
        ROOT / "docs/reference/data-dictionary.md": data_dictionary(),
        ROOT / "docs/reference/checks.md": checks_page(),
        ROOT / "docs/reference/engines.md": engines_page(),
        ROOT / "docs/reference/dashboards.md": dashboards_page(),
        ROOT / "docs/reference/metrics.md": metrics_page(),
        **files(),
    }


def data_dictionary() -> str:
    """Fields and tables of the platform, from the field catalogue."""
    lines = [
        "# Data dictionary",
        "",
        "Written by `make docs` from the field catalogue (`services/domain/fields`) and the tables",
        "(`services/domain/tables/`); do not edit. The catalogue also feeds the quality checks, the API's schemas",
        "and the axis labels. Missing values are null. A value outside its range goes to quarantine. How computed",
        "fields are computed stands in [Enrichments](enrichments.md).",
    ]
    for title, fields in _NOUNS:
        lines += [
            "",
            f"## {title}",
            "",
            "| field | type | unit | meaning | allowed | source |",
            "|---|---|---|---|---|---|",
        ]
        lines += [_field_line(f) for f in fields]
    lines += ["", "## Tables", ""]
    for table in TABLES.values():
        lines += _table_lines(table)
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def _field_line(field: Field) -> str:
    kind = f"{field.dtype}, {field.time_scale}" if field.time_scale else field.dtype
    cells = (f"`{field.name}`", kind, field.unit or "–", field.meaning, _allowed(field), field.source or "Orrery")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _allowed(field: Field) -> str:
    if field.allowed:
        return ", ".join(field.allowed)
    if field.pattern:
        return f"`{field.pattern}`"
    if field.minimum is None and field.maximum is None:
        return "–"
    low = "" if field.minimum is None else f"{field.minimum:g}"
    high = "" if field.maximum is None else f"{field.maximum:g}"
    return f"{low} … {high}".strip()


def _table_lines(table: Table) -> list[str]:
    facts = [f"{table.kind} of `{table.noun}`", f"key: {', '.join(f'`{k}`' for k in table.key)}"]
    if table.window:
        facts.append(f"window of a snapshot: `{table.window}`")
    columns = ", ".join(f"`{c}`" for c in table.columns)
    return [f"### {table.name}", "", f"{'; '.join(facts)}.", "", columns, ""]


if __name__ == "__main__":
    main()
