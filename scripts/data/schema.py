"""JSON Schemas of the data files, with which text editors flag mistakes and explain keys while someone types.

Source: JSON Schema draft 7, the newest that the YAML extension of Visual Studio Code supports.
"""

import json
import re
from typing import Any

from pydantic import BaseModel

DRAFT = "http://json-schema.org/draft-07/schema#"
PLACE = "#/definitions/{model}"

Schema = dict[str, Any]


def schema(kind: type[BaseModel]) -> str:
    """Return the schema of a data file as JSON, with a newline at the end.

    The rules of models, such as two numbers that must fit together, are left to `make check`.
    """
    made = kind.model_json_schema(ref_template=PLACE)
    definitions = made.pop("$defs", {})
    models = {name: _tidied(part) for name, part in sorted(definitions.items())}
    whole = {"$schema": DRAFT, **_tidied(made), "definitions": models}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _tidied(model: Schema) -> Schema:
    """Remove the titles that pydantic generates, and describe each key, by default with the text of its model."""
    words = {"description": _as_typed(model["description"])}
    keys = {key: words | _without_title(part) for key, part in model["properties"].items()}
    return _without_title(model) | words | {"properties": keys}


def _as_typed(docstring: str) -> str:
    """Return the first paragraph, with keys as they are written in the file: with hyphens."""
    paragraph = " ".join(docstring.partition("\n\n")[0].split())
    return re.sub(r"`\w+`", lambda name: name[0].replace("_", "-"), paragraph)


def _without_title(part: Schema) -> Schema:
    return {name: value for name, value in part.items() if name not in {"title", "default"}}
