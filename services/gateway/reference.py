"""One OpenAPI document of all programs that the gateway speaks for, and a page of it that needs no network."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from html import escape
from typing import Any, Final

import httpx
import msgspec

from services.chassis.errors import TransientError
from services.chassis.logging import get_logger
from services.gateway.negotiate import JSON
from services.gateway.upstream import Question

_PUBLIC = "/api/"
_REFERENCE: Final = "#/components/schemas/"
_log = get_logger("gateway.reference")
Document = dict[str, Any]
Ask = Callable[[Question], Awaitable[httpx.Response]]


class Reference:
    """The merged document; each program's part is the last that it gave.

    Args:
        own: the gateway's.
        programs: by name, what asks another program.
    """

    def __init__(self, own: Document, programs: Mapping[str, Ask]) -> None:
        self._own = own
        self._programs = programs
        self._theirs: dict[str, Document] = {}

    async def document(self, request_id: str) -> Document:
        """OpenAPI of every program's public routes and the gateway's own."""
        question = Question(b"/openapi.json", b"", JSON, request_id)
        await asyncio.gather(*(self._ask(name, question) for name in self._programs))
        merged = self._own
        for name in self._programs:
            merged = merge(merged, renamed(self._theirs.get(name, {}), merged, name.title()))
        return merged

    async def _ask(self, name: str, question: Question) -> None:
        try:
            response = await self._programs[name](question)
            try:
                self._theirs[name] = msgspec.json.decode(await response.aread(), type=dict[str, Any])
            finally:
                await response.aclose()
        except (TransientError, httpx.HTTPError, msgspec.DecodeError) as error:
            _log.warning(
                "a program's OpenAPI is not at hand", program=name, error=str(error), held=name in self._theirs
            )


def renamed(theirs: Document, own: Document, prefix: str) -> Document:
    """Their document with a prefix before each schema whose name means something else in ours."""
    ours = _schemas(own)
    clashing = [name for name, schema in _schemas(theirs).items() if ours.get(name, schema) != schema]
    text = msgspec.json.encode(theirs)
    for name in clashing:
        text = text.replace(f'"{_REFERENCE}{name}"'.encode(), f'"{_REFERENCE}{prefix}{name}"'.encode())
    found: Document = msgspec.json.decode(text)
    schemas = _schemas(found)
    for name in clashing:
        schemas[f"{prefix}{name}"] = schemas.pop(name)
    return found


def merge(own: Document, theirs: Document) -> Document:
    """Both documents as one: what is public of theirs, all of ours, ours where both have a name."""
    public = {path: item for path, item in theirs.get("paths", {}).items() if path.startswith(_PUBLIC)}
    schemas = {**_schemas(theirs), **_schemas(own)}
    merged = {**own, "paths": dict(sorted({**public, **own.get("paths", {})}.items()))}
    if schemas:
        merged["components"] = {"schemas": schemas}
    return merged


def render(document: Document) -> str:
    """The document as one HTML page."""
    operations = [
        _operation(path, method, details)
        for path, item in document.get("paths", {}).items()
        for method, details in item.items()
        if method in {"get", "post"}
    ]
    info = document.get("info", {})
    return _PAGE.format(
        title=escape(info.get("title", "API")),
        about=escape(info.get("description", "")),
        contents="".join(
            f'<li><a href="#{escape(path)}"><code>{escape(path)}</code></a></li>' for path in document["paths"]
        ),
        operations="".join(operations),
        schemas="".join(_schema(name, schema) for name, schema in sorted(_schemas(document).items())),
    )


def _schemas(document: Document) -> Document:
    found: Document = document.get("components", {}).get("schemas", {})
    return found


def _operation(path: str, method: str, details: Document) -> str:
    rows = "".join(
        _row(p["name"], p.get("schema", {}), p.get("description", ""), p.get("required", False))
        for p in details.get("parameters", [])
    )
    table = f"<table><tr><th>parameter<th>type<th>meaning</tr>{rows}</table>" if rows else ""
    answers = "".join(_answer(status, answer) for status, answer in details.get("responses", {}).items())
    return (
        f'<section id="{escape(path)}"><h2><b>{method.upper()}</b> <code>{escape(path)}</code></h2>'
        f"<p>{escape(details.get('summary', ''))}</p><p>{escape(details.get('description', ''))}</p>"
        f"{table}<ul>{answers}</ul></section>"
    )


def _answer(status: str, answer: Document) -> str:
    kinds = [
        f"{escape(media)} {_type(content.get('schema', {}))}" for media, content in answer.get("content", {}).items()
    ]
    return f"<li><b>{escape(status)}</b> {escape(answer.get('description', ''))} {'; '.join(kinds)}</li>"


def _schema(name: str, schema: Document) -> str:
    required = schema.get("required", [])
    rows = "".join(
        _row(field, inner, inner.get("description", ""), field in required)
        for field, inner in schema.get("properties", {}).items()
    )
    about = escape(schema.get("description", ""))
    return f'<section id="schema-{escape(name)}"><h3>{escape(name)}</h3><p>{about}</p><table>{rows}</table></section>'


def _row(name: str, schema: Document, meaning: str, required: bool) -> str:  # noqa: FBT001 - a cell of the table
    mark = " <small>required</small>" if required else ""
    default = f" Default: {escape(str(schema['default']))}." if schema.get("default") is not None else ""
    return f"<tr><td><code>{escape(name)}</code>{mark}<td>{_type(schema)}<td>{escape(meaning)}{default}</tr>"


def _type(schema: Document) -> str:
    if reference := schema.get("$ref"):
        name = escape(reference.rpartition("/")[2])
        return f'<a href="#schema-{name}">{name}</a>'
    if options := schema.get("anyOf"):
        return " or ".join(_type(option) for option in options)
    if values := schema.get("enum"):
        return escape(" | ".join(map(str, values)))
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    return escape(str(schema.get("format") or schema.get("type", "any")))


_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><style>
:root{{color-scheme:light dark}}body{{font:14px/1.5 system-ui,sans-serif;
max-width:60rem;margin:2rem auto;padding:0 1rem;
background:light-dark(#f7f8fa,#10141c);color:light-dark(#1b2030,#e6e8ee)}}h2{{font-size:18px;margin-top:2.5rem}}
h2 b{{color:light-dark(#8a5a00,#f2b134)}}a{{color:inherit}}table{{border-collapse:collapse;width:100%}}
td,th{{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #8883;vertical-align:top}}
ul{{padding-left:1.2rem}}
</style><h1>{title}</h1><p>{about}</p><p>As a document: <a href="/openapi.json">/openapi.json</a>. Errors are
problem details (RFC 9457) with a <code>request_id</code> to quote.</p><ul>{contents}</ul>{operations}
<h2>Schemas</h2>{schemas}</html>"""
