"""A connection that does not wait for ever: what lies on the way may swallow a question without a word."""

import socket
import struct
from contextlib import suppress
from typing import Any, Final, TypeVar

from psycopg import Connection, OperationalError, errors
from psycopg.abc import PQGen

SILENCE_S: Final = 4.0
"""Seconds without an answer after which the server is asked whether it is there."""
_THERE_S: Final = 2.0
_INTERVAL_S: Final = 0.1
_SSL_REQUEST: Final = struct.pack("!ii", 8, 80877103)
"""Any server answers it at once with one byte, before it knows who asks."""
Answer = TypeVar("Answer")


class PatientConnection(Connection[tuple[Any, ...]]):
    """Waits for a long query as long as its server can be reached, and no longer."""

    def wait(self, gen: PQGen[Answer], interval: float = _INTERVAL_S, timeout: float | None = None) -> Answer:
        """What psycopg waits with.

        Raises:
            OperationalError: the server was silent, and cannot be reached; the connection is closed.
        """
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        while True:
            try:
                return super().wait(gen, interval, SILENCE_S)
            except errors._WaitTimeout:  # noqa: SLF001 - the name that psycopg's own documentation gives it
                if not _is_there(self.info.host, self.info.port):
                    self.pgconn.finish()
                    raise OperationalError(f"no answer within {SILENCE_S + _THERE_S:.0f} s") from None


def _is_there(host: str, port: int) -> bool:
    if not host or host.startswith("/"):
        # Nothing lies between: a process of this machine that is gone has closed its socket.
        return True
    with suppress(OSError), socket.create_connection((host, port), _THERE_S) as probe:
        probe.settimeout(_THERE_S)
        probe.sendall(_SSL_REQUEST)
        return bool(probe.recv(1))
    return False
