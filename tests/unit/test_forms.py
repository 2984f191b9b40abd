"""The forms: made from the models, kept apart from the site."""

import json
from typing import Any

import pytest

from scripts.data.front_matter import KEYS
from scripts.diagnostics import DiagnosticError
from scripts.documents import data_file_models
from scripts.editor.build import build_editor, policy
from scripts.editor.config import CONFIG, config
from scripts.editor.picks import picks
from tests.project import ROOT, Project

MADE = (ROOT / CONFIG).read_text(encoding="utf-8")


def files() -> dict[str, Any]:
    made = json.loads(MADE)
    return {one["name"]: one for one in (*made["collections"][0]["files"], *made["collections"][-1]["files"])}


def named(fields: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(field for field in fields if field["name"] == name)


def test_the_forms_are_those_of_the_models() -> None:
    assert config(data_file_models(ROOT)) == MADE, "run: make schemas"


def test_each_data_file_has_a_form_with_every_key_of_its_model() -> None:
    for name, kind in data_file_models(ROOT).items():
        if name != "words":
            keys = [str(field.alias) for field in kind.model_fields.values()]
            assert {field["name"] for field in files()[name]["fields"]} == {*keys} - {"currency"}


def test_the_forms_of_prices_and_of_pages_begin_with_what_is_edited_most() -> None:
    assert [field["name"] for field in files()["pricing"]["fields"]][:3] == ["offers", "confirmed", "read"]
    pages = json.loads(MADE)["collections"][1]
    assert [field["name"] for field in pages["fields"]][:3] == ["title", "description", "body"]


def test_an_entry_shows_its_amount_and_a_picture_before_it_is_opened() -> None:
    offers, places = (
        named(files()[name]["fields"], key) for name, key in (("pricing", "offers"), ("clinic", "places"))
    )
    assert offers["summary"].startswith("{{name}}: ${{prices.0.price}}")
    assert places["thumbnail"] == "picture.file"


def test_a_list_that_is_not_the_first_of_its_form_is_one_line_until_it_is_opened() -> None:
    of_clinic = files()["clinic"]["fields"]
    assert [field["name"] for field in of_clinic if "minimize_collapsed" in field] == ["people", "facts", "conditions"]
    of_offer = named(files()["pricing"]["fields"], "offers")["fields"]
    assert [field["name"] for field in of_offer if "minimize_collapsed" in field] == ["includes"]


def test_only_names_of_pages_are_chosen_from_the_list_of_pages() -> None:
    sources = named(files()["evidence"]["fields"], "sources")
    assert named(sources["fields"], "pages")["widget"] == "string", "those of an article are typed"
    assert named(named(files()["notices"]["fields"], "notices")["fields"], "pages")["collection"] == "pages"


def test_each_page_has_a_form_with_every_line_at_its_top() -> None:
    pages = json.loads(MADE)["collections"][1]
    assert {field["name"] for field in pages["fields"]} == KEYS | {"body"}


def test_a_price_is_a_text_that_is_judged_as_the_check_judges_it() -> None:
    prices = named(named(files()["pricing"]["fields"], "offers")["fields"], "prices")
    assert named(prices["fields"], "price") == {
        "name": "price",
        "label": "Price",
        "required": True,
        "hint": "A plain number of dollars, with or without cents: 1200 or 1200.50.",
        "widget": "string",
        "pattern": [r"^((0|[1-9]\d*)(\.\d\d)?)$", "Write a plain number of dollars like 3475 or 3475.00"],
    }


def test_what_can_be_inserted_shows_its_value_and_is_found_by_the_name_of_its_study(guide: Project) -> None:
    lists = picks(guide.content())
    shown = "Initial series, without integration therapy: $3,475"
    assert (shown, 'price("series", "infusion-only")') in lists["a price"]
    for name in ("a figure", "a finding", "a source"):
        studies = [macro.split('"')[1].partition(".")[0] for _, macro in lists[name]]
        assert studies == sorted(studies)
        assert all(shown.startswith(f"{study}: ") for (shown, _), study in zip(lists[name], studies, strict=True))


def test_the_page_of_the_forms_runs_only_its_own_files_and_asks_only_github() -> None:
    said = dict(part.split(" ", 1) for part in policy("{}").split("; "))
    assert said["default-src"] == "'none'"
    assert said["script-src"].startswith("'self' 'wasm-unsafe-eval' 'sha256-")
    assert "unsafe-inline" not in said["script-src"]
    assert said["connect-src"] == "'self' data: blob: https://api.github.com"


@pytest.mark.parametrize("name", ["guide", "https://github.com/a/b", "a/b/c", "-"])
def test_a_name_that_is_no_repository_is_refused(name: str, guide: Project) -> None:
    with pytest.raises(DiagnosticError, match="is not the name of a repository on GitHub; set REPOSITORY to"):
        build_editor(guide.root, {"REPOSITORY": name})
