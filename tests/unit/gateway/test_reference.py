from services.gateway.reference import merge, renamed, render

OWN = {"openapi": "3.1.0", "info": {"title": "Orrery <API>"}, "paths": {"/health": {"get": {"summary": "Alive"}}}}


def test_ours_win_and_inner_addresses_stay_inside() -> None:
    theirs = {"paths": {"/health": {}, "/internal/x": {}, "/api/v1/a": {"get": {}}}, "info": {"title": "core"}}
    merged = merge(OWN, theirs)
    assert list(merged["paths"]) == ["/api/v1/a", "/health"]
    assert merged["info"]["title"] == "Orrery <API>"
    assert "components" not in merged


def test_a_schema_that_means_something_else_here_gets_another_name() -> None:
    own = {"components": {"schemas": {"Meta": {"title": "core's"}, "Problem": {"title": "same"}}}}
    answer = {"$ref": "#/components/schemas/Meta"}
    theirs = {
        "paths": {"/api/v1/predictions": {"get": answer}},
        "components": {"schemas": {"Meta": {"title": "ml's"}, "MetaData": answer, "Problem": {"title": "same"}}},
    }
    found = merge(own, renamed(theirs, own, "Ml"))
    assert found["paths"]["/api/v1/predictions"]["get"] == {"$ref": "#/components/schemas/MlMeta"}
    assert found["components"]["schemas"] == {
        "Meta": {"title": "core's"}, "MlMeta": {"title": "ml's"}, "Problem": {"title": "same"},
        "MetaData": {"$ref": "#/components/schemas/MlMeta"},
    }  # fmt: skip


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
