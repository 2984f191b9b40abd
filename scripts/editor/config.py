"""The configuration of the forms, made from the same schemas that text editors check data files with.

Source: Sveltia CMS, its types `CmsConfig` and `Field`.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from scripts.data.front_matter import FrontMatter
from scripts.data.model import schema
from scripts.data.source_files import DOCS
from scripts.pictures.judge import LARGEST

CONFIG = "forms/config.json"
Part = dict[str, Any]
LONG = 100  # characters; what may be longer gets several lines
FIRST = {"pricing": "Prices", "clinic": "Clinic, places, and people", "notices": "Notices"}
MORE = "More"
TITLES = ("name", "label", "title", "caption", "words", "text", "days", "from", "variant", "id")
UPLOADS = {  # also without where a picture was taken
    "max_file_size": LARGEST,
    "slugify_filename": True,
    "transformations": {"raster_image": {"format": "webp", "quality": 90, "width": 2500, "height": 2500}},
}

# What is chosen from another file: which, by what, and how it is called there. What the same file names may be as new
# as its name, so it is typed.
CHOSEN = {
    "page": ("pages", None, "{{slug}}", "title"),
    "pages": ("pages", None, "{{slug}}", "title"),
    "place": ("_singletons", "clinic", "places.*.id", "places.*.name"),
    "places": ("_singletons", "clinic", "places.*.id", "places.*.name"),
    "services": ("more", "treatments", "options.*.id", "options.*.name"),
    "treatment": ("more", "treatments", "options.*.id", "options.*.name"),
}
PICTURE = {"widget": "image", "choose_url": False}


def config(kinds: Mapping[str, type[BaseModel]]) -> str:
    """Return the configuration as JSON, with a newline at the end; the build adds whose repository it is."""
    rest = sorted(kinds.keys() - FIRST.keys() - {"words"})
    made = {
        "app_title": "Change prices and pages",
        "media_folder": "docs/img",
        "public_folder": "/img",
        "media_libraries": {"default": {"config": UPLOADS}, "stock_assets": {"providers": []}},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "publish_mode": "editorial_workflow",
        "output": {"omit_empty_optional_fields": True},
        "show_preview_links": False,
        "editor": {"preview": False},
        "singletons": [_file(name, label, kinds[name]) for name, label in FIRST.items()],
        "collections": [
            _pages("pages", "Pages", str(DOCS)),
            _pages("handouts", "Handouts", str(DOCS / "handouts")),
            {"name": "more", "label": MORE, "files": [_file(name, label(name), kinds[name]) for name in rest]},
        ],
    }
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


def _file(name: str, label: str, kind: type[BaseModel]) -> Part:
    return {"name": name, "label": label, "file": f"content/{name}.yml", "format": "data", "fields": fields(kind)}


def _pages(name: str, label: str, folder: str) -> Part:
    body = {
        "name": "body",
        "label": "Text",
        "widget": "page-text",
        "hint": "The text of the page, in Markdown.",
    }
    return {
        "name": name,
        "label": label,
        "folder": folder,
        "format": "page-frontmatter",
        "extension": "md",
        "slug": {"template": "{{title}}"},
        "fields": [*fields(FrontMatter), body],
    }


def fields(kind: type[BaseModel]) -> list[Part]:
    """Return a field for each key of a model."""
    whole = json.loads(schema(kind))
    return _fields(whole, whole["definitions"])


def _fields(model: Part, models: Part) -> list[Part]:
    required = model.get("required", [])
    return [
        {"name": key, "label": label(key), "required": key in required, "hint": part["description"]}
        | _input(key, part, models)
        for key, part in model["properties"].items()
        if "const" not in part  # nothing to choose
    ]


def _input(key: str, part: Part, models: Part) -> Part:
    """Return how to fill in a value."""
    if "anyOf" in part:
        one = next(one for one in part["anyOf"] if one != {"type": "null"})
        return _input(key, one, models) | {"required": False}
    if "$ref" in part:
        return {"widget": "object", "fields": _fields(_model(part, models), models), "collapsed": "auto"}
    if "$ref" in part.get("items", ()):
        return _entries(part, models)
    if key in CHOSEN:
        return _chosen(*CHOSEN[key]) | {"multiple": "items" in part}
    if "items" in part:
        return {
            "widget": "list",
            "field": {"name": "entry", "label": "Entry"} | _input("", part["items"], models),
        } | _least(part)
    if part.get("pattern", "").startswith("^(img/"):
        return PICTURE
    if "enum" in part:
        return {"widget": "select", "options": part["enum"]}
    if part.get("format") == "date":
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    return {"widget": "text" if part.get("maxLength", 0) > LONG else "string"} | _limits(part)


def _entries(part: Part, models: Part) -> Part:
    inside = _fields(_model(part["items"], models), models)
    title = next((name for name in TITLES if name in {field["name"] for field in inside}), inside[0]["name"])
    one = " ".join(re.findall("[A-Z][a-z]+", _name(part["items"]))).lower()
    return {
        "widget": "list",
        "label_singular": one,
        "fields": inside,
        "summary": f"{{{{{title}}}}}",
        "collapsed": True,
    } | _least(part)


def _chosen(collection: str, file: str | None, value: str, shown: str) -> Part:
    within = {"file": file} if file else {}
    return {"widget": "relation", "collection": collection, "value_field": value, "display_fields": [shown]} | within


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


def label(key: str) -> str:
    """Return what a key is called in the forms: `last-review` is "Last review"."""
    words = key.replace("-", " ")
    return words[:1].upper() + words[1:]
