"""Why a model may not be deployed."""

from ml.registry.card import ModelCard, SkillRow
from services.chassis.errors import TerminalError


class RefusedError(TerminalError):
    """A model that its evaluation does not allow to forecast."""

    status = 409
    title = "Model refused"
    slug = "model-refused"


def refusal(card: ModelCard) -> RefusedError | None:
    """The refusal with its figures, None where the model may be deployed."""
    if card.deployable:
        return None
    if card.deployable is None:
        return RefusedError(
            f"model {card.model_id} of {card.task} was never evaluated. Next step: "
            f"orrery ml evaluate {card.task} --model {card.model_id} --from DATE --to DATE"
        )
    failed = [row for row in card.metrics if row.gate_met is False]
    figures = "; ".join(map(told, failed)) or "no better than its first baseline: " + "; ".join(map(told, card.metrics))
    return RefusedError(
        f"model {card.model_id} of {card.task} may not forecast: {figures}. "
        "Next step: train another one, or evaluate it on a longer span."
    )


def told(row: SkillRow) -> str:
    """A figure in words."""
    lower, upper = ("?" if end is None else f"{end:.3g}" for end in row.ci)
    ours = "?" if row.ours is None else f"{row.ours:.3g}"
    against = f" against {row.against}" if row.against else ""
    gate = "" if row.gate is None else f", gate {row.gate:g}"
    return f"{row.metric}{against} {ours} (90 %: {lower} to {upper}; {row.n} forecasts{gate})"
