"""The header of a phone: two crisis buttons, large enough, and one line below them that does not move."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import SMALL_PHONE


def test_two_crisis_buttons_are_large_enough_and_the_header_below_is_one_line(tab: Page, address: str) -> None:
    tab.set_viewport_size(SMALL_PHONE)
    tab.goto(f"{address}risks/")
    heights = tab.locator("header .crisis-line a:not(.more)").evaluate_all("all => all.map((one) => one.offsetHeight)")
    assert len(heights) == 2
    assert min(heights) >= 44
    assert tab.evaluate("document.querySelector('.site-header .bar').getBoundingClientRect().height") <= 72
    tops = tab.locator("header .crisis-line a").evaluate_all("all => all.map((one) => one.offsetTop)")
    assert max(tops) - min(tops) < 10, "the crisis line is one line"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_header_is_as_high_before_its_buttons_are_there(tab: Page, address: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 740})
    tab.goto(f"{address}risks/")
    whole, without = (
        tab.evaluate(
            f"document.querySelector('.tools').style.display = '{shown}', document.querySelector('header').offsetHeight"
        )
        for shown in ("", "none")
    )
    assert whole == without
