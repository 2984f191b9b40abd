"""A clinic that has told everything, built once: each thing stands where a reader looks for it, and machines too."""

import gzip
import json

import pytest
from lxml.html import HtmlElement, document_fromstring
from pypdf import PdfReader

from tests.filled import CITIES, PEOPLE, fill_in
from tests.project import Project, copy_after

DIALS = "tel:+18005550100"
FIRST_WINDOW = 14_600  # bytes


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, built_project: Project) -> Project:
    project = copy_after(built_project, tmp_path_factory.mktemp("filled") / "project")
    fill_in(project)
    project.build()
    return project


def page(filled: Project, name: str) -> HtmlElement:
    return document_fromstring(filled.read(f"site/{name}index.html"))


def nodes(tree: HtmlElement, kind: str) -> list[dict[str, object]]:
    (script,) = tree.xpath("//script[@type='application/ld+json']")
    return [node for node in json.loads(script.text)["@graph"] if node["@type"] == kind]


def links(tree: HtmlElement, where: str) -> list[str]:
    return [str(link) for link in tree.xpath(f"//{where}//a/@href")]


def test_header_foot_and_cards_lead_to_the_button_below_the_risks(filled: Project) -> None:
    for name in ("", "costs/", "places/"):
        tree = page(filled, name)
        book = "contact/#book" if not name else "../contact/#book"
        assert book in links(tree, "header[@class='site-header']"), name
        assert book in links(tree, "section[contains(@class, 'next-steps')]"), name
        assert {book, DIALS, "mailto:care@example.org", "https://portal.example.net/"} <= {*links(tree, "footer")}
        assert "Colorado clinic license 04-12345" in tree.find_class("imprint")[0].text_content()
    contact = page(filled, "contact/")
    below = contact.xpath("//h2[@id='book']/following::a/@href")
    assert below.index("/risks/") < below.index("https://book.example.com/visits?from=guide") < below.index(DIALS)


def test_each_place_has_a_part_with_an_id_and_hours_that_machines_read(filled: Project) -> None:
    tree = page(filled, "places/")
    clinics = nodes(tree, "MedicalClinic")
    for name, city, street, state, code in CITIES:
        assert tree.xpath(f"//h2[@id='place-{name}']")[0].text_content() == city
        (node,) = (node for node in clinics if str(node["@id"]).endswith(f"#place-{name}"))
        address = node["address"]
        assert isinstance(address, dict)
        assert [address[key] for key in ("streetAddress", "addressRegion", "postalCode")] == [street, state, code]
        assert str(node["telephone"]).startswith("+1")
        assert ("hasMap" in node) == (name != "seattle")
        assert ("openingHoursSpecification" in node) == (name != "austin")
    hours = clinics[1]["openingHoursSpecification"]
    assert isinstance(hours, list)
    days = [f"https://schema.org/{day}" for day in ("Friday", "Saturday")]
    assert hours[1] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": days,
        "opens": "10:00",
        "closes": "14:00",
    }
    assert [f"/places/#place-{city[0]}" for city in CITIES] == [
        link for link in links(page(filled, "contact/"), "article") if "#place-" in link
    ]


def test_the_team_is_shown_and_names_are_not_hard_words(filled: Project) -> None:
    tree = page(filled, "team/")
    people = {node["name"]: node for node in nodes(tree, "Person")}
    for name, full, role, credentials, studied in PEOPLE:
        assert tree.xpath(f"//h2[@id='person-{name}']")[0].text_content() == full
        assert people[full]["jobTitle"] == role
        assert people[full].get("honorificSuffix", "") == credentials
        assert studied in tree.text_content()


def test_what_has_a_name_is_on_paper_too(filled: Project) -> None:
    """Long tables in which readers look something up are not printed."""
    for name in ("contact/", "places/", "team/"):
        assert not page(filled, name).find_class("look-up"), name


def test_no_page_says_that_something_is_missing_that_is_there(filled: Project, built_project: Project) -> None:
    missing = "Some of what belongs here is not known"
    assert missing in built_project.read("site/contact/index.html")
    assert missing not in filled.read("site/contact/index.html")


def test_privacy_and_accessibility_name_the_other_sites(filled: Project) -> None:
    private = page(filled, "privacy/").find_class("other-sites")[0].text_content()
    assert "book.example.com" in private
    assert "it tracks the people who visit it" in private
    assert "portal.example.net" in private
    assert "We have not tested it" in page(filled, "accessibility/").find_class("other-sites")[0].text_content()


def test_a_handout_says_how_to_reach_the_clinic(filled: Project) -> None:
    text = PdfReader(filled.site / "handouts/questions.pdf").pages[0].extract_text()
    assert "800-555-0100" in text
    assert "care@example.org" in text


def test_every_new_page_comes_in_the_first_window(filled: Project) -> None:
    for name in ("contact/", "places/", "team/"):
        assert len(gzip.compress((filled.site / name / "index.html").read_bytes())) < FIRST_WINDOW, name


def test_what_is_found_by_its_name_is_the_place(filled: Project) -> None:
    assert "places/#place-san-luis-obispo" in filled.searched("San Luis Obispo")


def test_a_clinic_that_has_told_nothing_shows_questions_and_no_dead_link(built_project: Project) -> None:
    contact = built_project.read("site/contact/index.html")
    assert "#book" not in contact
    assert contact.count('class="ask"') == 4
    assert "tel:+1" not in contact.replace("tel:988", "")
    assert "mailto:" not in contact
