"""The role of everyone who only reads: core's own readers, and dashboards that are let in by it."""

from typing import Any, Final

from psycopg import Cursor, errors, sql

from services.chassis.errors import StorageError

READER: Final = "orrery_reader"
_SETTINGS: Final = {"default_transaction_read_only": "on", "statement_timeout": "30s"}


def ensure_reader(cursor: Cursor[Any], schema: str) -> None:
    """Make the role where it is missing, let this user take it on, and let it read the schema and nothing else.

    Raises:
        StorageError: this user may not make roles, and nobody made this one.
    """
    if not _is_member(cursor):
        _create(cursor)
    parts = {"schema": sql.Identifier(schema), "role": sql.Identifier(READER)}
    for grant in (
        "GRANT USAGE ON SCHEMA {schema} TO {role}",
        "GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {role}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT SELECT ON TABLES TO {role}",
    ):
        cursor.execute(sql.SQL(grant).format(**parts))


def _is_member(cursor: Cursor[Any]) -> bool:
    cursor.execute("SELECT pg_has_role(current_user, oid, 'MEMBER') FROM pg_roles WHERE rolname = %s", [READER])
    return cursor.fetchone() == (True,)


def _create(cursor: Cursor[Any]) -> None:
    role = sql.Identifier(READER)
    grant = sql.SQL("GRANT {} TO CURRENT_USER").format(role)
    try:
        with cursor.connection.transaction():
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [READER])
            if cursor.fetchone() is None:
                cursor.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(role))
                for name, value in _SETTINGS.items():
                    cursor.execute(sql.SQL("ALTER ROLE {} SET {} = {}").format(role, sql.Identifier(name), value))
            cursor.execute(grant)
    except (errors.DuplicateObject, errors.UniqueViolation, errors.InternalError_):
        # Roles belong to the whole server: another database's core has just made it.
        cursor.execute(grant)
    except errors.InsufficientPrivilege as error:
        raise StorageError(
            f"The user of ORRERY_ARCHIVE_URL may not make the role {READER}, which reads. Let an administrator run: "
            f"CREATE ROLE {READER} NOLOGIN; ALTER ROLE {READER} SET default_transaction_read_only = on; "
            f"ALTER ROLE {READER} SET statement_timeout = '30s'; GRANT {READER} TO the user."
        ) from error
