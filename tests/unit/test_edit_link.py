"""The link with which staff get from a page to its file: only where mkdocs.yml says where the files are."""

from lxml import html as lxml_html

from scripts.data.load import Content
from scripts.render.templates import block
from tests.unit.a_page import page

ADDRESS = "https://github.com/example-clinic/infusion-guide/edit/main/docs/costs.md"


def review(content: Content, edit: str | None, icon: str = "") -> lxml_html.HtmlElement:
    of = page("Words.", "costs").front_matter
    return lxml_html.fromstring(
        block(content.words, "review", of, content.settings.day, content.clinic.name, edit, icon)
    )


def test_while_the_address_is_not_known_there_is_no_link(content: Content) -> None:
    assert review(content, None).xpath("//a") == []


def test_with_it_a_page_leads_to_its_own_file(content: Content) -> None:
    (link,) = review(content, ADDRESS).xpath("//a")
    assert (link.get("href"), link.xpath("svg")) == (ADDRESS, [])


def test_an_icon_stands_beside_the_words_where_one_is_chosen(content: Content) -> None:
    (drawing,) = review(content, ADDRESS, "material/pencil").xpath("//a/svg")
    assert drawing.get("aria-hidden") == "true"
    assert drawing.tail.strip() == content.words.review.edit
