"""The scorecard: a right page passes every item, and for each item there is a page that fails it."""

from pathlib import PurePosixPath

import pytest

from scripts.checks.built import BuiltPage
from scripts.checks.scorecard import ITEMS
from scripts.content.front_matter import FrontMatter

WORDS = "You can ask what this means for you. "
RIGHT = f"""<html lang="en"><body><main><article>
<h1>Costs</h1>
<p>You pay for each infusion.</p>
<p>Who this page is for: you. It is not known how many you need. About 50 in 100 do.</p>
<h2 id="a">First</h2><p>{WORDS}</p><ul><li>One</li><li>Two</li></ul>
<h2 id="b">Second</h2><p>{WORDS}</p>
<ol class="sources"><li>A source</li></ol>
<footer class="page-review"><p>The clinic publishes this site.</p>
<time datetime="2026-11-22">x</time><time datetime="2027-05-22">y</time></footer>
</article>
<section class="next-steps"><a href="../risks/">Read the risks first</a></section></main>
<aside class="crisis-help">Call 988</aside>
<footer><a href="../about/">About</a></footer></body></html>"""

SAID = FrontMatter.model_validate(
    {
        "title": "Costs of a year",
        "description": "A description that is long enough for a search engine to show below the title of this page.",
        "author": "The clinic",
        "reviewer": "none",
        "last-review": "2026-11-22",
        "next-review": "2027-05-22",
    }
)
FAILING = {
    "Does it say whom it is for?": ("Who this page is for: you.", ""),
    "Does it name its sources?": ('<ol class="sources"><li>A source</li></ol>', ""),
    "Does it say when it was last reviewed, and when next?": ('<time datetime="2027-05-22">y</time>', ""),
    "Does it name further help?": ('<aside class="crisis-help">Call 988</aside>', ""),
    "Does it say what is not certain?": ("It is not known how many you need.", ""),
    "Does it have headings that divide it?": ('<h2 id="b">Second</h2>', ""),
    "Are its sections short?": ("<ul><li>One", f"<p>{WORDS * 30}</p><ul><li>One"),
    "Does it speak to the reader?": ("<ul><li>One", f"<p>{'They are told what they may do. ' * 80}</p><ul><li>One"),
    "Does it offer a next step?": ('<a href="../risks/">Read the risks first</a>', ""),
    "Does the main message come first?": ("<h1>Costs</h1>", "<h1>Costs</h1><ul><li>First</li></ul>"),
    "Are its lists short?": ("<li>One</li>", "<li>One</li>" * 8),
    "Is there one denominator?": ("About 50 in 100 do.", "About 50 in 100 do, 1 in 7 does not."),
    "Does it name who answers for it?": ("The clinic publishes", "Someone publishes"),
    "Does it lead to who pays for it?": ('<a href="../about/">About</a>', ""),
}


def failed(html: str) -> list[str]:
    page = BuiltPage(PurePosixPath("costs/index.html"), html, None, "")
    return [item.asks for item in ITEMS if not item.passes(page, SAID)]


def test_a_right_page_passes_every_item() -> None:
    assert failed(RIGHT) == []


def test_every_item_has_a_page_that_fails_it() -> None:
    assert [item.asks for item in ITEMS] == list(FAILING)


@pytest.mark.parametrize("asks", FAILING)
def test_a_page_fails_the_item_it_breaks(asks: str) -> None:
    old, new = FAILING[asks]
    assert old in RIGHT
    assert asks in failed(RIGHT.replace(old, new, 1))
