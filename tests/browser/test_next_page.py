"""The next page is fetched while a reader points at its link, and nothing is fetched that they do not point at."""

import pytest
from playwright.sync_api import Page, expect

from scripts import static_host


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the host is asked for, from now on; a browser does not tell a test what it fetches ahead."""
    paths: list[str] = []
    answer = static_host.answer

    def answered(*given: object) -> static_host.Answer:
        paths.append(str(given[2]))
        return answer(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(static_host, "answer", answered)
    return paths


def test_a_page_is_fetched_when_a_reader_points_at_its_link_and_not_again_when_they_open_it(
    new_tab: Page, address: str, base_path: str, asked: list[str]
) -> None:
    new_tab.goto(address)
    link = new_tab.get_by_role("main").get_by_role("link", name="Read the risks first").first
    link.hover()
    while f"{base_path}risks/" not in asked:
        new_tab.wait_for_timeout(50)  # the test's own limit of time ends this
    link.click()
    expect(new_tab).to_have_url(f"{address}risks/")
    assert asked.count(f"{base_path}risks/") == 1
    delivered = new_tab.evaluate("performance.getEntriesByType('navigation')[0].deliveryType")
    assert delivered == "navigational-prefetch"


def test_nothing_is_fetched_before_a_reader_points_at_it_nor_files_and_places_on_the_page(
    new_tab: Page, address: str, asked: list[str]
) -> None:
    new_tab.goto(f"{address}costs/")
    new_tab.get_by_role("link", name="More help").first.hover()
    for name in ("Download the prices for a spreadsheet", "Download the prices for a program"):
        new_tab.get_by_role("link", name=name).hover()
        new_tab.wait_for_timeout(500)  # "moderate" waits for a fifth of a second
    fetched = [path.rpartition("/")[2] or path for path in asked]
    assert not [name for name in fetched if name.endswith((".csv", ".json", ".pdf"))]
    assert not [path for path in asked if path.endswith("/") and not path.endswith("costs/")]
