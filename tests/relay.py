"""A line between a program and a server, which a test cuts and joins again."""

import socket
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import Self
from urllib.parse import urlsplit

_BYTES = 65_536


class Relay:
    """Passes on what comes in at a port of its own to the server of an address; `with` ends it."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._server = (parts.hostname or "127.0.0.1", parts.port or 27017)
        self._ends: list[socket.socket] = []
        self._changing = Lock()
        self._passes = Event()
        self._passes.set()
        self._resets = False
        self._listener = self._listen(0)
        self._port = self._listener.getsockname()[1]
        account = f"{parts.username}:{parts.password}@" if parts.username else ""
        self.url = parts._replace(netloc=f"{account}127.0.0.1:{self._port}").geturl()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.cut()

    def cut(self) -> None:
        """Break every connection and refuse new ones."""
        _end(self._listener)
        self._break()

    def reset(self) -> None:
        """Break every connection, and each new one as soon as it is made."""
        self._resets = True
        self._break()

    def hang(self) -> None:
        """Take everything in and pass on nothing, as a network does that lost its way."""
        self._passes.clear()

    def join(self) -> None:
        """Let everything through again."""
        self._resets = False
        self._passes.set()
        if self._listener.fileno() < 0:
            self._listener = self._listen(self._port)

    def _break(self) -> None:
        with self._changing:
            for end in self._ends:
                _end(end)
            self._ends.clear()

    def _listen(self, port: int) -> socket.socket:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen()
        Thread(target=self._accept, args=(listener,), daemon=True).start()
        return listener

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = listener.accept()
                if self._resets:
                    _end(near)
                    continue
                far = socket.create_connection(self._server)
                with self._changing:
                    self._ends += [near, far]
                for source, target in ((near, far), (far, near)):
                    Thread(target=self._pass_on, args=(source, target), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(_BYTES):
                self._passes.wait()
                target.sendall(data)
        self._passes.wait()
        _end(target)


def _end(one: socket.socket) -> None:
    """Close it under whoever waits for it."""
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
