"""The reference page of checks, from the field catalogue and the rules."""

from etl.quality.limits import Limit, limits
from services.domain.fields import field
from services.domain.references import REFERENCES
from services.domain.rules import RULES
from services.domain.tables import SILVER, TELEMETRY


def checks_page() -> str:
    """Every rule, and every check of every table of record."""
    lines = [
        "# Checks",
        "",
        "Written by `make docs` from the field catalogue and the rules; do not edit. The same limits are applied to",
        "each record while it is loaded (what fails goes to quarantine) and to the stored rows of each batch by its",
        "[quality report](../concepts/quality.md). Every table also demands the declared types.",
        "",
        "## Rules",
        "",
        "| rule | means | how a record that breaks it gets in |",
        "|---|---|---|",
        *(f"| {_named(rule.name)} | {rule.meaning} | {rule.fix} |" for rule in RULES),
        "",
        "## References",
        "",
        "| column | stands in |",
        "|---|---|",
        *(f"| `{r.table}.{r.column}` | `{r.target}.{r.target_column}` |" for r in REFERENCES),
    ]  # fmt: skip
    for table in (*SILVER, *TELEMETRY):
        lines += ["", f"## {table.name}", "", "| rule | on | allowed |", "|---|---|---|"]
        lines += [_line(limit) for limit in limits(table.name, ())]
    return "\n".join(lines) + "\n"


def _named(rule: str) -> str:
    if not rule:
        return "any other"
    return f"any other `{rule}`" if rule.endswith(".") else f"`{rule}`"


def _line(limit: Limit) -> str:
    return f"| `{limit.rule}` | `{limit.column}` | {_allowed(limit)} |"


def _allowed(limit: Limit) -> str:
    if limit.rule == "field.missing":
        return "a value"
    if limit.rule == "key.unique":
        return "once in a batch"
    if limit.allowed:
        return ", ".join(limit.allowed)
    if limit.pattern:
        return "`" + limit.pattern.replace("|", "\\|") + "`"
    low = "" if limit.minimum is None else f"at least {limit.minimum:g}"
    high = "" if limit.maximum is None else f"at most {limit.maximum:g}"
    return " and ".join(p for p in (low, high) if p) + (f" {unit}" if (unit := field(limit.column).unit) else "")
