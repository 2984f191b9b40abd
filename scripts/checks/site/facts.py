"""Facts on the built site: each amount and figure is what its data file says, and the list of sources what is cited."""

from collections.abc import Container, Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path

from lxml.html import HtmlElement

from scripts.checks.normal_form import normal
from scripts.checks.numbers import amounts_in
from scripts.checks.site.built import DEVELOPER_HINT, BuiltPage
from scripts.data.amounts import amount_name
from scripts.data.load import EVIDENCE, Content
from scripts.data.yaml_reader import read_yaml
from scripts.diagnostics import Diagnostic, NameNotFound
from scripts.render.templates import dollars

LOOKED_UP = "td[ancestor::table/@data-prices]"
LISTED = "source-"  # the prefix of an id in the list of sources
PRICE_HINT = 'use a macro like {{ price("series") }}'
FIGURE_HINT = 'use a macro like {{ figure("oliver2022.response") }}'


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
        yield page.diagnostic(f'the amount "{found}" does not come from a macro', PRICE_HINT, "price-typed", found)


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
                yield (
                    row if cell is None else cell,
                    amount_name(table.get("data-prices"), row[0].text_content(), column or ""),
                )


def check_figures(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Compare every figure that has a finding's name with the evidence file."""
    for data in page.tree.xpath("//data[@data-finding]"):
        name, _, index = data.get("data-finding").partition("#")
        try:
            _, finding = content.evidence.finding(name)
        except NameNotFound as error:
            yield page.diagnostic(error.message, error.hint, "figure-differs")
            continue
        if index:
            share = finding.shares[int(index)]
            right = str(share.in_100 if finding.unit == "people" else share.count)
        else:
            right = str(finding.value)
        if data.get("value") != right or not finding.may_show_figure:
            message = f"the page shows {name} as {data.text_content()}"
            yield page.diagnostic(message, f"it is {right} in content/evidence.yml", "figure-differs")


def check_citations(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Compare the numbers in the text with the list of sources at the end of the page."""
    listed = page.tree.xpath("//ol[@class='sources']/li")
    for entry in listed:
        name = entry.get("id", "").removeprefix(LISTED)
        if name not in content.evidence.by_id:
            yield page.diagnostic(f'there is no source "{name}"', FIGURE_HINT, "citation-wrong")
    cited = {(link.get("href"), link.text) for link in page.tree.xpath("//sup[@class='cite']/a")}
    for number, entry in enumerate(listed, 1):
        if (f"#{entry.get('id')}", str(number)) not in cited:
            yield page.diagnostic(f"source {number} is listed, but not cited", FIGURE_HINT, "citation-wrong")


def cited_sources(page: BuiltPage) -> set[str]:
    """Return the ids of the sources that a page lists as cited; the list of all sources does not count."""
    return {str(name).removeprefix(LISTED) for name in page.tree.xpath("//ol[@class='sources']/li/@id")}


def check_unused_sources(cited: Container[str], content: Content, root: Path) -> Iterator[Diagnostic]:
    """Yield the sources that no page cites; `cited` has the ids of the others."""
    file = read_yaml(root, EVIDENCE)
    for index, source in enumerate(content.evidence.sources):
        if source.id not in cited and source.id not in content.safety.crisis.sources:
            line = file.line(("sources", index, "id"))
            message = f"no page cites the source {source.id}"
            yield Diagnostic(EVIDENCE, line, message, "cite it, or delete it", "source-uncited")
