"""A reference page of the HTTP door, made from its schema. Nothing is loaded from elsewhere."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from ui.doors.problems import PROBLEMS
from ui.markup import Markup, joined, tag

Schema = Mapping[str, Any]
_OF_THE_FRAMEWORK = frozenset({"HTTPValidationError", "ValidationError"})


def reference(schema: Schema) -> str:
    """The page of an OpenAPI schema."""
    info, models = schema["info"], schema.get("components", {}).get("schemas", {})
    operations = [
        _operation(method, path, operation)
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]
    shapes = [_shape(name, model) for name, model in models.items() if name not in _OF_THE_FRAMEWORK]
    body = tag(
        "main",
        tag("h1", info["title"]),
        tag("p", _coded(info.get("description", ""))),
        tag("p", "As a schema: ", tag("a", "openapi.json", href="openapi.json")),
        *operations,
        tag("h2", "Forms"),
        *shapes,
        tag("h2", "Problems"),
        _problems(),
    )
    style = Markup(files("ui.doors").joinpath("reference.css").read_text(encoding="utf-8"))
    head = tag("head", tag("meta", charset="utf-8"), tag("title", info["title"]), tag("style", style))
    return f"<!doctype html>{tag('html', head, tag('body', body), lang='en')}"


def _operation(method: str, path: str, operation: Schema) -> Markup:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    answer = operation.get("responses", {}).get("200", {}).get("content", {}).get("application/json", {}).get("schema")
    return tag(
        "section",
        tag("h2", tag("code", f"{method.upper()} /api/v1{path}")),
        *(tag("p", _coded(part)) for part in operation.get("description", "").split("\n\n") if part),
        _fields(
            (each["name"], each["schema"], each.get("required", False)) for each in operation.get("parameters", ())
        ),
        tag("p", "Takes ", _type(body)) if body else None,
        tag("p", "Gives ", _type(answer)) if answer else None,
    )


def _shape(name: str, model: Schema) -> Markup:
    required = model.get("required", [])
    rows = ((key, field, key in required) for key, field in model.get("properties", {}).items())
    return tag("section", tag("h3", name, id=name), tag("p", _coded(model.get("description", ""))), _fields(rows))


def _fields(rows: Iterable[tuple[str, Schema, bool]]) -> Markup | None:
    drawn = [
        tag(
            "tr",
            tag("th", tag("code", name), " *" if required else None, scope="row"),
            tag("td", _type(field)),
            tag("td", _coded(field.get("description", ""))),
        )
        for name, field, required in rows
    ]
    return tag("table", tag("tbody", *drawn)) if drawn else None


def _type(schema: Schema) -> Markup:
    """The type of a value in words."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return tag("a", name, href=f"#{name}")
    if "anyOf" in schema:
        parts = [_type(each) for each in schema["anyOf"] if each.get("type") != "null"]
        return joined(*(joined(", " if place else None, part) for place, part in enumerate(parts)))
    if "enum" in schema:
        return joined(", ".join(map(str, schema["enum"])))
    if "const" in schema:
        return joined(str(schema["const"]).lower())
    if schema.get("type") == "array":
        return joined("list of ", _type(schema.get("items", {})))
    return joined(str(schema.get("type", "any")))


def _problems() -> Markup:
    rows = [
        tag("tr", tag("th", tag("code", kind), scope="row", id=kind), tag("td", each.status), tag("td", each.title))
        for kind, each in PROBLEMS.items()
    ]
    return tag("table", tag("tbody", *rows))


def _coded(text: str) -> Markup:
    """A text whose `parts` between backticks are code."""
    parts = text.split("`")
    return joined(*(tag("code", part) if place % 2 else part for place, part in enumerate(parts)))
