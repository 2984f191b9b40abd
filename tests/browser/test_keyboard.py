"""What a reader does without a mouse: every stop can be seen, and every tool opens, works and closes by keys."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import DESK, PHONE

ZOOMED = ViewportSize(width=320, height=256)  # 1280 by 1024 pixels at 400%
MOST_STOPS = 400
CONTENTS = 'href="#contents"'

# What has the focus: its HTML, and what is wrong with how it stands on the screen. None for the page itself and, on a
# walk, for what had the focus before.
STOP = """(walking) => {
  const at = document.activeElement;
  const walked = (window.walked ||= new Set());
  if (at === document.body || (walking && walked.has(at))) return null;
  walked.add(at);
  const box = at.getClientRects()[0] || at.getBoundingClientRect();
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  const style = getComputedStyle(at);
  const wrong = [];
  if (right - left < 1 || bottom - top < 1) wrong.push("is not on the screen");
  else {
    const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (!above || !(at.contains(above) || above.contains(at))) wrong.push("is covered");
  }
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) wrong.push("has no outline");
  return { html: at.outerHTML.slice(0, 100), wrong };
}"""


def walk(page: Page, key: str = "Tab") -> list[dict[str, Any]]:
    """Press a key until the focus leaves the page or is where it was before, and return each stop."""
    stops: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        if (stop := page.evaluate(STOP, True)) is None:
            return stops
        stops.append(stop)
    raise AssertionError(f"the focus does not leave the page within {MOST_STOPS} stops")


def press_until(page: Page, name: str, key: str = "Tab") -> None:
    """Press a key until what has the focus has this name."""
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        if page.evaluate("document.activeElement.innerText || document.activeElement.ariaLabel || ''").strip() == name:
            return
    raise AssertionError(f"{key} never reaches {name!r}")


@pytest.mark.parametrize("size", [PHONE, DESK, ZOOMED], ids=["phone", "desk", "zoomed"])
@pytest.mark.parametrize("name", ["", "costs/", "how-we-check/", "faq/"])
def test_each_stop_of_the_keyboard_is_seen_and_outlined(tab: Page, address: str, name: str, size: ViewportSize) -> None:
    tab.set_viewport_size(size)
    tab.goto(address + name)
    stops = walk(tab)
    assert len(stops) > 20
    assert [stop for stop in stops if stop["wrong"]] == []


def test_each_stop_is_seen_on_the_way_back(phone: Page, address: str) -> None:
    """The link to the contents comes and goes with the list on the screen, so forth, a fast walk may come before it."""
    phone.goto(f"{address}costs/")
    forth = [stop["html"] for stop in walk(phone) if CONTENTS not in stop["html"]]
    phone.goto(f"{address}costs/")
    phone.keyboard.press("End")
    expect(phone.get_by_role("link", name="Contents", exact=True)).to_be_visible()  # once the list is out of sight
    back = walk(phone, "Shift+Tab")
    assert [stop for stop in back if stop["wrong"]] == []
    assert any(CONTENTS in stop["html"] for stop in back)
    assert [stop["html"] for stop in back if CONTENTS not in stop["html"]] == forth[::-1]


def test_the_first_stop_leads_past_the_menus(page: Page) -> None:
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def open_sheet(page: Page) -> None:
    press_until(page, "Menu")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Close menu")).to_be_focused()


def test_the_menu_of_a_phone_is_walked_by_keys_alone(phone: Page, address: str) -> None:
    open_sheet(phone)
    press_until(phone, "Prices")
    assert phone.evaluate(STOP)["wrong"] == []
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(f"{address}costs/")


@pytest.mark.parametrize("key", ["Escape", "Enter"])
def test_the_menu_of_a_phone_gives_the_focus_back(phone: Page, key: str) -> None:
    open_sheet(phone)
    phone.keyboard.press(key)  # Enter presses "Close menu"
    expect(phone.locator("#menu-close")).to_be_hidden()
    expect(phone.get_by_role("button", name="Menu", exact=True)).to_be_focused()


def test_the_menu_of_a_phone_closes_when_the_focus_goes_on(phone: Page) -> None:
    open_sheet(phone)
    press_until(phone, "Accessibility")
    phone.keyboard.press("Tab")
    expect(phone.locator("#menu-close")).to_be_hidden()
    assert phone.evaluate(STOP)["wrong"] == []


def test_search_holds_the_focus_and_gives_it_back(page: Page) -> None:
    press_until(page, "Search")
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("insurance")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("result")
    for key in ["Tab"] * 15 + ["Shift+Tab"] * 20:
        page.keyboard.press(key)
        assert page.evaluate(
            "document.activeElement === document.body || document.activeElement.closest('dialog') !== null"
        )
        assert (page.evaluate(STOP) or {"wrong": []})["wrong"] == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_focused()


def test_a_result_of_search_is_reached_and_opened_by_keys(page: Page, address: str) -> None:
    press_until(page, "Search")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("insurance")  # at once: a slow machine would show results of "ins" first
    expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(target)
    assert target.startswith(address)


def test_a_wide_table_is_a_named_region_that_scrolls_by_keys(phone: Page, address: str) -> None:
    phone.set_viewport_size({"width": 280, "height": 653})  # the narrowest phones
    phone.goto(f"{address}check-results/")
    region = phone.get_by_role("region", name="Reading grade, sources, reviews, and items passed, page by page")
    assert region.evaluate("region => region.scrollWidth > region.clientWidth")
    region.focus()
    expect(region).to_be_focused()
    for _ in range(5):
        phone.keyboard.press("ArrowRight")
    phone.wait_for_timeout(300)  # it scrolls smoothly
    assert region.evaluate("region => region.scrollLeft") > 0


def test_the_menu_needs_no_script_to_open_close_and_give_the_focus_back(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(address)
    menu = page.get_by_role("button", name="Menu", exact=True)
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Close menu")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#menu-close")).to_be_hidden()
    expect(menu).to_be_focused()
    context.close()


def test_where_scripts_are_off_a_list_of_all_pages_stands_for_search(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, color_scheme="dark")
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("button", name="Search")).to_be_hidden()
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.get_by_role("button", name="Dark colors")).to_be_hidden()
    page.keyboard.press("Escape")
    page.get_by_role("banner").get_by_role("link", name="All pages").click()
    expect(page.get_by_role("navigation", name="All pages")).to_be_in_viewport()
    expect(page.get_by_role("navigation", name="All pages").get_by_role("link", name="Glossary")).to_be_visible()
    expect(page.locator("body")).to_have_css("background-color", "rgb(18, 25, 26)")
    context.close()
