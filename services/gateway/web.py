"""Serves the web app's export: only files that a walk of its folder found, so no path leads out of it."""

import asyncio
import mimetypes
import time
from dataclasses import dataclass
from pathlib import Path

from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from services.chassis.errors import NotFoundError
from services.gateway.answers import EntryResponse
from services.gateway.cache import ResponseCache
from services.gateway.entries import Entry, Headers
from services.gateway.security import COMMON, page_headers

WEB_ROOT = Path(__file__).parents[2] / "frontend" / "out"
_HASHED = "_next/static/"
_FOREVER = (b"cache-control", b"public, max-age=31536000, immutable")
_ASK_AGAIN = (b"cache-control", b"no-cache")
_LOOK_AGAIN_S = 1.0
_MOST_BYTES = 16 * 1024 * 1024
_TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".wasm": "application/wasm", ".map": "application/json"}
_TEXT = ("text/", "application/json", "image/svg+xml")

_MISSING_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Orrery: web app not built</title>
<meta name="viewport" content="width=device-width"><style>body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;
margin:4rem auto;padding:0 1rem;background:#10141c;color:#e6e8ee}a{color:#f2b134}code{background:#1c2230;padding:0 .3em}
</style><h1>The web app is not built yet</h1><p>Run <code>make up</code> (it builds the app, then starts Orrery), or
<code>npm --prefix frontend run build</code>, and load this page again.</p>
<p>The API works meanwhile: see <a href="/docs">/docs</a> and <a href="/ready">/ready</a>.</p></html>"""


@dataclass(frozen=True)
class _File:
    path: Path
    size: int
    modified_ns: int


class WebApp:
    """The files under `root`, looked at again when the build changed."""

    def __init__(self, root: Path = WEB_ROOT) -> None:
        self._root = root
        self._files: dict[str, _File] = {}
        self._marker = 0
        self._looked_at = 0.0
        self._cache = ResponseCache(_MOST_BYTES)

    async def answer(self, scope: Scope) -> Response:
        """The page or file at the request's path, the app's own 404 page, or how to build it.

        Raises:
            NotFoundError: a file that the build does not have.
        """
        await self._look()
        name = scope["path"].strip("/")
        if file := self._find(name):
            return EntryResponse(await self._entry(*file), "file")
        if not self._files:
            return HTMLResponse(_MISSING_PAGE, 503, dict(_decoded(page_headers(_MISSING_PAGE.encode()))))
        if "404.html" in self._files and "." not in name.rpartition("/")[2]:
            return EntryResponse(await self._entry("404.html", self._files["404.html"]), "file", 404)
        raise NotFoundError(f"{scope['path']!r} is no page or file of the web app. Start at /.")

    def _find(self, name: str) -> tuple[str, _File] | None:
        for candidate in (name, f"{name}.html", f"{name}/index.html".lstrip("/")):
            if candidate in self._files:
                return candidate, self._files[candidate]
        return None

    async def _look(self) -> None:
        now = time.monotonic()
        if now - self._looked_at < _LOOK_AGAIN_S and self._looked_at:
            return
        self._looked_at = now
        marker = _modified_ns(self._root / "index.html")
        if marker != self._marker or not marker:
            self._files = await asyncio.to_thread(_walk, self._root) if marker else {}
            self._marker = marker

    async def _entry(self, name: str, file: _File) -> Entry:
        key = (name, file.modified_ns, file.size)
        entry = self._cache.get(key)
        if entry is None:
            body = await asyncio.to_thread(file.path.read_bytes)
            entry = Entry(key, body, _media_type(name), _headers(name, body), {})
            self._cache.put(entry)
        return entry


def _walk(root: Path) -> dict[str, _File]:
    files = {}
    for path in root.rglob("*"):
        # A link could lead out of the folder; a build has none.
        if path.is_symlink() or not path.is_file():
            continue
        found = path.stat()
        files[path.relative_to(root).as_posix()] = _File(path, found.st_size, found.st_mtime_ns)
    return files


def _modified_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _media_type(name: str) -> str:
    suffix = Path(name).suffix
    media = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{media}; charset=utf-8" if media.startswith(_TEXT) else media


def _headers(name: str, body: bytes) -> Headers:
    security = page_headers(body) if name.endswith(".html") else COMMON
    return [_FOREVER if name.startswith(_HASHED) else _ASK_AGAIN, *security]


def _decoded(headers: Headers) -> list[tuple[str, str]]:
    return [(name.decode(), value.decode()) for name, value in headers]
