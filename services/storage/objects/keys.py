"""Which keys an object store takes: the same in every engine, so that what is stored in one fits into another."""

import re
from typing import Final

from services.chassis.errors import InvalidInputError

LONGEST: Final = 900
"""Characters of a key: what S3 takes (1024 bytes) less the prefix of a bucket's address."""
_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._=@+-]{0,199}")


def check_key(key: str) -> str:
    """The key, if it is one.

    Raises:
        InvalidInputError: it could leave its folder or is no portable name.
    """
    if len(key) > LONGEST or not all(_PART.fullmatch(part) for part in key.split("/")):
        raise _refused("key", key)
    return key


def folder_of(prefix: str) -> str:
    """The folder that every key with this prefix is in: up to its last slash, which is left out.

    Raises:
        InvalidInputError: no key can begin so.
    """
    folder, _, rest = prefix.rpartition("/")
    if folder:
        check_key(folder)
    if (prefix and not rest and not folder) or (rest and not _PART.fullmatch(rest)):
        raise _refused("prefix", prefix)
    return folder


def _refused(what: str, value: str) -> InvalidInputError:
    return InvalidInputError.of(
        what,
        value,
        f"parts of letters, digits and ._=@+- joined by /, none beginning with a dot, at most {LONGEST} characters",
    )
