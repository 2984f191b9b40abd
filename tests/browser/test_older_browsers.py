"""Readers with an older phone: they see the crisis line, read every word, and reach every page."""

from itertools import product
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PAGES, PALETTES
from tests.browser.contrast import least
from tests.browser.older import older_browser

EVERYWHERE = (*PAGES, "nothing")  # and the page for what is not there
IN_BOTH = pytest.mark.parametrize("palette", PALETTES)
MEDIA: tuple[Literal["screen", "print"], ...] = ("screen", "print")


def test_the_crisis_links_and_all_other_text_are_legible_on_every_page(browser: Browser, address: str) -> None:
    with older_browser(browser, "light") as (page, complaints):
        for name in EVERYWHERE:
            page.goto(address + name)
            for palette, media in product(PALETTES, MEDIA):
                page.emulate_media(media=media, color_scheme=palette)
                ratio, where = least(page, "body")
                assert ratio >= 7, (name, palette, media, where)
        assert complaints == []


@IN_BOTH
def test_the_palette_a_reader_chose_is_legible_against_that_of_the_system(
    browser: Browser, address: str, palette: str
) -> None:
    with older_browser(browser, "light" if palette == "dark" else "dark") as (page, _):
        page.add_init_script(f"localStorage.setItem('site-theme', '{palette}')")
        page.goto(f"{address}risks/")
        assert page.locator("html").get_attribute("data-theme") == palette
        dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert dark == ("rgb(18, 25, 26)" if palette == "dark" else "rgb(255, 255, 255)")
        assert least(page, ".crisis-line")[0] >= 7
        assert least(page, "body")[0] >= 4.5


@IN_BOTH
def test_without_popovers_the_menu_button_leads_to_all_pages_at_the_foot(
    browser: Browser, address: str, palette: str
) -> None:
    with older_browser(browser, palette) as (page, complaints):
        page.goto(f"{address}costs/")
        expect(page.locator(".crisis-line").first).to_be_in_viewport()
        page.get_by_role("button", name="Menu", exact=True).click()
        menu = page.locator("#menu")
        expect(menu).to_be_in_viewport()
        for link in menu.locator(".groups").get_by_role("link").all():
            expect(link).to_be_visible()
        assert least(page, "#menu")[0] >= 4.5
        page.locator("h1").click()  # a click on plain text
        assert complaints == []


def test_without_dialogs_nothing_pretends_to_search(browser: Browser, address: str) -> None:
    with older_browser(browser, "light") as (page, complaints):
        page.goto(address)
        expect(page.locator("#search-open")).to_be_hidden()
        expect(page.locator("#search")).to_be_hidden()
        assert complaints == []


def test_without_scripts_every_page_is_a_link_away(browser: Browser, address: str) -> None:
    with older_browser(browser, "light", javascript=False) as (page, _):
        page.goto(f"{address}risks/")
        page.get_by_role("link", name="All pages").click()
        expect(page.locator("#menu")).to_be_in_viewport()
        linked = {link.get_attribute("href") for link in page.locator("#menu a").all()}
        assert len(linked) >= len(PAGES) - 1


def test_good_and_bad_points_have_their_names_without_alternative_text(browser: Browser, address: str) -> None:
    with older_browser(browser, "light") as (page, _):
        page.goto(f"{address}decide/")
        label = page.locator(".options td").first.evaluate("(cell) => getComputedStyle(cell, '::before').content")
        assert label.strip('"') == "Good points"


def test_a_reader_who_comes_back_sees_the_page_and_not_the_menu(phone: Page) -> None:
    before = phone.url
    phone.get_by_role("button", name="Menu", exact=True).click()
    menu = phone.locator("#menu")
    expect(menu).to_be_visible()
    menu.get_by_role("link", name="What it is").first.click()
    phone.wait_for_url("**/what-it-is/")
    phone.go_back()
    phone.wait_for_url(before)
    expect(phone.locator("#menu-close")).to_be_hidden()
    expect(phone.locator(".crisis-line").first).to_be_in_viewport()
