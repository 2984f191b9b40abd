"""The handouts on paper, and the tick boxes on the screen."""

import io

import pypdf
import pytest
from playwright.sync_api import Page, expect

TITLES = {
    "prepare": "Before your infusion",
    "aftercare": "After your infusion",
    "costs": "What it costs",
    "questions": "Questions to ask",
    "safety-plan": "My safety plan",
    "mood-log": "My mood log",
}


@pytest.mark.parametrize("paper", ["Letter", "A4"])
@pytest.mark.parametrize("name", TITLES)
def test_each_handout_prints_on_one_sheet_with_the_crisis_line_and_its_review(
    tab: Page, address: str, name: str, paper: str
) -> None:
    tab.goto(f"{address}handouts/{name}/")
    (sheet,) = pypdf.PdfReader(io.BytesIO(tab.pdf(format=paper))).pages
    text = " ".join(sheet.extract_text().split())
    assert text.startswith(TITLES[name])
    assert "Call 988" in text
    assert "Call 911" in text
    assert "Last review: November " in text
    assert "(PDF)" not in text


def test_the_words_of_an_item_tick_its_box(tab: Page, address: str) -> None:
    tab.goto(f"{address}prepare/")
    box = tab.get_by_role("checkbox", name="Arrange a ride home. Ask someone to come in and get you.")
    tab.get_by_text("Arrange a ride home.").click()
    expect(box).to_be_checked()
    tab.reload()
    expect(box).not_to_be_checked()


def test_a_tick_box_is_large_enough_for_a_thumb(phone: Page, address: str) -> None:
    """Source: WCAG 2.2, 2.5.8."""
    for name in ("prepare/", "aftercare/", "handouts/prepare/"):
        phone.goto(f"{address}{name}")
        sizes = phone.get_by_role("checkbox").evaluate_all(
            "boxes => boxes.map(box => box.getBoundingClientRect().width)"
        )
        assert len(sizes) > 10
        assert min(sizes) >= 24
