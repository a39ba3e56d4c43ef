import pytest
from obstore.exceptions import GenericError, PermissionDeniedError

from services.chassis.errors import StorageError, UnavailableError
from services.storage.objects.s3_errors import as_problem

PUT = "Generic S3 error: Error performing PUT http://h/b/x in 2ms"


def answered(status: int, code: str) -> str:
    xml = f"<Error><Code>{code}</Code><Message>In its own words</Message></Error>"
    return f"{PUT} - Server returned non-2xx status code: {status} Some Reason: {xml}\n\nDebug source:\n"


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (answered(404, "NoSuchBucket"), StorageError, "aws s3 mb s3://b --endpoint-url http://h"),
        (answered(403, "AccessDenied"), StorageError, "ORRERY_OBJECTS_SECRET_KEY.*policy"),
        (answered(400, "BadDigest"), UnavailableError, "BadDigest: In its own words"),
        (answered(503, "SlowDown"), UnavailableError, "SlowDown"),
        (answered(301, "PermanentRedirect"), StorageError, "ORRERY_OBJECTS_REGION"),
        (f"{PUT}, after 3 retries - HTTP error: error sending request", UnavailableError, "error sending request"),
        (
            "Generic S3 error: Error performing PUT http://169.254.169.254/latest/api/token in 3s - HTTP error",
            StorageError,
            "no role of its own",
        ),
    ],
)
def test_what_a_server_says_is_told_with_its_cure(text: str, kind: type[Exception], words: str) -> None:
    for error in (GenericError(text), PermissionDeniedError(text)):
        with pytest.raises(kind, match=words):
            raise as_problem(error, "b", "http://h")
