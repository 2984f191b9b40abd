"""Signed in to GitHub: a change is a branch and a pull request, and nobody's change is lost."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.editor.forms import FILES, LIST, Forms, difference, expand, field, fill
from tests.editor.github import TOKEN, GitHub

PRICES = "content/pricing.yml"
BRANCH = "cms/_singletons/pricing"
SECOND = ["-        price: 4466.00", "+        price: 4500.00"]
FIRST = ["-        price: 3475.00", "+        price: 3500.00"]

SignIn = Callable[..., Page]


@pytest.fixture
def github() -> GitHub:
    return GitHub({path: text.encode() for path, text in FILES.items()})


@pytest.fixture
def sign_in(browser: Browser, host: str, github: GitHub) -> Iterator[SignIn]:
    """Open a browser of its own, and sign in."""
    contexts = []

    def signed_in(token: str = TOKEN) -> Page:
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 7000}, locale="en-US"))
        contexts[-1].set_default_timeout(30_000)
        page = contexts[-1].new_page()
        github.stand_in(page)
        page.goto(host)
        page.get_by_role("button", name="Sign In Using Access Token").click()
        page.get_by_role("textbox").fill(token)
        page.get_by_role("button", name="Sign In", exact=True).click()
        return page

    yield signed_in
    for context in contexts:
        context.close()


def price(page: Page, host: str, amount: str, number: int = 0) -> Forms:
    """Type another price into the first offer."""
    page.get_by_text("Common questions").first.wait_for()
    forms = Forms(page, host)
    offers = field(forms.open("_singletons/entries/pricing"), "Offers")
    offers.get_by_role("button", name="Expand", exact=True).first.click()
    fill(expand(offers, "Prices", number), Price=amount)
    return forms


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def saved(page: Page) -> None:
    save(page)
    expect(page.get_by_text("Your changes have been saved as a draft.")).to_be_visible(timeout=15_000)


def test_a_change_is_one_line_on_a_branch_and_a_pull_request(sign_in: SignIn, github: GitHub, host: str) -> None:
    page = sign_in()
    price(page, host, "3500.00")
    saved(page)
    assert difference(FILES[PRICES], github.text(BRANCH, PRICES)) == FIRST
    assert difference(FILES[PRICES], github.text("main", PRICES)) == []
    (request,) = github.requests
    assert (request["head"], request["base"], request["draft"]) == (BRANCH, "main", True)
    page.get_by_role("button", name="Send for Review").click()
    expect(page).to_have_url(LIST)
    assert (request["draft"], request["labels"]) == (False, ["sveltia-cms/pending_review"])


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
    told = f'Somebody else changed {where} after you opened it, and it is now "3500.00".'
    expect(another.get_by_text(told)).to_be_visible()
    assert difference(theirs, github.text(BRANCH, PRICES)) == [*FIRST, *SECOND]
