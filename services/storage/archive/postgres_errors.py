"""What PostgreSQL and the way to it say, in words that name the cure."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg
from psycopg import errors
from psycopg_pool import PoolClosed, PoolTimeout

from services.chassis.errors import InvalidInputError, OrreryError, StorageError, TimedOutError, UnavailableError

RETRY_S: Final = 5.0
_REFUSED: Final = ("authentication failed", "no pg_hba.conf entry", "does not exist", "no password supplied")
_FULL: Final = (errors.DiskFull, errors.OutOfMemory)


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Errors of PostgreSQL inside the block as the platform's own.

    Args:
        place: the database as host:port/name, for a person to read; no password.
    """
    try:
        yield
    except OrreryError:
        raise
    except (psycopg.Error, PoolTimeout, PoolClosed) as error:
        raise _clear(error, place) from error


def _clear(error: Exception, place: str) -> OrreryError:
    text = " ".join(str(error).split())
    if isinstance(error, errors.QueryCanceled):
        return TimedOutError(f"A query of {place} was ended ({text}). Ask for less at once, or ask again.")
    if isinstance(error, _FULL):
        return StorageError(f"PostgreSQL at {place} is out of room ({text}). Give it some; nothing is lost.")
    if isinstance(error, errors.InsufficientPrivilege) or any(said in text for said in _REFUSED):
        return StorageError(
            f"PostgreSQL at {place} refused ({text}). Check ORRERY_ARCHIVE_URL: user, password and a database that "
            "this user owns; docs/how-to/run-on-postgres.md has the commands."
        )
    if isinstance(error, (errors.CharacterNotInRepertoire, errors.UntranslatableCharacter)):
        return InvalidInputError(f"A text holds what PostgreSQL cannot keep ({text}). Send it without NUL characters.")
    if isinstance(error, (psycopg.OperationalError, errors.ReadOnlySqlTransaction, PoolTimeout, PoolClosed)):
        return UnavailableError(
            f"PostgreSQL at {place} does not answer ({text}). Look whether it runs; Orrery goes on by itself once it "
            "does.",
            retry_after=RETRY_S,
        )
    return StorageError(f"PostgreSQL at {place}: {text}. Look into its log, then try again.")
