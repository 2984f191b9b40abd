"""Amounts on the built site: each comes from a macro, and each shows what the pricing file says."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path, PurePosixPath

from lxml.html import HtmlElement

from scripts.checks.normal_form import normal
from scripts.checks.numbers import amounts_in
from scripts.checks.site.built import DEVELOPER_HINT, BuiltPage, source_of
from scripts.data.load import PRICING, Content
from scripts.diagnostics import Diagnostic
from scripts.outputs.search import indexed
from scripts.render.templates import dollars

READ_ALOUD = ("alt", "aria-label", "content", "label", "placeholder", "title")  # attributes that readers see or hear
LOOKED_UP = "td[ancestor::table/@data-prices]"
HINT = 'use a macro like {{ price("series") }}'


def check_prices(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Compare every amount that has a price's name with the pricing file, and find amounts without a name.

    `check_pictures` does the same for drawings.
    """
    amounts = content.pricing.amounts
    for data in page.tree.xpath("//data[not(@data-finding)]"):
        yield from _compared(page, data, data.get("data-price", ""), data.get("value", ""), amounts)
    for cell, name in looked_up(page.tree):
        yield from _compared(page, cell, name, None, amounts)
    for _, found in amounts_in(normal(page.text("data", "svg", LOOKED_UP))):
        yield page.diagnostic(f'the amount "{found}" does not come from a macro', HINT, "price-typed", found)


def _compared(
    page: BuiltPage, element: HtmlElement, name: str, value: str | None, amounts: Mapping[str, Decimal]
) -> Iterator[Diagnostic]:
    shown, right = element.text_content(), amounts.get(name)
    if right is None:
        yield page.diagnostic(f'there is no price "{name}"', DEVELOPER_HINT, "price-differs")
    elif shown != dollars(right) or value not in {None, f"{right:.2f}"}:
        both = shown if value is None else f"{shown} ({value})"
        hint = f"it is {dollars(right)} in content/pricing.yml"
        yield page.diagnostic(f"the page shows {name} as {both}", hint, "price-differs")


def looked_up(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield each amount in a long table with its name, which is made of the table, the row and the column.

    A data element around each amount would double the weight of such a table.
    """
    for table in tree.xpath("//table[@data-prices]"):
        columns = [head.get("data-column") for head in table.findall("thead/tr/th")]
        for row in table.findall("tbody/tr"):
            for cell, column in zip_longest(row[1:], columns[1:]):
                yield row if cell is None else cell, f"{table.get('data-prices')}.{row[0].text_content()}.{column}"


def check_search_index(site: Path, root: Path, content: Content) -> Iterator[Diagnostic]:
    """Find amounts that only search shows, such as one made of two cells that stand next to each other."""
    known = {dollars(amount) for amount in content.pricing.amounts.values()}
    findings = (finding for _, finding in content.evidence.findings.values())
    amounts = (value for finding in findings if finding.amount for value in (finding.lowest, finding.value))
    known |= {dollars(value) for value in amounts if value is not None}
    for entry in indexed(site / "search.json"):
        for _, found in amounts_in(normal(entry["x"])):
            if found not in known:
                source = source_of(PurePosixPath(entry["l"].partition("#")[0], "index.html"), root) or PRICING
                message = f'search would show "{found}" on this page, which is not a price'
                yield Diagnostic(source, 1, message, HINT, "price-differs")
