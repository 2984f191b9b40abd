"""The model of a part of a data file: what pydantic finds in it, as diagnostics, and its JSON Schema for text editors.

Source: JSON Schema draft 7, the newest that the YAML extension of Visual Studio Code supports.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from scripts.data.source_files import COMPARE
from scripts.data.yaml_reader import Location, YamlFile, values
from scripts.diagnostics import CheckFailed, Diagnostic, nearest, raise_if_any, shortened, suggestion

Rule = tuple[Location, str, str, str]  # where below the model, and the message, hint and code of a diagnostic
DRAFT = "http://json-schema.org/draft-07/schema#"
PLACE = "#/definitions/{model}"

Schema = dict[str, Any]
ONE_LINE_EACH = "write a list: one line for each entry, beginning with - and a space"
LINES_BELOW = "write its lines below it, each with two more spaces in front"
AnyModel = TypeVar("AnyModel", bound=BaseModel)


class Model(BaseModel):
    """A part of a data file: immutable, without unknown keys, which are written with-hyphens."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-").rstrip("-"),
        populate_by_name=True,
        defer_build=True,  # otherwise each model is built twice: by itself and as part of a file's
    )

    def rules(self) -> Iterator[Rule]:
        """Yield what is wrong between the values of this part."""
        yield from ()

    @model_validator(mode="after")
    def obey(self) -> Self:
        """Raise all broken rules of this part at once; the loader makes a diagnostic of each."""
        if broken := tuple(self.rules()):
            raise PydanticCustomError("rules", "rules are broken", {"broken": broken})
        return self


def wrong(what: str, hint: str, code: str) -> PydanticCustomError:
    """Return the error of one value. The loader puts `key is "value", ` before `what`."""
    return PydanticCustomError("value", "{what}; {hint} [{code}]", {"what": what, "hint": hint, "code": code})


def model_from(file: YamlFile, kind: type[AnyModel]) -> AnyModel:
    """Check a file against its model. Errors: `CheckFailed`, each with the line of the value."""
    found = list(repeated(file, "id"))
    try:
        model = kind.model_validate(file.data)
    except ValidationError as error:
        # With an id twice, what the whole file lacks may follow from that.
        errors = [one for one in error.errors(include_url=False) if one["loc"] or not found]
        raise CheckFailed([*found, *_diagnostics(file, kind, errors)]) from None
    raise_if_any(found)
    return model


def repeated(file: YamlFile, key: str) -> Iterator[Diagnostic]:
    """Yield each entry of a list whose `key`, its id or name, is that of one before it in the same list."""
    first: dict[Location, int] = {}
    for where, said in values(file.data):
        if len(where) > 1 and where[-1] == key and isinstance(where[-2], int):
            line = file.line(where)
            if (before := first.setdefault((*where[:-2], said.lower()), line)) != line:
                message = f'{key} "{shortened(said)}" is already used on line {before}'
                yield Diagnostic(file.path, line, message, f"give each entry its own {key}", "duplicate-entry")


def _diagnostics(file: YamlFile, kind: type[BaseModel], errors: list[ErrorDetails]) -> Iterator[Diagnostic]:
    for details in _without_consequences(kind, errors):
        where: Location = details["loc"]
        if details["type"] == "rules":
            for below, message, hint, code in details["ctx"]["broken"]:
                yield Diagnostic(file.path, file.line((*where, *below)), message, hint, code)
        else:
            yield Diagnostic(file.path, file.line(where), *_explained(kind, details))


def _without_consequences(kind: type[BaseModel], errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Yield the errors that are not the consequence of another one.

    A key is missing because it is misspelled; a list counts as empty because its only entry is invalid.
    """
    around = {details["loc"][:length] for details in errors for length in range(len(details["loc"]))}
    unknown = [details["loc"] for details in errors if details["type"] == "extra_forbidden"]
    meant = {(*where[:-1], nearest(str(where[-1]), _known_keys(kind, where))) for where in unknown}
    for details in errors:
        where = details["loc"]
        follows = {"missing": where in meant, "too_short": where in around}
        if not follows.get(details["type"], False):
            yield details


def _explained(kind: type[BaseModel], details: ErrorDetails) -> tuple[str, str, str]:
    """Return the message, hint and code for one error of pydantic."""
    key, found, context = _key(details["loc"]), _shown(details["input"]), details.get("ctx", {})
    match details["type"]:
        case "missing":
            return f'"{key}:" is missing', f"add a line that begins with {key}:", "value-missing"
        case "extra_forbidden":
            known = _known_keys(kind, details["loc"])
            return f'"{key}:" is not recognized here', suggestion(key, known), "key-unknown"
        case "literal_error":
            choices = str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            return f"{key} is {found}, which is not valid here", suggestion(found, choices), "value-format"
        case "value":
            if details["input"] in (None, "") or context["what"] == "empty":
                return f"{key} is empty", str(context["hint"]), "value-missing"
            return f"{key} is {found}, {context['what']}", str(context["hint"]), str(context["code"])
        case "too_short":
            return f"{key} is empty", ONE_LINE_EACH, "value-missing"
        case "tuple_type" | "model_type" if details["input"] is None:
            hint = ONE_LINE_EACH if details["type"] == "tuple_type" else LINES_BELOW
            return f"{key} is empty", hint, "value-missing"
        case "tuple_type":
            return f"{key} is {found}, not a list", ONE_LINE_EACH, "value-type"
        case "model_type":
            hint = LINES_BELOW if details["loc"] else COMPARE
            return f"{key} is {found}, not a group of lines", hint, "value-type"
        case _:
            return f"{key} is {found}, which is not valid here", COMPARE, "value-type"


def _key(where: Location) -> str:
    names = [part for part in where if isinstance(part, str)]
    return names[-1] if names else "the file"


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "a group of lines"
    if isinstance(value, list | tuple):
        return "a list"
    return f'"{shortened(str(value))}"'


def _known_keys(kind: Any, where: Location) -> Iterator[str]:
    """Yield the keys of the model at `where`, found by walking down from `kind`."""
    for part in where[:-1]:
        if isinstance(part, str) and isinstance(kind, type) and issubclass(kind, BaseModel):
            kind = next((f.annotation for f in kind.model_fields.values() if f.alias == part), None)
        elif isinstance(part, int):
            kind = next((argument for argument in getattr(kind, "__args__", ()) if argument is not ...), None)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from (str(field.alias) for field in kind.model_fields.values())


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
