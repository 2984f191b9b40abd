"""Pictures where they are hardest to see: on the narrowest screen, in colors that the system forces, on paper."""

import pytest
from playwright.sync_api import Page, expect

PAGES = ("process", "how-it-works", "benefits", "serious-harms", "your-first-year")
SMALLEST_TEXT = 14  # px


@pytest.mark.parametrize("name", PAGES)
def test_pictures_fit_the_narrowest_screen_and_their_text_stays_readable(tab: Page, address: str, name: str) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    tab.goto(f"{address}{name}/")
    drawings = tab.locator("figure.picture svg")
    assert drawings.count() > 0
    for drawing in drawings.all():
        box = drawing.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert box["height"] > 40
    assert tab.evaluate("document.documentElement.scrollWidth") == 320
    sizes = tab.locator("figure.picture svg text").evaluate_all(
        "texts => texts.map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
    )
    assert all(size >= SMALLEST_TEXT for size in sizes)
    outside = tab.locator("figure.picture svg text").evaluate_all(
        "texts => texts.filter(text => text.getBoundingClientRect().right > 320).map(text => text.textContent)"
    )
    assert outside == []


def test_what_a_picture_shows_is_heard_once(tab: Page, address: str) -> None:
    tab.goto(f"{address}benefits/")
    picture = tab.locator(".icon-array").first
    assert picture.get_by_role("img").count() == 0
    heard = picture.get_by_role("listitem").all_inner_texts()
    assert heard == ["20 reached remission", "30 responded, but did not reach remission", "50 did neither"]


def colors(page: Page) -> dict[str, str]:
    return dict(
        page.evaluate(
            """() => {
              const of = (name, property) => getComputedStyle(document.querySelector(`.picture ${name}`))[property];
              return {ground: getComputedStyle(document.body).backgroundColor, text: of("text", "fill"),
                      bar: of(".solid", "fill"), hollow: of(".hollow", "stroke")};
            }"""
        )
    )


def test_forced_colors_reach_the_drawings(tab: Page, address: str) -> None:
    tab.goto(f"{address}your-first-year/")
    tab.emulate_media(forced_colors="active", color_scheme="dark")
    assert colors(tab) == {
        "ground": "rgb(0, 0, 0)",
        "text": "rgb(255, 255, 255)",
        "bar": "rgb(255, 255, 255)",
        "hollow": "rgb(255, 255, 255)",
    }


def test_a_dark_screen_prints_dark_drawings_on_white(tab: Page, address: str) -> None:
    tab.goto(f"{address}your-first-year/")
    tab.emulate_media(color_scheme="light")
    light = colors(tab)
    tab.emulate_media(color_scheme="dark")
    assert colors(tab) != light
    tab.emulate_media(color_scheme="dark", media="print")
    assert colors(tab) == light
    expect(tab.locator("figure.picture svg")).to_be_visible()
