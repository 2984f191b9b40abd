"""The forms: made from the models, kept apart from the site."""

import json
from typing import Any

import pytest

from scripts.data.front_matter import KEYS
from scripts.diagnostics import DiagnosticError
from scripts.documents import kinds
from scripts.editor.build import build_editor, policy
from scripts.editor.config import CONFIG, config
from tests.project import ROOT, Project

MADE = (ROOT / CONFIG).read_text(encoding="utf-8")


def files() -> dict[str, Any]:
    made = json.loads(MADE)
    return {one["name"]: one for one in (*made["singletons"], *made["collections"][-1]["files"])}


def test_the_forms_are_those_of_the_models() -> None:
    assert config(kinds(ROOT)) == MADE, "run: make schemas"


def test_each_data_file_has_a_form_with_every_key_of_its_model() -> None:
    for name, kind in kinds(ROOT).items():
        if name != "words":
            keys = [str(field.alias) for field in kind.model_fields.values()]
            assert [field["name"] for field in files()[name]["fields"]] == [key for key in keys if key != "currency"]


def test_each_page_has_a_form_with_every_line_at_its_top() -> None:
    pages = json.loads(MADE)["collections"][0]
    assert {field["name"] for field in pages["fields"]} == KEYS | {"body"}


def test_a_price_is_a_text_that_is_judged_as_the_check_judges_it() -> None:
    offers = next(field for field in files()["pricing"]["fields"] if field["name"] == "offers")
    prices = next(field for field in offers["fields"] if field["name"] == "prices")
    price = next(field for field in prices["fields"] if field["name"] == "price")
    assert price == {
        "name": "price",
        "label": "Price",
        "required": True,
        "hint": "A plain number of dollars, with or without cents: 1200 or 1200.50.",
        "widget": "string",
        "pattern": [r"^((0|[1-9]\d*)(\.\d\d)?)$", "Write a plain number of dollars like 3475 or 3475.00"],
    }


def test_the_page_of_the_forms_runs_only_its_own_files_and_asks_only_github() -> None:
    said = dict(part.split(" ", 1) for part in policy("{}").split("; "))
    assert said["default-src"] == "'none'"
    assert said["script-src"].startswith("'self' 'sha256-")
    assert "unsafe" not in said["script-src"]
    assert said["connect-src"] == "'self' data: blob: https://api.github.com"


@pytest.mark.parametrize("name", ["guide", "https://github.com/a/b", "a/b/c", "-"])
def test_a_name_that_is_no_repository_is_refused(name: str, guide: Project) -> None:
    with pytest.raises(DiagnosticError, match="is not the name of a repository on GitHub; set REPOSITORY to"):
        build_editor(guide.root, {"REPOSITORY": name})
