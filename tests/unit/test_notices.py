"""Notices: shown from their first to their last day, on all pages or some, and told when they are over."""

from collections.abc import Callable
from datetime import date

import pytest

from scripts.checks.check_sources import check_sources
from scripts.data.load import load_content
from scripts.diagnostics import CheckFailed
from scripts.render.templates import block
from tests.project import PINNED, Project

FILE = "content/notices.yml"
CLOSED = """notices:
  - kind: closed
    text: The clinic is closed & dark.
    from: 2026-12-24
    until: 2026-12-26
"""
Shown = Callable[[str, str | None], str]


@pytest.fixture
def shown(data: Project) -> Shown:
    def on(day: str, page: str | None) -> str:
        content = load_content(data.root, {**PINNED, "SITE_DATE": day})
        notices = content.notices.for_page(date.fromisoformat(day), page)
        return block(content.words, "notices", notices, "/base/", lambda name: f"(file {name})")

    return on


@pytest.mark.parametrize(
    ("day", "is_shown"), [("2026-12-23", False), ("2026-12-24", True), ("2026-12-26", True), ("2026-12-27", False)]
)
def test_a_notice_is_shown_from_its_first_to_its_last_day_and_then_gone(
    data: Project, shown: Shown, day: str, *, is_shown: bool
) -> None:
    data.write(FILE, CLOSED)
    assert bool(shown(day, "costs")) is bool(shown(day, None)) is is_shown


def test_a_notice_is_a_named_region_with_its_kind_in_words_and_no_live_one(data: Project, shown: Shown) -> None:
    data.write(FILE, CLOSED)
    html = shown("2026-12-24", "costs")
    assert html.startswith('<section class="notices wrap" aria-label="Notices">')
    assert "<strong>Closed:</strong> The clinic is closed &amp; dark.</p>" in html
    assert not any(word in html for word in ("role=", "aria-live", "<h2"))


def test_a_notice_of_some_pages_is_on_these_alone(data: Project, shown: Shown) -> None:
    data.write(FILE, f"{CLOSED}    pages: [costs, risks]\n")
    assert [bool(shown("2026-12-24", page)) for page in ("costs", "risks", "index", None)] == [True, True, False, False]


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("page: costs", "/base/costs/"),
        ("page: index", "/base/"),
        ('url: "https://example.org/a"', "https://example.org/a"),
    ],
)
def test_a_notice_can_lead_to_a_page_or_another_site(data: Project, shown: Shown, link: str, href: str) -> None:
    data.write(FILE, f"{CLOSED}    link: {{{link}, words: Read more}}\n")
    assert f'. <a href="{href}">Read more</a></p>' in shown("2026-12-24", "costs").replace("dark.", ".")


def test_a_link_of_a_notice_has_one_target(data: Project) -> None:
    for link, which in (("", "no place"), ('page: costs, url: "https://a.org/", ', "more than one place")):
        data.write(FILE, f"{CLOSED}    link: {{{link}words: More}}\n")
        with pytest.raises(CheckFailed, match=f"{FILE}:6: the link leads to {which}; write one of page, file or url"):
            load_content(data.root, PINNED)


def test_notices_that_follow_each_other_or_share_no_page_are_no_crowd(data: Project, shown: Shown) -> None:
    more = (
        "  - {kind: news, text: One., from: 2026-12-01, until: 2026-12-23}\n"
        "  - {kind: news, text: Two., from: 2026-12-20, until: 2026-12-26, pages: [costs]}\n"
        "  - {kind: news, text: Three., from: 2026-12-20, until: 2026-12-26, pages: [risks]}\n"
    )
    data.write(FILE, CLOSED + more)
    assert shown("2026-12-24", "costs").count("<p ") == 2


def test_a_notice_that_is_over_or_ends_when_nothing_is_published_any_more_is_a_warning(guide: Project) -> None:
    guide.write(FILE, CLOSED)

    def warnings(day: str) -> list[str]:
        found = check_sources(guide.root, {**PINNED, "SITE_DATE": day}).warnings
        return [str(warning) for warning in found if str(warning.path) == FILE]

    assert warnings("2026-12-26") == warnings("2026-11-22") == []
    assert warnings("2026-12-27") == [
        f"{FILE}:5: the notice ended on 2026-12-26, and no page shows it any more; "
        "delete it the next time you edit the file [notice-past]"
    ]
    (far,) = warnings("2026-10-01")
    assert far.startswith(f"{FILE}:5: the notice ends on 2026-12-26, but GitHub stops publishing every day after 60")
