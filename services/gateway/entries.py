"""A stored answer: encoded once, sent many times."""

import time
from dataclasses import dataclass, field
from hashlib import blake2b

from services.chassis.metrics import UNMATCHED
from services.gateway.compression import compress, is_compressible
from services.gateway.negotiate import IDENTITY

Headers = list[tuple[bytes, bytes]]
Key = tuple[object, ...]


@dataclass(slots=True)
class Variant:
    """An answer in one content encoding, as ASGI headers and as the head of an HTTP/1.1 answer."""

    etag: bytes
    headers: Headers
    headers_304: Headers
    body: bytes
    head: bytes
    head_304: bytes


@dataclass(slots=True)
class Entry:
    """One answer of core, or one file of the web app.

    Args:
        body: as it came, not encoded.
        headers: of this answer, without length, encoding, ETag and Vary.
        versions: version of each dataset that the answer was made from; empty for files.
        route: template of the route that gave it.
    """

    key: Key
    body: bytes
    media_type: str
    headers: Headers
    versions: dict[str, int]
    route: str = UNMATCHED
    fresh: bool = True
    stored_at: float = field(default_factory=time.monotonic)
    variants: dict[str, Variant] = field(default_factory=dict)
    heads: set[bytes] = field(default_factory=set)
    tag: str = ""

    def __post_init__(self) -> None:
        version = "".join(f".{value}" for value in self.versions.values())
        self.tag = f"{blake2b(self.body, digest_size=9).hexdigest()}{version}"

    @property
    def size(self) -> int:
        """Bytes held, all encodings."""
        return 512 + len(self.body) + sum(len(v.body) for name, v in self.variants.items() if name != IDENTITY)

    async def variant(self, encoding: str) -> Variant:
        """The answer in that encoding, made at the first asking and kept."""
        chosen = encoding if is_compressible(self.media_type, len(self.body)) else IDENTITY
        if chosen not in self.variants:
            body = await compress(self.body, chosen)
            self.variants[chosen] = self._variant(chosen, body)
        return self.variants[chosen]

    def _variant(self, encoding: str, body: bytes) -> Variant:
        suffix = "" if encoding == IDENTITY else f"-{encoding}"
        etag = f'"{self.tag}{suffix}"'.encode()
        shared = [*self.headers, (b"etag", etag), (b"vary", b"Accept, Accept-Encoding")]
        headers = [
            (b"content-type", self.media_type.encode()),
            (b"content-length", str(len(body)).encode()),
            *([] if encoding == IDENTITY else [(b"content-encoding", encoding.encode())]),
            *shared,
        ]
        return Variant(etag, headers, shared, body, _head(b"200 OK", headers), _head(b"304 Not Modified", shared))

    def matches(self, if_none_match: bytes) -> bool:
        """Whether a caller that holds those ETags holds this body, in whatever encoding."""
        if if_none_match.strip() == b"*":
            return True
        tags = (tag.strip().removeprefix(b"W/").strip(b'"') for tag in if_none_match.split(b","))
        return any(tag.partition(b"-")[0] == self.tag.encode() for tag in tags)


def _head(status: bytes, headers: Headers) -> bytes:
    return b"HTTP/1.1 " + status + b"\r\n" + b"".join(name + b": " + value + b"\r\n" for name, value in headers)
