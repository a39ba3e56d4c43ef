"""A wire that changes what is sent over it, or is cut."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


class Wire:
    """Between a client and a server.

    While it `spoils`, one byte of every piece of z's is another when it arrives; while it is `cut`, nothing arrives.
    """

    def __init__(self, server: str, *, spoils: bool = True) -> None:
        self._server = (urlsplit(server).hostname or "", urlsplit(server).port or 80)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.spoils = spoils
        self.cut = False
        self.sent = b""
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client = self._listener.accept()[0]
                if self.cut:
                    client.close()
                    continue
                server = socket.create_connection(self._server)
                threading.Thread(target=self._carry, args=(client, server, True), daemon=True).start()
                threading.Thread(target=self._carry, args=(server, client, False), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, outward: bool) -> None:  # noqa: FBT001
        with suppress(OSError), source, target:
            while (data := source.recv(65536)) and not self.cut:
                if outward:
                    self.sent += data[:4096]
                    data = data.replace(b"zzzz", b"zzzy", 1) if self.spoils else data
                target.sendall(data)


@contextmanager
def wired(server: str, *, spoils: bool = True) -> Iterator[Wire]:
    wire = Wire(server, spoils=spoils)
    yield wire
    wire.close()
