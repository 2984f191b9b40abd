"""The base of all models of data files: pydantic's errors as diagnostics, and the JSON Schema for text editors.

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

BrokenRule = tuple[Location, str, str, str]  # a broken rule: its location in the model, and the message, hint and code
DRAFT = "http://json-schema.org/draft-07/schema#"
DEFINITION = "#/definitions/{model}"

Schema = dict[str, Any]
ONE_LINE_EACH = "write a list: one line for each entry, beginning with - and a space"
LINES_BELOW = "write its lines below it, each with two more spaces in front"
AnyModel = TypeVar("AnyModel", bound=BaseModel)


class Model(BaseModel):
    """A part of a data file: immutable, with no unknown keys; keys are written with-hyphens."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-").rstrip("-"),
        populate_by_name=True,
        defer_build=True,  # otherwise each model is built twice: by itself and as part of a file's
    )

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Yield the broken rules of this part, such as values that contradict each other."""
        yield from ()

    @model_validator(mode="after")
    def check_rules(self) -> Self:
        """Raise all broken rules of this part at once; the loader turns each into a diagnostic."""
        if broken := tuple(self.broken_rules()):
            raise PydanticCustomError("rules", "rules are broken", {"broken": broken})
        return self


def value_error(what: str, hint: str, code: str) -> PydanticCustomError:
    """Return the error to raise for a single value. The loader puts `key is "value", ` before `what`."""
    return PydanticCustomError("value", "{what}; {hint} [{code}]", {"what": what, "hint": hint, "code": code})


def model_from(file: YamlFile, kind: type[AnyModel]) -> AnyModel:
    """Return the model of a file. Errors: `CheckFailed` with all that is wrong, each with the line of its value."""
    duplicates = list(duplicate_entries(file, "id"))
    try:
        model = kind.model_validate(file.data)
    except ValidationError as error:
        # If an id is used twice, errors about the file as a whole may be a consequence.
        errors = [details for details in error.errors(include_url=False) if details["loc"] or not duplicates]
        raise CheckFailed([*duplicates, *_diagnostics(file, kind, errors)]) from None
    raise_if_any(duplicates)
    return model


def duplicate_entries(file: YamlFile, key: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each entry whose `key`, its id or name, an earlier entry of the same list has too."""
    first: dict[Location, int] = {}
    for where, value in values(file.data):
        if len(where) > 1 and where[-1] == key and isinstance(where[-2], int):
            line = file.line(where)
            if (before := first.setdefault((*where[:-2], value.lower()), line)) != line:
                message = f'{key} "{shortened(value)}" is already used on line {before}'
                yield Diagnostic(file.path, line, message, f"give each entry its own {key}", "duplicate-entry")


def _diagnostics(file: YamlFile, kind: type[BaseModel], errors: list[ErrorDetails]) -> Iterator[Diagnostic]:
    for details in _without_consequences(kind, errors):
        where: Location = details["loc"]
        if details["type"] == "rules":
            for below, message, hint, code in details["ctx"]["broken"]:
                yield Diagnostic(file.path, file.line((*where, *below)), message, hint, code)
        else:
            yield Diagnostic(file.path, file.line(where), *_explain(kind, details))


def _without_consequences(kind: type[BaseModel], errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Yield the errors that are not a consequence of another one.

    A key may be missing because it is misspelled; a list may count as empty because its only entry is invalid.
    """
    parents = {details["loc"][:length] for details in errors for length in range(len(details["loc"]))}
    unknown = [details["loc"] for details in errors if details["type"] == "extra_forbidden"]
    intended = {(*where[:-1], nearest(str(where[-1]), _known_keys(kind, where))) for where in unknown}
    for details in errors:
        where = details["loc"]
        follows = {"missing": where in intended, "too_short": where in parents}
        if not follows.get(details["type"], False):
            yield details


def _explain(kind: type[BaseModel], details: ErrorDetails) -> tuple[str, str, str]:
    """Return the message, hint and code for an error of pydantic."""
    key, value, context = _key(details["loc"]), _quoted_value(details["input"]), details.get("ctx", {})
    match details["type"]:
        case "missing":
            return f'"{key}:" is missing', f"add a line that begins with {key}:", "value-missing"
        case "extra_forbidden":
            known = _known_keys(kind, details["loc"])
            return f'"{key}:" is not recognized here', suggestion(key, known), "key-unknown"
        case "literal_error":
            choices = str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            return f"{key} is {value}, which is not valid here", suggestion(value, choices), "value-format"
        case "value":
            if details["input"] in (None, "") or context["what"] == "empty":
                return f"{key} is empty", str(context["hint"]), "value-missing"
            return f"{key} is {value}, {context['what']}", str(context["hint"]), str(context["code"])
        case "too_short":
            return f"{key} is empty", ONE_LINE_EACH, "value-missing"
        case "tuple_type" | "model_type" if details["input"] is None:
            hint = ONE_LINE_EACH if details["type"] == "tuple_type" else LINES_BELOW
            return f"{key} is empty", hint, "value-missing"
        case "tuple_type":
            return f"{key} is {value}, not a list", ONE_LINE_EACH, "value-type"
        case "model_type":
            hint = LINES_BELOW if details["loc"] else COMPARE
            return f"{key} is {value}, not a group of lines", hint, "value-type"
        case _:
            return f"{key} is {value}, which is not valid here", COMPARE, "value-type"


def _key(where: Location) -> str:
    names = [part for part in where if isinstance(part, str)]
    return names[-1] if names else "the file"


def _quoted_value(value: object) -> str:
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
    """Return the JSON Schema of a data file, with a newline at the end.

    The rules of models, such as two numbers that must fit together, are left to `make check`.
    """
    generated = kind.model_json_schema(ref_template=DEFINITION)
    definitions = generated.pop("$defs", {})
    models = {name: _tidy_schema(part) for name, part in sorted(definitions.items())}
    whole = {"$schema": DRAFT, **_tidy_schema(generated), "definitions": models}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _tidy_schema(model: Schema) -> Schema:
    """Remove the titles that pydantic generates, and describe each key, by default with the docstring of its model."""
    words = {"description": _as_typed(model["description"])}
    keys = {key: words | _without_title(part) for key, part in model["properties"].items()}
    return _without_title(model) | words | {"properties": keys}


def _as_typed(docstring: str) -> str:
    """Return the first paragraph of a docstring, with keys as files write them: with hyphens."""
    paragraph = " ".join(docstring.partition("\n\n")[0].split())
    return re.sub(r"`\w+`", lambda name: name[0].replace("_", "-"), paragraph)


def _without_title(part: Schema) -> Schema:
    return {name: value for name, value in part.items() if name not in {"title", "default"}}
