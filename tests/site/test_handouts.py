"""The handouts of the built site: tagged PDF files of one page, and the pages that show and list the same sheets."""

import io
import re
from pathlib import Path

import pypdf
import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from scripts.render.templates import dollars
from tests.project import LOCAL_URL, Project

SHEETS = {
    "prepare": "prepare",
    "aftercare": "aftercare",
    "costs": "costs",
    "questions": "decide",
    "safety-plan": "hard-moments",
    "mood-log": "symptom-scores",
}
UA_PART = b"<pdfuaid:part>1</pdfuaid:part>"


def pdf(site: Path, sheet: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO((site / "handouts" / f"{sheet}.pdf").read_bytes()))


def words(text: str) -> str:
    return " ".join(text.split())


def tree(site: Path, page: str) -> HtmlElement:
    return lxml_html.document_fromstring((site / page / "index.html").read_text(encoding="utf-8"))


def test_every_handout_is_published(built_project: Project) -> None:
    assert [handout.id for handout in built_project.content().handouts.handouts] == list(SHEETS)
    published = {file.stem for file in (built_project.site / "handouts").glob("*.pdf")}
    assert published == set(SHEETS)


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_handout_is_one_letter_page_of_tagged_pdf(built_site: Path, sheet: str) -> None:
    """Source: ISO 14289-1, PDF/UA-1."""
    reader = pdf(built_site, sheet)
    assert [(page.mediabox.width, page.mediabox.height) for page in reader.pages] == [(612, 792)]
    catalog = reader.root_object
    assert catalog["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert "/StructTreeRoot" in catalog
    assert str(catalog["/Lang"]) == "en"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    assert UA_PART in re.sub(rb"\s", b"", catalog["/Metadata"].get_data())  # type: ignore[attr-defined]
    assert reader.metadata
    assert reader.metadata.author == "Stella Mental Health"
    assert str(reader.metadata.title).endswith(" - Stella Mental Health")
    assert str(reader.metadata["/CreationDate"]).startswith("D:20261122")


def test_no_handout_takes_a_font_of_the_machine(built_site: Path) -> None:
    for sheet in SHEETS:
        fonts = pdf(built_site, sheet).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
        names = {str(font.get_object()["/BaseFont"]) for font in fonts.values()}
        assert all("LibertinusSerif" in name for name in names), names


@pytest.mark.parametrize(("sheet", "page"), SHEETS.items())
def test_a_handout_has_help_in_a_crisis_and_the_review_dates_of_its_page(
    built_site: Path, built_project: Project, sheet: str, page: str
) -> None:
    shown = words(pdf(built_site, sheet).pages[0].extract_text())
    safety = built_project.content().safety
    dates = [time.text for time in tree(built_site, page).xpath("//footer[@class='page-review']//time")]
    assert f"Last review: {dates[0]}. Next review: {dates[1]}." in shown
    assert safety.legal_status.sentence in shown
    assert f"{LOCAL_URL}handouts/{sheet}/" in shown
    assert [way.words for line in safety.crisis.lines for way in line.ways if way.words not in shown] == []


def test_the_costs_have_the_prices_of_the_file(built_site: Path, built_project: Project) -> None:
    shown = words(pdf(built_site, "costs").pages[0].extract_text())
    marks = tree(built_site, "handouts/costs").xpath("//section[@aria-labelledby='sheet-costs']//data/@data-price")
    amounts = built_project.content().pricing.amounts
    assert len(marks) >= 10
    assert [mark for mark in marks if dollars(amounts[mark]) not in shown] == []
    assert "which we read on November 22, 2026. It has no date" in shown


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_page_and_the_file_say_the_same(built_site: Path, sheet: str) -> None:
    (section,) = tree(built_site, f"handouts/{sheet}").xpath(f"//section[@aria-labelledby='sheet-{sheet}']")
    shown = words(pdf(built_site, sheet).pages[0].extract_text())
    said = [
        words(element.text_content())
        for element in section.xpath(".//h2 | .//h3 | .//caption | .//label | .//li[not(label)]")
    ]
    assert len(said) > 6
    assert [text for text in said if text not in shown] == []


@pytest.mark.parametrize("page", ["prepare", "aftercare"])
def test_a_checklist_is_the_same_on_its_page_and_on_its_handout(built_site: Path, page: str) -> None:
    def boxes(found: HtmlElement) -> set[str]:
        return {words(label.text_content()) for label in found.xpath(".//label[input[@type='checkbox']]")}

    (section,) = tree(built_site, f"handouts/{page}").xpath(f"//section[@aria-labelledby='sheet-{page}']")
    on_page = boxes(tree(built_site, page))
    assert len(on_page) > 10
    assert on_page <= boxes(section)


@pytest.mark.parametrize(("sheet", "page"), SHEETS.items())
def test_a_page_links_its_handout_as_a_file_and_as_a_page(built_site: Path, sheet: str, page: str) -> None:
    links = tree(built_site, page).xpath("//article//a/@href")
    assert {f"/handouts/{sheet}.pdf", f"/handouts/{sheet}/"} <= set(links)


def test_one_page_lists_every_handout_at_the_address_that_readers_keep(built_site: Path) -> None:
    page = tree(built_site, "handouts")
    assert page.xpath("//article//h2[starts-with(@id, 'sheet-')]/@id") == [f"sheet-{sheet}" for sheet in SHEETS]
    links = set(page.xpath("//article//a/@href"))
    assert {to for sheet in SHEETS for to in (f"/handouts/{sheet}.pdf", f"/handouts/{sheet}/")} <= links


def test_what_may_take_two_pages_is_not_called_one(built_site: Path) -> None:
    said = {
        sheet: words(tree(built_site, f"handouts/{sheet}").find_class("handout-ways")[0].text_content())
        for sheet in SHEETS
    }
    assert [sheet for sheet, text in said.items() if "one page" not in text.lower()] == ["costs"]


def test_search_leads_to_the_pages_and_not_to_their_copies(built_project: Project) -> None:
    pages = {place.partition("#")[0] for place in built_project.searched("Arrange a ride")}
    assert "prepare/" in pages
    assert "handouts/prepare/" not in pages
