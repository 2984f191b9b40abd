"""A value with a # behind it: what follows would be lost without a word."""

import pytest

from scripts.data.load import load_content
from scripts.diagnostics import CheckFailed
from tests.project import PINNED, Project
from tests.unit.a_page import HEAD, page

LOST = "and everything after # is ignored; put the whole value in quotation marks [yaml-hash]"
BEFORE = (
    "the text stops at the #, and the rest of the line is ignored; put the whole value in quotation marks [yaml-hash]"
)
HIDDEN = (
    "the value begins with #, so it is ignored; "
    "put the value in quotation marks, or move the comment to the line above [yaml-hash]"
)


def told(project: Project) -> list[str]:
    with pytest.raises(CheckFailed) as found:
        load_content(project.root, PINNED)
    return str(found.value).splitlines()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("note: Visit #2 is free", f'8: note is "Visit", {LOST}'),
        ("note: Visit two  # 2 is free", f'8: note is "Visit two", {LOST}'),
        ("note: Visit\t#2", f'8: note is "Visit", {LOST}'),
        ("note:\n      Visit one\n      two #2", f'8: note is "Visit one two", {LOST}'),
        ("note: Visit #2\n      is free", f"8: {BEFORE}"),
        ("note: #2 is free", f"8: {HIDDEN}"),
    ],
)
def test_a_text_is_refused(data: Project, written: str, said: str) -> None:
    data.edit("content/pricing.yml", "note: The first course.", written)
    assert told(data)[0] == f"content/pricing.yml:{said}"


def test_an_item_of_a_list_is_refused(data: Project) -> None:
    data.edit("content/pricing.yml", "- Ketamine infusions", "- Ketamine infusions #1")
    (said,) = told(data)
    assert said == f'content/pricing.yml:11: includes is "Ketamine infusions", {LOST}'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("price: 3475.00", "price: 3475.00 # asked in November"),
        ("confirmed: 2026-11-22", "confirmed: 2026-11-22 # by telephone"),
        ("- id: series", "- id: series # the first"),
        ("offers:", "offers: # two of them"),
        ("[6, 12, 18]", "[6, 12, 18] # examples"),
        ("note: The first course.", 'note: "The first course #1." # said so'),
        ("note: The first course.", "note: >- # said so\n      The first # course."),
        ("note: The first course.", "# a remark\n    note: The first#course."),
    ],
)
def test_a_remark_behind_anything_else_is_a_remark(data: Project, old: str, new: str) -> None:
    data.edit("content/pricing.yml", old, new)
    load_content(data.root, PINNED)


def test_the_front_matter_is_judged_alike() -> None:
    (diagnostic,) = page("Words", head=HEAD.replace("title: Words of a page", "title: Visit #2")).diagnostics
    assert str(diagnostic) == f'docs/page.md:2: title is "Visit", {LOST}'
