from services.chassis.errors import (
    InvalidInputError,
    OrreryError,
    SettingsError,
    TerminalError,
    TransientError,
    UnavailableError,
)


def family(kind: type[OrreryError]) -> list[type[OrreryError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in family(child))]


def test_each_error_is_transient_or_terminal_and_has_a_face() -> None:
    for kind in family(OrreryError)[1:]:
        assert issubclass(kind, TransientError) != issubclass(kind, TerminalError)
        assert kind.transient == issubclass(kind, TransientError)
        assert 400 <= kind.status <= 599
        assert kind.title
        assert kind.slug


def test_a_refused_field_says_what_came_what_may_and_what_next() -> None:
    error = InvalidInputError.of("limit", "-5", "1 to 1000")
    problem = error.problem("/api/v1/x", "id-1")
    assert problem["errors"] == [{"field": "limit", "received": "-5", "allowed": "1 to 1000"}]
    assert "'-5'" in problem["detail"]
    assert "1 to 1000" in problem["detail"]
    assert (problem["instance"], problem["request_id"], problem["status"]) == ("/api/v1/x", "id-1", 400)


def test_retry_after_is_whole_seconds() -> None:
    assert UnavailableError("away", retry_after=0.2).headers() == {"Retry-After": "1"}
    assert UnavailableError("away").headers() == {}
    assert "errors" not in SettingsError("x").problem("/", "1")
