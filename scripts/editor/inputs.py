"""A field of a form for each key of a model, from its schema: how it is filled in, and what may be in it.

Source: Sveltia CMS, its type `Field`.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from scripts.data.model import schema
from scripts.editor.layout import (
    A_PHOTO,
    CHOSEN,
    HINTS,
    NOT_A_NAME,
    OPEN,
    SINGULAR,
    SUMMARIES,
    THUMBNAIL,
    TITLES,
    label,
)
from scripts.pictures.judge import SUFFIXES

Part = dict[str, Any]
PICTURES = ",".join(sorted(SUFFIXES | {".heic", ".heif"}))  # HEIC photos of iPhones are made WebP in the browser
LONG = 100  # characters; what may be longer gets several lines


def fields(kind: type[BaseModel], first: Sequence[str] = ()) -> list[Part]:
    """Return a field for each key of a model, some before all others. The files keep their own order."""
    whole = json.loads(schema(kind))
    return _fields(whole, whole["definitions"], first)


def _fields(model: Part, models: Part, first: Sequence[str] = ()) -> list[Part]:
    required = model.get("required", [])
    of_all = model["description"]  # also of the keys that have none of their own
    keys = [*first, *(key for key in model["properties"] if key not in first)]
    made = [
        {"name": key, "label": label(key), "required": key in required}
        | ({"hint": part["description"]} if part["description"] != of_all else {})
        | _input(key, part, models)
        for key in keys
        if "const" not in (part := model["properties"][key])  # nothing to choose
    ]
    lists = sorted((one for one in made if one["widget"] == "list"), key=lambda one: "fields" not in one)
    for one in lists[1:]:  # only what the form is about is open
        one["minimize_collapsed"] = "auto"
    return made


def _input(key: str, part: Part, models: Part) -> Part:
    """Return how to fill in a value."""
    if "anyOf" in part:
        one = next(one for one in part["anyOf"] if one != {"type": "null"})
        return _input(key, one, models) | {"required": False}
    if "$ref" in part:
        return {"widget": "object", "fields": _fields(_model(part, models), models), "collapsed": "auto"}
    if "$ref" in part.get("items", ()):
        return _entries(part, models)
    if key in CHOSEN and not re.fullmatch(part.get("items", part)["pattern"], NOT_A_NAME):
        return _chosen(key) | {"multiple": "items" in part}
    if "items" in part:
        return {
            "widget": "list",
            "label_singular": "entry",
            "field": {"name": "entry", "label": "Entry"} | _input("", part["items"], models),
        } | _least(part)
    if part.get("pattern", "").startswith("^(img/"):
        return {"widget": "image", "choose_url": False, "accept": PICTURES, "hint": A_PHOTO}
    if "enum" in part:
        return {"widget": "select", "options": part["enum"]}
    if part.get("format") == "date":
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    return {"widget": "text" if part.get("maxLength", 0) > LONG else "string"} | _limits(part)


def _entries(part: Part, models: Part) -> Part:
    kind = _name(part["items"])
    inside = _fields(_model(part["items"], models), models)
    names = {field["name"] for field in inside}
    title = next((name for name in TITLES if name in names), inside[0]["name"])
    one = SINGULAR.get(kind) or " ".join(re.findall("[A-Z][a-z]+", kind)).lower()
    return (
        {
            "widget": "list",
            "label_singular": one,
            "fields": inside,
            "summary": SUMMARIES.get(kind, f"{{{{{title}}}}}"),
            "collapsed": kind not in OPEN,
        }
        | ({"thumbnail": THUMBNAIL} if "picture" in names else {})
        | _least(part)
    )


def _chosen(key: str) -> Part:
    collection, file, value, shown = CHOSEN[key]
    found = {"widget": "relation", "collection": collection, "value_field": value, "display_fields": [shown]}
    return found | ({"file": file} if file else {}) | ({"hint": HINTS[key]} if key in HINTS else {})


def _least(part: Part) -> Part:
    return {"min": part["minItems"]} if "minItems" in part else {}


def _model(part: Part, models: Part) -> Part:
    model: Part = models[_name(part)]
    return model


def _name(part: Part) -> str:
    return str(part["$ref"]).rpartition("/")[2]


def _limits(part: Part) -> Part:
    limits = {name.lower(): part[name] for name in ("minLength", "maxLength") if name in part}
    return limits | ({"pattern": [part["pattern"], part["patternErrorMessage"]]} if "pattern" in part else {})
