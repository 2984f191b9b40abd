"""Imports point one way: diagnostics, data, render and macros, extension, outputs and checks, command lines."""

import ast
import re
from graphlib import TopologicalSorter

import pytest

from tests.rules.sources import SCRIPTS, imports, modules, text

OURS = {dotted: {other for other in imports(file) if other.startswith("scripts")} for dotted, file in modules().items()}
COMMAND_LINES = {dotted for dotted, file in modules().items() if '__name__ == "__main__"' in text(file)} | {
    "scripts.command_line"
}


def of(prefix: str) -> dict[str, set[str]]:
    return {dotted: found for dotted, found in OURS.items() if dotted == prefix or dotted.startswith(f"{prefix}.")}


def strangers(prefix: str, allowed: str) -> set[str]:
    """`a imports b` for every import of a part that its layer may not know."""
    return {
        f"{dotted} imports {other}"
        for dotted, found in of(prefix).items()
        for other in found
        if not re.fullmatch(rf"scripts|scripts\.({allowed})(\..*)?", other)
    }


@pytest.mark.parametrize(
    ("part", "allowed"),
    [
        ("diagnostics", "-"),
        ("cache", "-"),
        ("git", "-"),
        ("site_settings", "diagnostics|git"),
        ("data", "data|diagnostics|site_settings"),
        ("pictures", "pictures|cache|data|diagnostics"),
        ("render", "cache|render|data|diagnostics|site_settings"),
        ("macros", "macros|render|data|diagnostics"),
        ("extension", "extension|data|diagnostics"),
        ("article", "-"),
        ("parallel", "-"),
        ("verdicts", "cache|data"),
        ("outputs", "outputs|cache|git|article|render|data|diagnostics|site_settings"),
        (
            "checks",
            "pictures|checks|article|extension|cache|git|parallel|outputs|macros|render|verdicts|data|diagnostics|site_settings",
        ),
        ("guide", "pictures|article|checks|macros|extension|outputs|render|data|diagnostics|site_settings"),
        ("hooks", "cache|guide|diagnostics|site_settings"),
        ("publish", "diagnostics"),
        ("generate", "data|diagnostics"),
        ("static_host", "-"),
        ("browser", "-"),
        ("report", "report|checks|pictures|render|data|diagnostics|site_settings|static_host|browser"),
        ("documents", "checks|data"),
        ("editor", "editor|macros|pictures|data|diagnostics|static_host"),
        ("build", "cache|checks|parallel|data|diagnostics|site_settings|generate|publish"),
        ("preview", "preview|build|publish|checks|outputs|generate|guide|data|diagnostics|site_settings|static_host"),
    ],
)
def test_a_part_imports_only_what_stands_below_it(part: str, allowed: str) -> None:
    assert of(f"scripts.{part}")
    assert strangers(f"scripts.{part}", allowed) == set()


def test_no_module_imports_itself_by_way_of_others() -> None:
    """But for the prices, whose sums and rules name them in their types only."""
    types_only = dict.fromkeys(("scripts.data.amounts", "scripts.data.price_rules"), "scripts.data.pricing")
    TopologicalSorter({one: found - {types_only.get(one)} for one, found in OURS.items()}).prepare()


def test_every_module_has_its_place_in_these_rules() -> None:
    parts = {dotted.split(".")[1] for dotted in OURS if "." in dotted}
    placed = {"diagnostics", "site_settings", "data", "render", "macros", "extension", "article", "outputs", "checks"}
    placed |= {"cache", "documents", "git", "guide", "hooks", "verdicts"}
    placed |= {
        "parallel",
        "pictures",
        "publish",
        "generate",
        "static_host",
        "browser",
        "report",
        "build",
        "preview",
        "editor",
    }
    assert parts - placed == {dotted.split(".")[1] for dotted in COMMAND_LINES}


def test_nothing_imports_a_command_line() -> None:
    """But for what they share."""
    found = {f"{dotted} imports {other}" for dotted, all_of in OURS.items() for other in all_of & COMMAND_LINES}
    assert found == {f"{dotted} imports scripts.command_line" for dotted in COMMAND_LINES - {"scripts.command_line"}}


def test_a_command_line_is_thin() -> None:
    long = {dotted for dotted in COMMAND_LINES if text(modules()[dotted]).count("\n") > 60}
    assert long == set()


def test_only_the_extension_imports_markdown() -> None:
    assert {
        dotted
        for dotted, file in modules().items()
        if any(re.match(r"markdown(\.|$)", other) for other in imports(file))
    } == set(of("scripts.extension"))


def test_mkdocs_is_known_at_three_edges_only() -> None:
    """Its events, one whole build, and one page of the preview: what a successor would have to offer too."""
    generators = {"mkdocs", "material", "properdocs"}
    assert {
        dotted for dotted, file in modules().items() if {other.split(".")[0] for other in imports(file)} & generators
    } == {"scripts.hooks", "scripts.generate", "scripts.preview.renderer"}


def test_no_data_file_is_read_with_the_types_of_yaml() -> None:
    """Reason: PyYAML reads 12:30 as 750. It is asked whether MkDocs would read a page's title as another, and for the
    nodes of files, of which it makes no values.
    """
    users = {dotted for dotted, file in modules().items() if "yaml" in {other.split(".")[0] for other in imports(file)}}
    assert users == {"scripts.data.front_matter_values", "scripts.data.yaml_syntax"}
    syntax = text(modules()["scripts.data.yaml_syntax"])
    assert set(re.findall(r"\byaml\.([a-z]+)\(", syntax)) == {"parse", "compose"}


def test_money_is_never_a_float() -> None:
    files = [modules()[dotted] for dotted in (*of("scripts.data"), *of("scripts.render"), *of("scripts.macros"))]
    for without_money in ("front_matter_values", "look", "palette", "svg"):
        files.remove(modules()[f"scripts.data.{without_money}"])
    names = {node.id for file in files for node in ast.walk(ast.parse(text(file))) if isinstance(node, ast.Name)}
    assert "Decimal" in names
    assert not names & {"float", "round"}


def test_templates_stand_beside_the_modules_that_render_them() -> None:
    assert {file.parent.relative_to(SCRIPTS).as_posix() for file in SCRIPTS.rglob("*.jinja")} == {
        "render/templates",
        "report/templates",
        "preview",  # a mistake in the site's templates must not keep it from being told
    }
