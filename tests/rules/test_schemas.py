"""The schemas that editors check data files with: up to date, true of every file, known to the editor."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator  # type: ignore[import-untyped]
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from scripts.data.fields import or_empty_list
from scripts.data.model import schema
from scripts.documents import data_file_models
from tests.project import FIXTURES, ROOT
from tests.rules.sources import name

MODELS = data_file_models(ROOT)
FILES = sorted(file for root in (ROOT, FIXTURES) for file in (root / "content").rglob("*.yml"))


def kind_of(file: Path) -> str:
    return file.stem if file.parent.name == "content" else file.parent.name


def stored(kind: str) -> dict[str, Any]:
    loaded = json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


class AsAnEditorReads(SafeConstructor):
    """YAML 1.2 with its numbers and truth values. It knows no dates, which ruamel.yaml makes all the same."""


AsAnEditorReads.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def mistakes(kind: str, text: str) -> list[str]:
    reader = YAML(typ="safe", pure=True)
    reader.Constructor = AsAnEditorReads
    checker = Draft7Validator(stored(kind), format_checker=Draft7Validator.FORMAT_CHECKER)
    return [error.message for error in checker.iter_errors(reader.load(text))]


def test_every_kind_of_data_file_has_its_schema_and_no_other_has_one() -> None:
    found = {kind_of(file) for file in (ROOT / "content").rglob("*.yml")}
    assert (
        found == set(MODELS) == {file.name.removesuffix(".schema.json") for file in (ROOT / "schemas").glob("*.json")}
    )


@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_says_what_the_model_says(kind: str) -> None:
    text = (ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert text == schema(MODELS[kind]), "run: make schemas"


@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_is_one_and_explains_every_key(kind: str) -> None:
    found = stored(kind)
    Draft7Validator.check_schema(found)
    for part in (found, *found["definitions"].values()):
        assert part["additionalProperties"] is False
        for key, about in part["properties"].items():
            assert re.fullmatch(r"[A-Za-z\[].*\w.*[.)]", about.get("description", "")), (kind, key)


@pytest.mark.parametrize("file", FILES, ids=name)
def test_every_data_file_fits_its_schema(file: Path) -> None:
    assert mistakes(kind_of(file), file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("price: 3475.00", "price: $3475.00"),
        ("price: 3475.00", "price: 3,475.00"),
        ("price: 3475.00", "price: -3475"),
        ("price: 3475.00", "price: 347500"),
        ("price: 3475.00", "price:"),
        ("price: 3475.00", "prize: 3475.00"),
        ("confirmed: 2026-11-22", "confirmed: 11/22/2026"),
        ("confirmed: 2026-11-22", "confirmed: 2026-13-22"),
        ("currency: USD", "currency: EUR"),
        ("covers: 6 infusions", "covers: 6"),
        ("covers: 6 infusions", "covers: six infusions"),
        ("who-says: clinic", "who-says: nobody"),
        ("name: Initial series", "name: <b>Initial series</b>"),
        ("name: Initial series", "name: 6"),
        ("[6, 12, 18]", "[]"),
    ],
)
def test_an_editor_marks_what_is_wrong_while_it_is_typed(old: str, new: str) -> None:
    text = (FIXTURES / "content/pricing.yml").read_text(encoding="utf-8")
    assert old in text
    assert mistakes("pricing", text.replace(old, new, 1))


@pytest.mark.parametrize("price", ["3600", "3600.00", '"3600.00"'])
def test_an_editor_takes_every_form_of_a_price_that_the_check_takes(price: str) -> None:
    text = (FIXTURES / "content/pricing.yml").read_text(encoding="utf-8")
    changes = f"price: {price}\n        changes:\n          - from: 2027-01-01\n            price: {price}"
    assert mistakes("pricing", text.replace("price: 3475.00", changes, 1)) == []


def test_the_editor_knows_which_schema_belongs_to_which_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    files = {kind: f"content/{kind}.yml" for kind in MODELS} | {"words": "content/words/*.yml"}
    assert settings["yaml.schemas"] == {f"./schemas/{kind}.schema.json": files[kind] for kind in MODELS}
    recommended = json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))["recommendations"]
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    assert recommended == container["customizations"]["vscode"]["extensions"] == ["redhat.vscode-yaml"]


def _may_be_empty(kind: str) -> list[str]:
    """The keys of a data file that the loader takes with nothing behind them, for lists."""
    fields = MODELS[kind].model_fields.values()
    return [str(one.alias) for one in fields if or_empty_list in [getattr(rule, "func", None) for rule in one.metadata]]


@pytest.mark.parametrize("kind", ["pricing", "clinic", "redirects"])
def test_a_list_that_may_be_empty_is_so_for_the_editor_too(kind: str) -> None:
    text = "".join(f"{key}:\n" for key in _may_be_empty(kind))
    assert text
    assert [said for said in mistakes(kind, text) if "required property" not in said] == []
