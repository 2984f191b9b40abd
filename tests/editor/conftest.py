"""The built editor on a host of its own, and a tall tab: what a tab does not show, the editor does not make."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from scripts.editor import EDITOR
from scripts.static_host import hosted
from tests.browser.conftest import browser  # noqa: F401 - a fixture
from tests.editor.forms import CHOOSE, FILES, FILL, Forms
from tests.editor.github import TOKEN, GitHub
from tests.editor.tasks import TASKS, on_github
from tests.project import ROOT

expect.set_options(timeout=20_000)  # a busy machine
TALL = ViewportSize(width=1280, height=7000)


@pytest.fixture(scope="session")
def host() -> Iterator[str]:
    assert (ROOT / EDITOR / "index.html").is_file(), "run: make editor-test"
    with hosted(ROOT / EDITOR) as address:
        yield address


@pytest.fixture
def forms(browser: Browser, host: str) -> Iterator[Forms]:  # noqa: F811
    """The editor with a copy of our files in the folder that only its origin has."""
    with browser.new_context(viewport=TALL, locale="en-US") as context:
        context.set_default_timeout(30_000)
        context.add_init_script(CHOOSE)
        page = context.new_page()
        page.goto(host)
        page.evaluate(FILL, FILES)
        page.get_by_role("button", name="Work with Local").click()
        page.get_by_text("Clinic, places, and people").first.wait_for()
        yield Forms(page, host)


@pytest.fixture
def github() -> GitHub:
    return GitHub({path: text.encode() for path, text in FILES.items()})


@pytest.fixture
def sign_in(browser: Browser, host: str, github: GitHub) -> Iterator[Callable[..., Page]]:  # noqa: F811
    """Open a browser of its own, and sign in."""
    contexts = []

    def signed_in(token: str = TOKEN) -> Page:
        contexts.append(browser.new_context(viewport=TALL, locale="en-US"))
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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how often one clicks and presses keys, as it was counted in the forms."""
    reports = terminalreporter.getreports("passed")
    if done := [found["effort"] for report in reports if (found := dict(report.user_properties))]:
        terminalreporter.section("clicks and keys, from the list of forms to a pull request")
        terminalreporter.line(f"{'':16}{'forms, counted':>18}{'GitHub, reckoned':>20}")
        for name, *counted in sorted(done):
            (clicks, keys), (others, more) = counted, on_github(TASKS[name])
            terminalreporter.line(f"{name:16}{clicks:>11} + {keys:>4}{others:>13} + {more:>4}")
