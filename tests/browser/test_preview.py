"""The live preview in a browser: the open page follows every edit by itself, also into a mistake and out of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.preview import LONGEST, Preview, previewed


@pytest.fixture
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with previewed(tmp_path_factory.mktemp("preview") / "project") as preview:
        yield preview


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab without the guards of the other tests: a mistake is an error in the console too."""
    page = browser.new_page()
    yield page
    page.close()


def test_an_open_page_follows_every_edit_by_itself(preview: Preview, page: Page) -> None:
    project, longest = preview.project, LONGEST * 1000
    page.goto(f"{preview.address}risks/", timeout=longest)
    line = project.append("docs/risks.md", "This was added.")
    expect(page.get_by_text("This was added.")).to_be_visible(timeout=longest)

    project.edit("docs/risks.md", "This was added.", '{{ prise("series") }}')
    expect(page.get_by_role("heading", level=1)).to_have_text("This page cannot be shown yet", timeout=longest)
    expect(page.get_by_role("listitem").first).to_contain_text(f"docs/risks.md:{line} there is no macro")

    project.edit("docs/risks.md", '{{ prise("series") }}', "This is mended, for $99.")
    expect(page.get_by_text("This is mended")).to_be_visible(timeout=longest)
    strip = page.get_by_role("status").get_by_text("1 problem on this site")  # the whole site is checked behind it
    expect(strip).to_contain_text(f'docs/risks.md:{line}: an amount is typed: "$99"', timeout=longest)
