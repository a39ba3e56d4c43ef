"""One OpenAPI document of all programs that the gateway speaks for, and a page of it that needs no network."""

from html import escape
from typing import Any

import httpx
import msgspec

from services.chassis.errors import TransientError
from services.chassis.logging import get_logger
from services.gateway.negotiate import JSON
from services.gateway.upstream import Core, Question

_PUBLIC = "/api/"
_log = get_logger("gateway.reference")
Document = dict[str, Any]


class Reference:
    """The merged document; core's part is the last that core gave."""

    def __init__(self, core: Core, own: Document) -> None:
        self._core = core
        self._own = own
        self._theirs: Document = {}

    async def document(self, request_id: str) -> Document:
        """OpenAPI of core's public routes and the gateway's own."""
        try:
            response = await self._core.ask(Question(b"/openapi.json", b"", JSON, request_id))
            try:
                self._theirs = msgspec.json.decode(await response.aread(), type=dict[str, Any])
            finally:
                await response.aclose()
        except (TransientError, httpx.HTTPError, msgspec.DecodeError) as error:
            _log.warning("core's OpenAPI is not at hand", error=str(error), held=bool(self._theirs))
        return merge(self._own, self._theirs)


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
