"""What an S3 server says, in our own errors and in words that name the cure."""

import re
from typing import Final

from obstore.exceptions import BaseError

from services.chassis.errors import OrreryError, StorageError, UnavailableError
from services.storage.outage import AskAgainError

RETRY_S: Final = 5.0
_STATUS = re.compile(r"Server returned (?:non-2xx status code: |error response: )(\d{3})")
_CODE = re.compile(r"<Code>(\w+)</Code>(?:.*?<Message>([^<]*)</Message>)?", re.DOTALL)
_KEYS: Final = {"AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "XAdminUserNotFound"}
_AWAY: Final = {408, 429}
_ROLES: Final = "http://169.254."
"""Where a machine of a cloud asks for its role."""
_DAMAGED: Final = {"BadDigest", "XAmzContentSHA256Mismatch", "InvalidDigest", "XAmzContentChecksumMismatch"}


def code_of(error: Exception) -> str:
    """S3's own word for what is wrong, such as NoSuchKey; empty where none was given."""
    found = _CODE.search(str(error))
    return found.group(1) if found else ""


def as_problem(error: BaseError | OSError, bucket: str, endpoint: str) -> OrreryError:
    """The clear form of what obstore raised.

    Args:
        error: as raised.
        bucket: that the settings name.
        endpoint: address of the server, for the next step.
    """
    text = str(error)
    status, code = _STATUS.search(text), code_of(error)
    number = int(status.group(1)) if status else 0
    said = _said(text)
    if code == "NoSuchBucket":
        return _no_bucket(bucket, endpoint)
    if _ROLES in text:
        return StorageError(
            "ORRERY_OBJECTS_ACCESS_KEY is empty and this machine has no role of its own. "
            "Next step: set ORRERY_OBJECTS_ACCESS_KEY and ORRERY_OBJECTS_SECRET_KEY."
        )
    if code in _KEYS or number in {401, 403}:
        return StorageError(
            f"The S3 server {endpoint} refused what ORRERY_OBJECTS_ACCESS_KEY may do in bucket {bucket!r} ({said}). "
            "Allowed: list, read, write and delete. Next step: set ORRERY_OBJECTS_ACCESS_KEY and "
            "ORRERY_OBJECTS_SECRET_KEY, or give the key that policy."
        )
    if code in _DAMAGED or not number or number >= 500 or number in _AWAY:
        kind = AskAgainError if code in _DAMAGED else UnavailableError
        return kind(
            f"The S3 server {endpoint} did not take or give it ({said}). Ask again in a few seconds; "
            "if it lasts, see whether ORRERY_OBJECTS_ENDPOINT is right and the server runs.",
            retry_after=RETRY_S,
        )
    return StorageError(
        f"The S3 server {endpoint} refused ({number} {said}). Next step: check ORRERY_OBJECTS_URL, "
        "ORRERY_OBJECTS_ENDPOINT and ORRERY_OBJECTS_REGION."
    )


def _no_bucket(bucket: str, endpoint: str) -> StorageError:
    return StorageError(
        f"ORRERY_OBJECTS_URL names the bucket {bucket!r}, which {endpoint} does not have. "
        f"Next step: make it, for example: aws s3 mb s3://{bucket} --endpoint-url {endpoint}"
    )


def _said(text: str) -> str:
    if found := _CODE.search(text):
        return ": ".join(part for part in found.groups() if part)
    return text.partition("\n")[0].partition(" - ")[2] or text.partition("\n")[0][:200]
