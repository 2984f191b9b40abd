"""Which page a handout belongs to: the one that it names, and none of the same name in a folder."""

import io

import pypdf
import pytest

from scripts.checks.source.downloads import check_named_pages
from scripts.render.handouts import typeset_handouts
from tests.project import Project
from tests.unit.a_page import HEAD, page

PAGES = (page("Words.", "prepare"), page("Words.", "costs"), page("Words.", "aftercare"))


@pytest.mark.parametrize("folder", ["a", "old", "z"])
def test_a_sheet_bears_the_review_of_its_own_page_and_not_of_another_by_the_same_name(
    data: Project, folder: str
) -> None:
    """Whichever is read last."""
    reviewed = HEAD.replace("reviewer: none", "reviewer: Dr. Someone Else")
    other = page("Words.", f"{folder}/prepare", head=reviewed)
    content = data.content()
    for pages in ((*PAGES, other), (other, *PAGES)):
        pdf = typeset_handouts(pages, content)["handouts/prepare.pdf"]
        text = " ".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages)
        assert "Someone Else" not in text


def test_a_page_in_a_folder_is_not_the_page_that_a_handout_names(data: Project) -> None:
    pages = (page("Words.", "old/prepare"), *PAGES[1:], page("Words.", "what-it-is"))
    told = [str(diagnostic) for diagnostic in check_named_pages(data.root, pages, data.content())]
    assert told == ['content/handouts.yml:3: there is no page "prepare"; did you mean "old/prepare"? [page-unknown]']
