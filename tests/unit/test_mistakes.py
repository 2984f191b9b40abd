"""Mistakes that editors make: each is told at its line, with what is wrong and what to write, and nothing else is."""

import re
from collections import Counter

import pytest

from scripts.checks.check_sources import check_sources
from tests.mistakes import Mistake, mistakes
from tests.project import PINNED, Project, git
from tests.said import of_sources

MISTAKES = mistakes()
FAMILIES = {
    *("prices", "dates", "data", "yaml", "front matter", "macros", "links", "material", "headings", "tables", "images"),
    *("pasted text", "typed", "words", "menu", "names", "settings", "clinic", "notices"),
}
JARGON = r"(?i)\b(scalar|mapping|sequence|token|parse|yaml|schema|syntax|regex|exception|null|key|indent\w*)\b"


def test_the_small_guide_is_right(guide: Project) -> None:
    assert check_sources(guide.root, PINNED).warnings == ()


@pytest.mark.parametrize(
    "mistake", [one for one in MISTAKES if one.of == "sources"], ids=lambda one: f"{one.family}: {one.mistake}"
)
def test_a_mistake_is_told_at_its_line_with_what_to_write(guide: Project, mistake: Mistake) -> None:
    says = mistake.make(guide)
    assert of_sources(guide.root) == says


@pytest.mark.parametrize("mistake", [one for one in MISTAKES if one.of == "edit"], ids=lambda one: str(one.mistake))
def test_an_edit_that_leaves_something_behind_is_told_with_the_places(guide: Project, mistake: Mistake) -> None:
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "One"]):
        git(guide, *command)
    says = mistake.make(guide)
    assert [str(found) for found in check_sources(guide.root, PINNED).warnings] == says


@pytest.mark.parametrize("file", ["docs/costs.md", "content/pricing.yml", "mkdocs.yml"])
def test_what_an_editor_of_another_system_saves_is_no_mistake(guide: Project, file: str) -> None:
    """A byte order mark, Windows line ends, no line end at the end."""
    text = guide.read(file).rstrip("\n").replace("\n", "\r\n")
    guide.write(file, b"\xef\xbb\xbf" + text.encode())
    assert check_sources(guide.root, PINNED).warnings == ()


def test_there_are_enough_mistakes_of_every_family() -> None:
    assert len(MISTAKES) >= 44
    assert {mistake.family for mistake in MISTAKES} == FAMILIES


def test_no_two_mistakes_say_the_same_but_for_a_name() -> None:
    counted = Counter(shape for mistake in MISTAKES for shape in mistake.shapes)
    assert [shape for shape, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("line", [line for mistake in MISTAKES for line in mistake.says])
def test_a_message_has_its_place_its_advice_its_code_and_no_word_of_programmers(line: str) -> None:
    assert re.fullmatch(r"[\w./-]+:(\d+|\{line(\+\d)?\}): [^;]+; \S.* \[[a-z]+(-[a-z]+){0,3}\]", line)
    assert not re.search(JARGON, re.sub(r'"[^"]*"|\[[a-z-]+\]$', "", line))
