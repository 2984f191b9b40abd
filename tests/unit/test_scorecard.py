"""The scorecard: a right page passes every item, and for each item there is a page that fails it."""

import pytest

from scripts.article import Article
from scripts.checks.site.scorecard import ITEMS

WORDS = "You can ask what this means for you. "
RIGHT = f"""<h1>Costs</h1>
<p>You pay for each infusion.</p>
<p>It isn’t known how many you need. About 50 in 100 do.</p>
<h2 id="a">First</h2><p>{WORDS}</p><ul><li>One</li><li>Two</li></ul>
<h2 id="b">Second</h2><p>{WORDS}</p>
<ol class="sources"><li id="source-one">A source</li></ol>"""

FAILING = {
    "aim": ("You pay for each infusion.", "Each infusion is paid for."),
    "names_sources": ('<ol class="sources"><li id="source-one">A source</li></ol>', ""),
    "not_certain": ("It isn’t known how many you need.", ""),
    "headings": ('<h2 id="b">Second</h2>', ""),
    "short_sections": ("<ul><li>One", f"<p>{WORDS * 30}</p><ul><li>One"),
    "speaks": ("<ul><li>One", f"<p>{'They are told what they may do. ' * 80}</p><ul><li>One"),
    "message_first": ("<h1>Costs</h1>", "<h1>Costs</h1><ul><li>First</li></ul>"),
    "short_lists": ("<li>One</li>", "<li>One</li>" * 8),
    "one_denominator": ("About 50 in 100 do.", "About 50 in 100 do, 1 in 7 does not."),
}


def failed(html: str) -> list[str]:
    return [item.id for item in ITEMS if not item.passes(Article(html))]


def test_a_right_page_passes_every_item() -> None:
    assert failed(RIGHT) == []


def test_every_item_has_a_page_that_fails_it() -> None:
    assert [item.id for item in ITEMS] == list(FAILING)


@pytest.mark.parametrize("name", FAILING)
def test_a_page_fails_the_item_it_breaks(name: str) -> None:
    old, new = FAILING[name]
    assert old in RIGHT
    assert name in failed(RIGHT.replace(old, new, 1))
