from services.gateway.reference import merge, render

OWN = {"openapi": "3.1.0", "info": {"title": "Orrery <API>"}, "paths": {"/health": {"get": {"summary": "Alive"}}}}


def test_ours_win_and_inner_addresses_stay_inside() -> None:
    theirs = {"paths": {"/health": {}, "/internal/x": {}, "/api/v1/a": {"get": {}}}, "info": {"title": "core"}}
    merged = merge(OWN, theirs)
    assert list(merged["paths"]) == ["/api/v1/a", "/health"]
    assert merged["info"]["title"] == "Orrery <API>"
    assert "components" not in merged


def test_without_core_ours_remain() -> None:
    assert merge(OWN, {})["paths"] == OWN["paths"]


def test_the_page_shows_everything_and_runs_nothing() -> None:
    operation = {
        "summary": "A <b>",
        "description": "d",
        "parameters": [
            {"name": "limit", "schema": {"type": "integer", "default": 100}, "required": False, "description": "rows"},
            {"name": "sort", "schema": {"anyOf": [{"enum": ["up", "down"]}, {"type": "null"}]}, "required": True},
        ],
        "responses": {"200": {"description": "ok", "content": {"application/json": {"schema": {"$ref": "#/c/Row"}}}}},
    }
    row = {"properties": {"names": {"type": "array", "items": {"type": "string"}}}, "required": ["names"]}
    html = render(OWN | {"paths": {"/api/v1/a": {"get": operation}}, "components": {"schemas": {"Row": row}}})
    for text in ("A &lt;b&gt;", "Default: 100.", "up | down or null", "required", "#schema-Row", "list of string"):
        assert text in html
    assert "<script" not in html
