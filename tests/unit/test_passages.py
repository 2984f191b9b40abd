"""What counts as the words of a page: in docs/ and in the built article."""

from collections.abc import Iterable

import pytest

from scripts.checks.check_sources import read_pages
from scripts.checks.passages import text_blocks_of_page
from scripts.checks.readability import grade_of
from scripts.checks.text_blocks import TextBlock, text_blocks_of, text_of_article
from scripts.data.load import Content
from tests.project import Project
from tests.unit.a_page import LINE, page

TEXT = """# Head *one* {#top}

It costs {{ price("series") }} for **you**,
and [a link](a.md#x "title") helps.{{ cite("one2020") }}

- one
- two
  goes on
    1. inner

| A | B |
|---|---|
| x | a cell of many words |

!!! warning "Do not"
    Drive home.

Term
:   Its meaning

{{ figure("one2020.response") }}

{{ ask("refunds") }}

[x]: https://example.org"""
READ = [
    (0, "Head one"),
    (2, "It costs {amount} for you, and a link helps."),
    (5, "one"),
    (6, "two goes on"),
    (8, "inner"),
    (10, "A B"),
    (12, "x"),
    (12, "a cell of many words"),
    (14, "Do not"),
    (15, "Drive home."),
    (17, "Term"),
    (18, "Its meaning"),
    (
        20,
        "About 50 in 100 people felt much better within six weeks. About 50 in 100 did not. This is from a review "
        "of clinic records of 200 people with depression. There was no comparison group.",
    ),
    (22, "Question to ask the clinic"),
    (22, "What do I get back if I stop early?"),
]


def texts(text_blocks: Iterable[TextBlock]) -> list[str]:
    return [block.text for block in text_blocks]


def test_an_article_is_read_piece_by_piece() -> None:
    html = """<body><p>Outside</p><article><h1>Head</h1><nav><ul><li>Head</li></ul></nav>
      <p>One <em>two</em><sup class="cite"><a href="#source-one2020">1</a></sup> three.</p>
      <ul><li>Item</li><li><p>Another</p></li></ul><svg><text>9</text></svg><script>x()</script>
      <table><tr><th>Name</th><td>$5</td><td>One that goes on and on</td></tr></table>
      <dl><dt>Term</dt><dd>Meaning</dd></dl><!-- no -->
      <h2 id="sources">Sources</h2><ol class="sources"><li>A long title</li></ol></article></body>"""
    assert text_of_article(html).split("\n") == [
        *("Head", "One two three.", "Item", "Another", "Name $5", "One that goes on and on", "Term", "Meaning")
    ]
    assert text_blocks_of("") == []


def test_a_row_of_short_cells_is_one_sentence() -> None:
    """Reason: as one-word sentences they would make any page look easy."""
    (piece,) = text_blocks_of("<table><tr><td>Initial series</td><td>$3,475</td><td>$4,466</td></tr></table>")
    assert (piece.kind, piece.text) == ("row", "Initial series $3,475 $4,466")


def test_a_page_is_read_with_its_expressions_replaced_and_its_lines(content: Content) -> None:
    amount = content.pricing.price("series", "infusion-only")
    read = text_blocks_of_page(page(TEXT), content)
    assert [(piece.line - LINE, piece.text) for piece in read] == [
        (line, text.format(amount=f"${amount:,.0f}")) for line, text in READ
    ]


def test_an_expression_that_cannot_be_shown_counts_as_nothing(content: Content) -> None:
    assert texts(text_blocks_of_page(page('It is {{ price("seres") }}.\n\n{{ open'), content)) == []


def test_the_pages_of_docs_are_read_as_the_generator_shows_them(built_project: Project) -> None:
    """But for what the theme sets in: the legal status and the review dates."""
    pages, _ = read_pages(built_project.root)
    content = built_project.content()
    for one in pages:
        name = one.path.stem
        html = (built_project.site / ("" if name == "index" else name) / "index.html").read_text(encoding="utf-8")
        if "{{ scorecard_table() }}" in one.body:  # the table is made of these figures
            continue
        built, read = texts(text_blocks_of(html)), texts(text_blocks_of_page(one, content))
        assert [text for text in read if text not in built] == [], name
        assert grade_of(text_blocks_of(html)) == pytest.approx(grade_of(text_blocks_of_page(one, content)), abs=0.7), (
            name
        )


def test_a_control_character_beside_an_expression_breaks_nothing(content: Content) -> None:
    """Reason: lxml refuses it with an error, and another check tells it with its line."""
    assert texts(text_blocks_of_page(page('It\x07costs\x0b{{ price("series") }}.'), content))


@pytest.mark.parametrize(
    "html",
    ["<!DOCTYPE html>", "<html>", "<!-- x", "<![CDATA[ x", "<?xml ?>", "</div>", "<body>", "<frameset>", "<script"],
)
@pytest.mark.parametrize("text", ["{}", "- {}", "> {}", "| {} |\n| --- |\n| {} |", '{} {{ price("series") }}'])
def test_html_that_is_no_part_of_a_page_breaks_nothing(content: Content, text: str, html: str) -> None:
    """Reason: lxml has no tree for some of it, and another check tells it with its line."""
    page_with_html = page(f"Words.\n\n{text.replace('{}', html)}\n\nMore.")
    assert texts(text_blocks_of_page(page_with_html, content))[0] == "Words."
