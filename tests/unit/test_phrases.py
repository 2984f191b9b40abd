"""The words of the interface: each phrase has the places that the site fills in, and no other."""

from pathlib import PurePosixPath

import pytest

from scripts.checks.banned import BannedPhrases
from scripts.checks.source.words import check_data_words
from scripts.data.load import Content, load_content
from scripts.data.mkdocs_allowlist import check_before_mkdocs
from scripts.data.model import model_from
from scripts.data.yaml_reader import read_yaml
from scripts.diagnostics import CheckFailed
from scripts.documents import data_file_models
from tests.project import PINNED, Project

WORDS = "content/words/en.yml"


def said(data: Project) -> list[str]:
    with pytest.raises(CheckFailed) as found:
        load_content(data.root, PINNED)
    return [line.removeprefix(f"{WORDS}:") for line in str(found.value).splitlines()]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "All {count} pages",
            "All pages",
            '44: all-of-section is "All pages", which lacks {count}; write {count} where it belongs [placeholders]',
        ),
        (
            "{count} pages",
            "{cuont} pages",
            '44: all-of-section is "All {cuont} pages", which has the unknown placeholder {cuont}; '
'did you mean "{count}"?',
        ),
        ("Close menu", "Close {menu}", '43: close is "Close {menu}", which has the unknown placeholder {menu}; write'),
        ("Close menu", "", "43: close is empty; write the text that patients should read"),
        ("Close menu", "<b>Close</b>", '43: close is "<b>Close</b>", which contains <; write plain text, '),
        ("Close menu", "Close }", '43: close is "Close }", which contains }; write plain text, '),
        ("Close menu", '"=Close"', '43: close is "=Close", which a spreadsheet would run as a formula; begin it'),
        ("  close: Close menu\n", "", '41: "close:" is missing; add a line that begins with close:'),
        ("close: Close menu", "closed: Close menu", '43: "closed:" is not recognized here; did you mean "close"?'),
        ("    - January\n", "", "15: months has 11 names; write all twelve, January first"),
        ('"{count} results"', "results", '56: other is "results", which lacks {count}; write {count} where'),
        ("language: en ", "language: English ", '11: language is "English", which is not valid here; write the code'),
        ("language: en ", "language: es ", '11: language is "es", but the file is called en.yml; write en, or rename'),
    ],
)  # fmt: skip
def test_a_phrase_that_the_site_cannot_fill_in_is_told_at_its_line(
    data: Project, old: str, new: str, line: str
) -> None:
    data.edit(WORDS, old, new)
    (found,) = said(data)
    assert found.startswith(line)


def test_one_thing_may_be_said_without_its_number(data: Project, content: Content) -> None:
    data.edit(WORDS, '    one: "{count} result"', "    one: A single result")
    assert load_content(data.root, PINNED).words.search.results.of(1) == "A single result"
    assert [content.words.search.results.of(count) for count in (0, 1, 2)] == ["0 results", "1 result", "2 results"]


def test_a_new_word_is_one_when_the_schemas_are_made_anew(data: Project) -> None:
    data.edit(WORDS, "  close: Close menu\n", "  close: Close menu\n  open: Open {what}\n  shut:\n")
    assert said(data) == [
        f'{line}: "{key}:" is not recognized here; write one of: all-of-section, close, most-wanted [key-unknown]'
        for line, key in ((44, "open"), (45, "shut"))
    ]
    data.edit(WORDS, "Open {what}", "Open")
    file = read_yaml(data.root, PurePosixPath(WORDS))
    with pytest.raises(CheckFailed, match=": shut is empty; write the text"):
        model_from(file, data_file_models(data.root)["words"])


def test_the_words_are_those_of_the_language_that_mkdocs_yml_sets(guide: Project) -> None:
    guide.write(
        "content/words/es.yml", guide.read(WORDS).replace("language: en ", "language: es ").replace("Menu", "Menú")
    )
    assert load_content(guide.root, PINNED).words.header.menu == "Menu"
    guide.edit("mkdocs.yml", "  custom_dir: overrides", "  custom_dir: overrides\n  language: es")
    assert load_content(guide.root, PINNED).words.header.menu == "Menú"
    assert list(check_before_mkdocs(guide.root)) == []


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("es", 'language is "es", but there is no content/words/es.yml; add that file, or write en here'),
        (
            "../en",
            'language is "../en", which is not a language code; write the code of a language, like en or es',
        ),
        ("", "language is empty, which is not a language code; write the code of a language, like en or es"),
    ],
)
def test_a_language_without_words_is_told_in_mkdocs_yml_alone(guide: Project, language: str, told: str) -> None:
    guide.edit("mkdocs.yml", "  custom_dir: overrides", f"  custom_dir: overrides\n  language: {language}")
    assert [str(found) for found in check_before_mkdocs(guide.root)] == [f"mkdocs.yml:18: {told} [language-file]"]
    assert load_content(guide.root, PINNED).words.language == "en"


def test_the_words_obey_the_list_of_banned_phrases(data: Project) -> None:
    banned = {"phrase": "miracle", "reason": "readers take it for a promise", "instead": "say what was found"}
    data.edit(WORDS, "close: Close menu", "close: A miracle for $5")
    found = check_data_words(data.root, BannedPhrases.model_validate({"phrases": [banned]}))
    assert {(diagnostic.path, diagnostic.line) for diagnostic in found} == {(PurePosixPath(WORDS), 43)}
