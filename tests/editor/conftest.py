"""The built editor on a host of its own, and a tall tab: what a tab does not show, the editor does not make."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from scripts.editor import EDITOR
from scripts.static_host import hosted
from tests.browser.conftest import browser  # noqa: F401 - a fixture
from tests.editor.forms import CHOOSE, FILES, FILL, Forms
from tests.project import ROOT

expect.set_options(timeout=20_000)  # a busy machine


@pytest.fixture(scope="session")
def host() -> Iterator[str]:
    assert (ROOT / EDITOR / "index.html").is_file(), "run: make editor-test"
    with hosted(ROOT / EDITOR) as address:
        yield address


@pytest.fixture
def forms(browser: Browser, host: str) -> Iterator[Forms]:  # noqa: F811
    """The editor with a copy of our files in the folder that only its origin has."""
    with browser.new_context(viewport={"width": 1280, "height": 7000}, locale="en-US") as context:
        context.set_default_timeout(30_000)
        context.add_init_script(CHOOSE)
        page = context.new_page()
        page.goto(host)
        page.evaluate(FILL, FILES)
        page.get_by_role("button", name="Work with Local").click()
        page.get_by_text("Common questions").first.wait_for()
        yield Forms(page, host)
