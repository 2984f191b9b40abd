"""The fields of a form: one for each key of a model, from its schema, with its widget and what it accepts.

Source: Sveltia CMS, its type `Field`.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from scripts.data.model import schema
from scripts.editor.layout import (
    ALWAYS_OPEN,
    ARTICLE_PAGES,
    HINTS,
    PHOTO_HINT,
    RELATIONS,
    SINGULAR,
    SUMMARIES,
    THUMBNAIL,
    TITLES,
    label,
)
from scripts.pictures.judge import SUFFIXES

Part = dict[str, Any]
PICTURES = ",".join(sorted(SUFFIXES | {".heic", ".heif"}))  # the browser converts HEIC photos of iPhones to WebP
LONG_TEXT = 100  # characters; a value that may be longer gets several lines


def fields(kind: type[BaseModel], first: Sequence[str] = ()) -> list[Part]:
    """Return a field for each key of a model, those in `first` before all others. Files keep their own order."""
    whole = json.loads(schema(kind))
    return _fields(whole, whole["definitions"], first)


def _fields(model: Part, models: Part, first: Sequence[str] = ()) -> list[Part]:
    required = model.get("required", [])
    default_hint = model["description"]  # which keys without a description of their own have too
    keys = [*first, *(key for key in model["properties"] if key not in first)]
    form_fields = [
        {"name": key, "label": label(key), "required": key in required}
        | ({"hint": part["description"]} if part["description"] != default_hint else {})
        | _input(key, part, models)
        for key in keys
        if "const" not in (part := model["properties"][key])  # nothing to choose
    ]
    lists = sorted(
        (field for field in form_fields if field["widget"] == "list"), key=lambda field: "fields" not in field
    )
    for field in lists[1:]:  # only the list that the form is about is open
        field["minimize_collapsed"] = "auto"
    return form_fields


def _input(key: str, part: Part, models: Part) -> Part:
    """Return the widget with which a value is filled in, and its settings."""
    if "anyOf" in part:
        option = next(option for option in part["anyOf"] if option != {"type": "null"})
        return _input(key, option, models) | {"required": False}
    if "$ref" in part:
        return {"widget": "object", "fields": _fields(_model(part, models), models), "collapsed": "auto"}
    if "$ref" in part.get("items", ()):
        return _list_of_entries(part, models)
    if key in RELATIONS and not re.fullmatch(part.get("items", part)["pattern"], ARTICLE_PAGES):
        return _relation(key) | {"multiple": "items" in part}
    if "items" in part:
        return {
            "widget": "list",
            "label_singular": "entry",
            "field": {"name": "entry", "label": "Entry"} | _input("", part["items"], models),
        } | _minimum(part)
    if part.get("pattern", "").startswith("^(img/"):
        return {"widget": "image", "choose_url": False, "accept": PICTURES, "hint": PHOTO_HINT}
    if "enum" in part:
        return {"widget": "select", "options": part["enum"]}
    if part.get("format") == "date":
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    return {"widget": "text" if part.get("maxLength", 0) > LONG_TEXT else "string"} | _limits(part)


def _list_of_entries(part: Part, models: Part) -> Part:
    kind = _model_name(part["items"])
    inside = _fields(_model(part["items"], models), models)
    names = {field["name"] for field in inside}
    title = next((name for name in TITLES if name in names), inside[0]["name"])
    singular = SINGULAR.get(kind) or " ".join(re.findall("[A-Z][a-z]+", kind)).lower()
    return (
        {
            "widget": "list",
            "label_singular": singular,
            "fields": inside,
            "summary": SUMMARIES.get(kind, f"{{{{{title}}}}}"),
            "collapsed": kind not in ALWAYS_OPEN,
        }
        | ({"thumbnail": THUMBNAIL} if "picture" in names else {})
        | _minimum(part)
    )


def _relation(key: str) -> Part:
    collection, file, value, shown = RELATIONS[key]
    relation = {"widget": "relation", "collection": collection, "value_field": value, "display_fields": [shown]}
    return relation | ({"file": file} if file else {}) | ({"hint": HINTS[key]} if key in HINTS else {})


def _minimum(part: Part) -> Part:
    return {"min": part["minItems"]} if "minItems" in part else {}


def _model(part: Part, models: Part) -> Part:
    model: Part = models[_model_name(part)]
    return model


def _model_name(part: Part) -> str:
    return str(part["$ref"]).rpartition("/")[2]


def _limits(part: Part) -> Part:
    limits = {name.lower(): part[name] for name in ("minLength", "maxLength") if name in part}
    return limits | ({"pattern": [part["pattern"], part["patternErrorMessage"]]} if "pattern" in part else {})
