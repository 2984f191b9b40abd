"""What the site itself says stands in content/words/: no English that a reader sees stands in code."""

import ast
import re
from pathlib import Path

import pytest

from scripts.data.load import load_content
from tests.project import PINNED, ROOT
from tests.rules.english import in_javascript, in_python, in_template, returned
from tests.rules.sources import SCRIPTS, modules, name, text

OVERRIDES = ROOT / "overrides"
TEMPLATES = sorted((*OVERRIDES.rglob("*.html"), *(SCRIPTS / "render").rglob("*.jinja")))
SCRIPTS_OF_PAGES = sorted(OVERRIDES.rglob("*.js"))
PARTS = ("render", "macros", "outputs", "guide", "hooks", "article", "extension", "checks.site.scorecard")
MODULES = {
    file for dotted, file in modules().items() if any(f"{dotted}.".startswith(f"scripts.{part}.") for part in PARTS)
}
DATA = [file for dotted, file in modules().items() if dotted.startswith("scripts.data.")]

# What looks like words and is not for readers, or is in every language the same. Each file with the reason.
EXCEPTIONS = {
    "overrides/assets/estimator.js": {"[data-prices] tbody tr"},  # a selector
    "overrides/assets/site.js": {"use strict", "Escape", "(prefers-color-scheme: dark)"},  # JavaScript's and CSS's own
    "overrides/assets/search.js": {"Enter"},  # a key
    "scripts/render/templates/estimator.html.jinja": {" checked"},  # an attribute
    "scripts/render/templates/handout.typ.jinja": {"Libertinus Serif"},  # a typeface
    "scripts/render/templates/link_picture.typ.jinja": {"Libertinus Serif"},
    "scripts/render/references.py": {"PubMed ", "Published online "},  # a name, and what the style of citations writes
    "scripts/extension/__init__.py": {"text-align: "},  # CSS
    "scripts/extension/blocks.py": {'<span class="', "task task-done", " markdown"},  # elements, a class, an attribute
    "scripts/render/handouts.py": {'#set document(title: "a")\n#set text(lang: "en")\n#'},  # typst
    "scripts/render/templates/clinic.html.jinja": {"[ ](< >){ .md-button .md-button--primary }"},  # Markdown
    "scripts/outputs/head.py": {'class="picture '},
    "scripts/outputs/structured_clinic.py": {"Person"},
    "scripts/outputs/structured_data.py": {  # schema.org's
        *("Offer", "Organization", "Patient", "Person", "Place", "Service"),
    },
    "scripts/checks/site/scorecard.py": {"CDC index"},  # a name
}
# What search takes for words of every question: rules of English, like those of its endings, which nobody sees.
ASKING = re.compile(r"const ASKING = .*?^\)\);$", re.DOTALL | re.MULTILINE)
ASKED = re.compile(r"(?<!/)\bwords\.([a-z_]+)\.([a-z_0-9]+)")
# What they say is said to who writes pages and data.
TO_EDITORS = {
    *(
        "scripts/macros/expand.py",
        "scripts/data/fields.py",
        "scripts/data/model.py",
        "scripts/data/characters.py",
    ),
    *("scripts/data/front_matter.py", "scripts/data/front_matter_values.py"),
    *("scripts/data/mkdocs_allowlist.py", "scripts/data/mkdocs_yml.py"),
    *("scripts/data/material.py", "scripts/data/mkdocs_allowlist.py", "scripts/data/yaml_syntax.py"),
}
TO_HOSTS = {"scripts/outputs/files.py"}  # robots.txt and security.txt


def beyond(file: Path, found: list[str]) -> list[str]:
    return [said for said in found if said not in EXCEPTIONS.get(name(file), ())]


@pytest.mark.parametrize("file", TEMPLATES, ids=name)
def test_no_template_has_words_of_its_own(file: Path) -> None:
    is_html = file.suffix == ".html" or file.name.endswith(".html.jinja")
    assert beyond(file, list(in_template(text(file), is_html=is_html))) == []


@pytest.mark.parametrize("file", SCRIPTS_OF_PAGES, ids=name)
def test_no_script_has_words_of_its_own(file: Path) -> None:
    assert beyond(file, list(in_javascript(ASKING.sub("", text(file))))) == []


def test_no_stylesheet_writes_words() -> None:
    styles = "".join(text(file) for file in OVERRIDES.rglob("*.css"))
    written = re.findall(r'content: [^;}"]*"([^"]*)"', styles)
    assert "› " in written
    assert [said for said in written if re.search("[A-Za-z]", said)] == []


@pytest.mark.parametrize("file", sorted(MODULES), ids=name)
def test_no_module_that_makes_pages_has_words_of_its_own(file: Path) -> None:
    if name(file) not in TO_EDITORS | TO_HOSTS:
        assert beyond(file, [said for _, said in in_python(ast.parse(text(file)))]) == []


@pytest.mark.parametrize("file", DATA, ids=name)
def test_no_model_says_anything_in_words_of_its_own(file: Path) -> None:
    if name(file) not in TO_EDITORS:
        assert [said for _, said in returned(ast.parse(text(file)))] == []


def test_every_word_is_used_somewhere() -> None:
    """By its name, or by the id that leads to it, such as a kind of source: `records study`."""
    code = "".join(map(text, (*TEMPLATES, *modules().values())))
    words = load_content(ROOT, PINNED).words.model_dump(exclude={"course"})  # for whose facts pages ask
    keys = {key for group in words.values() if isinstance(group, dict) for key in group}
    assert len(keys) > 150
    assert {key for key in keys if not re.search(rf"\b{key.replace('_', '[ _-]')}\b", code)} == set()


def test_every_word_that_is_asked_for_is_there() -> None:
    words = load_content(ROOT, PINNED).words
    asked = {found for file in TEMPLATES for found in ASKED.findall(text(file))}
    asked |= {found for file in modules().values() for found in ASKED.findall(text(file)) if hasattr(words, found[0])}
    assert len(asked) > 120
    assert {found for found in asked if not hasattr(getattr(words, found[0], None), found[1])} == set()
