"""Headers that tell a browser what an answer may do."""

import base64
import hashlib
import re

API_POLICY = b"default-src 'none'; frame-ancestors 'none'"
COMMON = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
]
API = [(b"content-security-policy", API_POLICY), *COMMON]

_SCRIPT = re.compile(rb"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_PAGE_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)


def page_headers(html: bytes) -> list[tuple[bytes, bytes]]:
    """Headers of a page: its own inline scripts run, by hash, and no others."""
    inline = [body for attributes, body in _SCRIPT.findall(html) if b"src=" not in attributes and body]
    hashes = dict.fromkeys(_source(body) for body in inline)
    policy = _PAGE_POLICY.format(hashes="".join(f" {item}" for item in hashes))
    return [(b"content-security-policy", policy.encode()), *COMMON]


def _source(script: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
