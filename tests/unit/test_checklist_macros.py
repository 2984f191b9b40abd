"""Checklists and handouts on a page, by their macros."""

from pathlib import PurePosixPath

import pytest

from scripts.data.load import Content
from scripts.diagnostics import CheckFailed
from scripts.macros.expand import expand

PREPARE = PurePosixPath("docs/prepare.md")


@pytest.mark.parametrize(
    ("macro", "said"),
    [
        ('{{ handout("prepar") }}', 'there is no handout "prepar"; did you mean "prepare"?'),
        ('{{ handout_link("cost") }}', 'there is no handout "cost"; did you mean "costs"?'),
        ('{{ checklist("prepare", "befor") }}', 'there is no part of the checklist prepare "befor"; did you mean'),
        ('{{ checklist("prepare", "before", 7) }}', '"7" is not a heading level; write 2, 3 or 4'),
    ],
)
def test_a_page_that_asks_for_what_is_not_there_is_told(content: Content, macro: str, said: str) -> None:
    with pytest.raises(CheckFailed) as found:
        expand(macro, PREPARE, content)
    assert said in str(found.value)


def test_a_checklist_on_a_page_has_boxes_with_labels_and_cites_its_sources(content: Content) -> None:
    shown = expand('{{ checklist("prepare", "before") }}', PREPARE, content)
    assert shown.startswith("## In the days before {#before}\n")
    assert shown.count('<label><input type="checkbox"') == 2
    assert "<strong>Arrange a ride.</strong> Ask someone to fetch you.</span></label><sup" in shown
    assert '<a href="/aftercare/#driving">The rule</a>' in shown
    assert shown.count('href="#source-one2020"') == 2
    assert '<li id="source-one2020">' in shown
