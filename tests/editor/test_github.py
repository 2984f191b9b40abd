"""Signed in to GitHub: a change is a branch and a pull request, and nobody's change is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.editor.forms import FILES, Forms, difference, expand, field
from tests.editor.github import TOKEN, GitHub

PRICES = "content/pricing.yml"
BRANCH = "cms/often/pricing"
SECOND = ["-        price: 4466.00", "+        price: 4500.00"]
FIRST = ["-        price: 3475.00", "+        price: 3500.00"]

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
