"""mkdocs.yml: what it has to say, beside what `tests/unit/test_mkdocs_rules.py` has it not say."""

import re

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node

from tests.project import ROOT
from tests.rules.sources import text

FILE = ROOT / "mkdocs.yml"
CONFIG = text(FILE)


def keys() -> dict[str, Node]:
    node = YAML(typ="safe", pure=True).compose(CONFIG)
    assert isinstance(node, MappingNode)
    return {str(key.value): value for key, value in node.value}


def test_there_is_no_plugin_not_even_the_search_that_comes_without_asking() -> None:
    assert keys()["plugins"].value == []


def test_mkdocs_is_called_by_the_build_alone_which_judges_the_settings_first() -> None:
    """Reason: a typed `mkdocs build` runs whatever mkdocs.yml names."""
    callers = [ROOT / "Makefile", ROOT / ".ci/run", *(ROOT / ".github/workflows").iterdir()]
    character_name = re.compile(
        r"(?:mkdocs|properdocs|zensical)\s+(?:build|serve|gh-deploy|new)|-m (?:mkdocs|properdocs|zensical)\b"
    )
    assert [file for file in callers if character_name.search(text(file))] == []


def test_it_is_short() -> None:
    assert CONFIG.count("\n") <= 120


def test_there_is_one_file_of_hooks() -> None:
    assert [node.value for node in keys()["hooks"].value] == ["scripts/hooks.py"]


def test_what_goes_wrong_is_a_warning_and_strict_makes_it_an_error() -> None:
    """But for anchors: our own check of the built site tells them with the line of the page."""
    validation = {str(key.value): value.value for key, value in keys()["validation"].value}
    assert {validation.pop(name) for name in ("omitted_files", "absolute_links", "unrecognized_links")} == {"warn"}
    assert validation.pop("anchors") in {"warn", "info", "ignore"}
    assert not validation


def test_strict_is_never_made_quiet() -> None:
    """Reason: MkDocs counts warnings by its log; `--quiet` drops them, and strict then sees none."""
    for name in ("Makefile", ".ci/run"):
        for line in text(ROOT / name).splitlines():
            assert not re.search(r"(mkdocs|properdocs|zensical).*(--quiet|-q\b)", line), name
    assert "strict=True" in text(ROOT / "scripts/generate.py")


def test_no_font_is_fetched() -> None:
    assert re.search(r"(?m)^  font: false$", CONFIG)
