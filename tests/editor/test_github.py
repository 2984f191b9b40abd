"""Signed in to GitHub: a change is a branch and a pull request, and nobody's change is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.editor.forms import FILES, Forms, difference, expand, field
from tests.editor.github import TOKEN, GitHub

PRICES = "content/pricing.yml"
BRANCH = "cms/often/pricing"
SECOND = ["-        price: 4466.00", "+        price: 4500.00"]
FIRST = ["-        price: 3475.00", "+        price: 3500.00"]

BRAVE = "Object.defineProperty(navigator, 'userAgentData', { value: { brands: [{ brand: 'Brave' }] } });"
SignIn = Callable[..., Page]


def price(page: Page, host: str, amount: str, number: int = 0) -> Forms:
    """Type another price into the first offer."""
    page.get_by_text("Clinic, places, and people").first.wait_for()
    forms = Forms(page, host)
    offers = expand(forms.open("often/entries/pricing"), "Offers")
    field(field(offers, "Prices"), "Price", number).get_by_role("textbox").fill(amount)
    return forms


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def saved(page: Page) -> None:
    save(page)
    expect(page.get_by_text("Your changes have been saved as a draft.")).to_be_visible(timeout=15_000)


@pytest.mark.parametrize(
    ("token", "may_write", "said"),
    [
        ("github_pat_gone", True, "The provided token is invalid. Please check and try again."),
        (TOKEN, False, "You don\u2019t have access to the"),
    ],
)
def test_a_token_that_is_wrong_or_may_not_write_is_told(
    token: str, may_write: bool, said: str, sign_in: SignIn, github: GitHub
) -> None:
    github.may_write = may_write
    expect(sign_in(token).get_by_text(said)).to_be_visible()


def test_without_a_network_nothing_is_lost_and_the_next_try_saves(sign_in: SignIn, github: GitHub, host: str) -> None:
    page = sign_in()
    price(page, host, "3500.00")
    github.is_down = True
    save(page)
    expect(page.get_by_text("There was an error while saving the entry.")).to_be_visible()
    page.get_by_role("button", name="OK").click()
    github.is_down = False
    saved(page)
    assert difference(FILES[PRICES], github.text(BRANCH, PRICES)) == FIRST


def test_what_others_changed_meanwhile_stays_and_one_price_is_changed_once(
    sign_in: SignIn, github: GitHub, host: str
) -> None:
    """Reason: Sveltia CMS would write its whole file, with the old price of the other variant."""
    page, another = sign_in(), sign_in()
    price(page, host, "3500.00")
    price(another, host, "4500.00", 1)
    theirs = FILES[PRICES].replace("price: 673.00", "price: 700.00")
    github.commit("main", {PRICES: theirs.encode()})
    saved(page)
    saved(another)
    assert difference(theirs, github.text(BRANCH, PRICES)) == [*FIRST, *SECOND]
    assert len(github.requests) == 1, "both are in one pull request"
    another.get_by_role("button", name="Later").click()
    price(another, host, "3600.00")
    save(another)
    where = "offers \u203a series \u203a prices \u203a 1 \u203a price"
    told = f'Test changed {where} after you opened it, and it is now "3500.00".'
    expect(another.get_by_text(told)).to_be_visible()
    assert difference(theirs, github.text(BRANCH, PRICES)) == [*FIRST, *SECOND]


def test_what_a_refusal_tells_to_do_saves_the_change(sign_in: SignIn, github: GitHub, host: str) -> None:
    page = sign_in()
    price(page, host, "3500.00")
    theirs = FILES[PRICES].replace("price: 3475.00", "price: 3400.00")
    github.commit("main", {PRICES: theirs.encode()})
    save(page)
    expect(page.get_by_text("Nothing was saved. Note what you typed, reload this page, discard the")).to_be_visible()
    page.wait_for_timeout(1000)  # the editor keeps what was typed a moment later, and offers to discard it
    page.reload()
    page.get_by_role("button", name="Discard").click(timeout=60_000)
    offers = expand(page, "Offers")
    expect(field(field(offers, "Prices"), "Price").get_by_role("textbox")).to_have_value("3400.00")
    field(field(offers, "Prices"), "Price").get_by_role("textbox").fill("3500.00")
    saved(page)
    assert difference(theirs, github.text(BRANCH, PRICES)) == ["-        price: 3400.00", FIRST[1]]


@pytest.mark.parametrize(
    ("browser_is", "said"),
    [
        ("", "Please use Chrome or Edge instead."),
        (BRAVE, "is disabled in your browser. Here\u2019s how to enable it"),
    ],
)
def test_a_browser_that_cannot_open_a_folder_is_told(browser_is: str, said: str, browser: Browser, host: str) -> None:
    with browser.new_context() as context:
        context.add_init_script(f"delete window.showDirectoryPicker; {browser_is}")
        page = context.new_page()
        page.goto(host)
        expect(page.get_by_text(said)).to_be_visible()
