"""What a reader does: move around, read the prices, find help, print."""

import json
import re
from urllib.request import urlopen

from playwright.sync_api import Browser, Locator, Page, expect

from scripts.data.load import load_content
from scripts.render.templates import dollars
from tests.browser.conftest import DESK, PHONE, Watched
from tests.project import PINNED, ROOT


def costs_in_the_menu(page: Page) -> Locator:
    """Open the menu, and return its link to the prices."""
    page.get_by_role("button", name="Menu", exact=True).click()
    return page.get_by_role("navigation", name="All pages").get_by_role("link", name="Prices", exact=True)


def test_a_reader_gets_from_the_home_page_to_the_costs_by_the_menu(page: Page, address: str) -> None:
    link = costs_in_the_menu(page)
    link.click()
    expect(page).to_have_url(f"{address}costs/")
    expect(costs_in_the_menu(page)).to_have_attribute("aria-current", "page")


def test_the_most_wanted_pages_stand_in_a_row_on_a_desk_and_in_the_menu_of_a_phone(tab: Page, address: str) -> None:
    tab.set_viewport_size(DESK)
    tab.goto(address)
    row = tab.get_by_role("navigation", name="Main pages")
    wanted = ["Home", *row.get_by_role("link").all_inner_texts()]
    row.get_by_role("link", name="Risks", exact=True).click()
    expect(tab).to_have_url(f"{address}risks/")
    expect(row.get_by_role("link", name="Risks", exact=True)).to_have_attribute("aria-current", "page")
    tab.set_viewport_size(PHONE)
    expect(row).to_be_hidden()
    tab.get_by_role("button", name="Menu", exact=True).click()
    links = tab.locator(".wanted").get_by_role("link")
    assert links.all_inner_texts() == wanted
    for link in links.all():
        expect(link).to_be_in_viewport()


def test_the_menu_of_a_phone_is_a_button_that_tab_reaches_and_escape_closes(phone: Page, address: str) -> None:
    menu = phone.get_by_role("button", name="Menu", exact=True)
    for _ in range(12):
        phone.keyboard.press("Tab")
        if menu.evaluate("button => button === document.activeElement"):
            break
    expect(menu).to_be_focused()
    prices = phone.locator("#menu .wanted").get_by_role("link", name="What it costs", exact=True)
    expect(prices).not_to_be_in_viewport()
    phone.keyboard.press("Enter")
    expect(prices).to_be_in_viewport()
    phone.keyboard.press("Escape")
    expect(prices).not_to_be_in_viewport()
    expect(menu).to_be_focused()
    phone.keyboard.press("Enter")
    prices.click()
    expect(phone).to_have_url(f"{address}costs/")


def test_the_costs_page_shows_the_prices_of_the_file_in_a_real_table(tab: Page, address: str) -> None:
    tab.goto(f"{address}costs/")
    pricing = load_content(ROOT, PINNED).pricing
    table = tab.get_by_role("table", name="What the clinic charges")
    row = table.get_by_role("row").filter(has=tab.get_by_role("rowheader", name="Initial series"))
    shown = [cell.inner_text() for cell in row.get_by_role("cell").all()]
    assert shown == [dollars(pricing.amounts[f"series.{variant}"]) for variant in ("infusion-only", "with-integration")]
    assert table.get_by_role("columnheader").count() == 3


def test_the_price_files_can_be_downloaded_from_the_costs_page(tab: Page, address: str) -> None:
    tab.goto(f"{address}costs/")
    with tab.expect_download() as waiting:
        tab.get_by_role("link", name="Download the prices for a program (JSON)").click()
    prices = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    amounts = {
        cell["id"]: cell["amount"] for table in prices["tables"] for row in table["rows"] for cell in row["amounts"]
    }
    right = load_content(ROOT, PINNED).pricing.amounts
    assert amounts["series.infusion-only"] == f"{right['series.infusion-only']:.2f}"


def test_an_address_that_is_not_there_gets_status_404_and_help_at_any_depth(
    tab: Page, address: str, watched: Watched
) -> None:
    answer = tab.goto(f"{address}no/such/page/")
    assert answer is not None
    assert answer.status == 404
    assert len(watched.complaints) == 1  # Chromium reports the status itself
    assert "404" in watched.complaints.pop()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Page not found")
    expect(tab.get_by_role("complementary", name="In crisis? Get help now")).to_be_visible()
    tab.get_by_role("main").get_by_role("link", name="Prices", exact=True).click()
    expect(tab).to_have_url(f"{address}costs/")


def test_an_address_without_its_slash_is_sent_on(address: str) -> None:
    with urlopen(f"{address}costs") as answer:
        assert answer.url == f"{address}costs/"


def test_everything_but_search_works_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("button", name="Search")).to_be_hidden()
    costs_in_the_menu(page).click()
    expect(page.get_by_role("table", name="What the clinic charges")).to_be_visible()
    context.close()


def test_print_keeps_the_help_and_the_prices_and_drops_the_menus(tab: Page, address: str) -> None:
    tab.goto(f"{address}costs/")
    tab.emulate_media(media="print")
    expect(tab.get_by_role("complementary", name="In crisis? Get help now")).to_be_visible()
    expect(tab.get_by_role("table", name="What the clinic charges")).to_be_visible()
    expect(tab.get_by_text("Off-label: not FDA-approved")).to_be_visible()
    expect(tab.get_by_role("navigation")).to_have_count(0)
    expect(tab.get_by_role("button", name="Search")).to_be_hidden()
    tab.set_viewport_size(DESK)
    assert re.match(rb"%PDF-", tab.pdf())
