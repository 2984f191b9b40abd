"""The link with which staff get from a page to GitHub's editor: only where the clinic file knows the repository."""

import pytest
from lxml import html as lxml_html

from scripts.data.load import load_content
from scripts.diagnostics import CheckFailed
from scripts.render.templates import block
from tests.project import PINNED, Project
from tests.unit.a_page import page

REPOSITORY = "https://github.com/example-clinic/infusion-guide"


def links(data: Project, name: str = "costs") -> list[str]:
    content, of = load_content(data.root, PINNED), page("Words.", name)
    edit = content.clinic.edit_address(of.path)
    review = block(content.words, "review", of.front_matter, content.settings.day, content.clinic.name, edit)
    return [str(link.get("href")) for link in lxml_html.fromstring(review).iter("a")]


def know(data: Project, repository: str) -> None:
    data.edit("content/clinic.yml", "security-contact:", f"repository: {repository}\nsecurity-contact:")


def test_while_the_repository_is_not_known_there_is_no_link(data: Project) -> None:
    assert links(data) == []
    know(data, "")
    assert links(data) == []


def test_with_the_repository_each_page_leads_to_its_own_file(data: Project) -> None:
    know(data, REPOSITORY)
    assert links(data) == [f"{REPOSITORY}/edit/main/docs/costs.md"]
    assert links(data, "risks") == [f"{REPOSITORY}/edit/main/docs/risks.md"]


@pytest.mark.parametrize("wrong", ["example-clinic/infusion-guide", "https://example.org/a/b", f"{REPOSITORY}/tree"])
def test_another_address_is_refused(data: Project, wrong: str) -> None:
    know(data, wrong)
    with pytest.raises(CheckFailed) as found:
        load_content(data.root, PINNED)
    assert str(found.value) == (
        f'content/clinic.yml:6: repository is "{wrong}", which is not valid here; write the address of the '
        "repository, like https://github.com/organization/name, or leave it empty [value-format]"
    )
