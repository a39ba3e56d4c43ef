"""Why there is no prediction."""

from services.chassis.errors import TerminalError


class RefusedError(TerminalError):
    """No honest prediction can be given; the detail says what is missing, or too old, and what helps."""

    status = 422
    title = "Prediction refused"
    slug = "prediction-refused"
