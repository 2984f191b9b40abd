"""Amounts of the built site: each has its mark, and each mark shows what the pricing file says."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path, PurePosixPath

from lxml.html import HtmlElement

from scripts.checks.normal_form import normal
from scripts.checks.numbers import amounts_in
from scripts.checks.site.built import BuiltPage
from scripts.data.load import Content
from scripts.diagnostics import Diagnostic
from scripts.outputs.search import indexed
from scripts.render.amounts import dollars

READ_ALOUD = ("alt", "aria-label", "content", "label", "placeholder", "title")  # attributes that a reader meets
LOOKED_UP = "td[ancestor::table/@data-prices]"
HINT = "use an expression like {{ price(…) }}"


def check_prices(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Compare every marked amount with the pricing file, and look for amounts without a mark.

    Those inside drawings are the business of `check_pictures`.
    """
    amounts = content.pricing.amounts
    for mark in page.tree.xpath("//data[not(@data-finding)]"):
        yield from _compared(page, mark, mark.get("data-price", ""), mark.get("value", ""), amounts)
    for cell, name in looked_up(page.tree):
        yield from _compared(page, cell, name, None, amounts)
    for _, found in amounts_in(normal(page.text("data", "svg", LOOKED_UP))):
        yield page.diagnostic(page.tree, f'the amount "{found}" has no mark', HINT, needle=found)


def _compared(
    page: BuiltPage, mark: HtmlElement, name: str, value: str | None, amounts: Mapping[str, Decimal]
) -> Iterator[Diagnostic]:
    shown, right = mark.text_content(), amounts.get(name)
    if right is None:
        yield page.diagnostic(mark, f'there is no price "{name}"', HINT)
    elif shown != dollars(right) or value not in {None, f"{right:.2f}"}:
        told = shown if value is None else f"{shown} ({value})"
        yield page.diagnostic(mark, f"{name} shows {told}", f"it is {dollars(right)} in content/pricing.yml")


def looked_up(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield each amount of a long table with its name, which its table, row and column make together.

    Reason: a mark around each amount would make such a table twice as heavy.
    """
    for table in tree.xpath("//table[@data-prices]"):
        columns = [head.get("data-column") for head in table.findall("thead/tr/th")]
        for row in table.findall("tbody/tr"):
            for cell, column in zip_longest(row[1:], columns[1:]):
                yield row if cell is None else cell, f"{table.get('data-prices')}.{row[0].text_content()}.{column}"


def check_search_index(site: Path, content: Content) -> Iterator[Diagnostic]:
    """Look for amounts that only search shows.

    Reason: the index has text without marks, and two cells on one line would make one wrong amount.
    """
    known = {dollars(amount) for amount in content.pricing.amounts.values()}
    findings = (finding for _, finding in content.evidence.findings.values())
    amounts = (value for finding in findings if finding.amount for value in (finding.lowest, finding.value))
    known |= {dollars(value) for value in amounts if value is not None}
    for entry in indexed(site / "search.json"):
        for _, found in amounts_in(normal(entry["x"])):
            if found not in known:
                message = f'search would show "{found}" for {entry["l"] or "the home page"}'
                yield Diagnostic(PurePosixPath("site/search.json"), 1, message, HINT)
