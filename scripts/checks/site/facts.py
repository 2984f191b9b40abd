"""Facts on the built site: amounts, figures and drawings match the data files, and what is listed is cited."""

import re
from collections.abc import Container, Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest

from lxml.html import HtmlElement

from scripts.checks.normal_form import normalize
from scripts.checks.site.built import DEVELOPER_HINT, BuiltPage
from scripts.checks.wording import amounts_in
from scripts.data.amounts import amount_name
from scripts.data.load import Content
from scripts.diagnostics import Diagnostic, NameNotFound
from scripts.render.drawings import bar_length, count_people, finding_groups
from scripts.render.templates import dollars

TABLE_CELLS = "td[ancestor::table/@data-prices]"
SOURCE_ID_PREFIX = "source-"  # the prefix of an id in the list of sources
PRICE_HINT = 'use a macro like {{ price("series") }}'
FIGURE_HINT = 'use a macro like {{ figure("oliver2022.response") }}'


def check_prices(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Compare every amount that has the name of a price with the pricing file, and yield amounts without a name.

    `check_drawings` does the same for drawings.
    """
    amounts = content.pricing.amounts
    for data in page.tree.xpath("//data[not(@data-finding)]"):
        yield from _compare_amount(page, data, data.get("data-price", ""), data.get("value", ""), amounts)
    for cell, name in table_amounts(page.tree):
        yield from _compare_amount(page, cell, name, None, amounts)
    for _, amount in amounts_in(normalize(page.text("data", "svg", TABLE_CELLS))):
        yield page.diagnostic(f'the amount "{amount}" does not come from a macro', PRICE_HINT, "price-typed", amount)


def _compare_amount(
    page: BuiltPage, element: HtmlElement, name: str, value: str | None, amounts: Mapping[str, Decimal]
) -> Iterator[Diagnostic]:
    shown, expected = element.text_content(), amounts.get(name)
    if expected is None:
        yield page.diagnostic(f'there is no price "{name}"', DEVELOPER_HINT, "price-differs")
    elif shown != dollars(expected) or value not in {None, f"{expected:.2f}"}:
        both = shown if value is None else f"{shown} ({value})"
        hint = f"it is {dollars(expected)} in content/pricing.yml"
        yield page.diagnostic(f"the page shows {name} as {both}", hint, "price-differs")


def table_amounts(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield each cell of a long price table with the name of its amount, made of the table, the row and the column.

    Reason: a data element around each amount would double the size of such a table.
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
    """Compare every figure that has the name of a finding with the evidence file."""
    for data in page.tree.xpath("//data[@data-finding]"):
        name, _, index = data.get("data-finding").partition("#")
        try:
            _, finding = content.evidence.finding(name)
        except NameNotFound as error:
            yield page.diagnostic(error.message, error.hint, "figure-differs")
            continue
        if index:
            share = finding.shares[int(index)]
            expected = str(share.in_100 if finding.unit == "people" else share.count)
        else:
            expected = str(finding.value)
        if data.get("value") != expected or not finding.may_show_figure:
            message = f"the page shows {name} as {data.text_content()}"
            yield page.diagnostic(message, f"it is {expected} in content/evidence.yml", "figure-differs")


def check_citations(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Compare the numbers in the text with the list of sources at the end of the page."""
    listed = page.tree.xpath("//ol[@class='sources']/li")
    for entry in listed:
        name = entry.get("id", "").removeprefix(SOURCE_ID_PREFIX)
        if name not in content.evidence.by_id:
            yield page.diagnostic(f'there is no source "{name}"', FIGURE_HINT, "citation-wrong")
    cited = {(link.get("href"), link.text) for link in page.tree.xpath("//sup[@class='cite']/a")}
    for number, entry in enumerate(listed, 1):
        if (f"#{entry.get('id')}", str(number)) not in cited:
            yield page.diagnostic(f"source {number} is listed, but not cited", FIGURE_HINT, "citation-wrong")


def cited_sources(page: BuiltPage) -> set[str]:
    """Return the ids of the sources that a page lists as cited; the list of all sources does not count."""
    return {str(name).removeprefix(SOURCE_ID_PREFIX) for name in page.tree.xpath("//ol[@class='sources']/li/@id")}


def check_unused_sources(cited: Container[str], content: Content) -> Iterator[Diagnostic]:
    """Yield each source that no page cites; `cited` has the ids of those that are cited."""
    for index, source in enumerate(content.evidence.sources):
        if source.id not in cited and source.id not in content.safety.crisis.sources:
            where, message = ("sources", index, "id"), f"no page cites the source {source.id}"
            yield content.files["evidence"].diagnostic_at(where, message, "cite it, or delete it", "source-uncited")


DIFFERS, UNDESCRIBED = "picture-differs", "picture-undescribed"
PICTURE = "figure[contains(@class, 'picture ')]"
MIN_WORDS = 5  # in the text beside a drawing
HUNDRED = 100


def check_drawings(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Yield every drawing in the article that some readers would miss, or whose numbers differ from the data.

    Outside a picture, a drawing that is hidden from screen readers is decoration.
    """
    for drawing in page.tree.xpath(f"//article//svg[not(@aria-hidden='true') or ancestor::{PICTURE}]"):
        yield from _check_description(page, drawing)
        yield from _check_drawn_amounts(page, drawing, content)
    for picture in page.tree.xpath("//article//figure[@data-shows]"):
        yield from _check_people(page, picture, content)


def _picture_diagnostic(
    page: BuiltPage, element: HtmlElement, message: str, code: str, hint: str = DEVELOPER_HINT
) -> Diagnostic:
    """Return a problem at the line in docs/ that has the macro of the picture, or else the heading above it."""
    figures = element.xpath(f"ancestor-or-self::{PICTURE}")
    if figures:
        name = figures[-1].get("class").split()[1].replace("-", "_")
        shown = figures[-1].get("data-shows")
        return page.diagnostic(message, hint, code, f'{name}("{shown}")' if shown else f"{name}()")
    headings = element.xpath("preceding::*[self::h2 or self::h3][@id]")
    return page.diagnostic(message, hint, code, f"{{#{headings[-1].get('id')}}}" if headings else None)


def _check_description(page: BuiltPage, drawing: HtmlElement) -> Iterator[Diagnostic]:
    if len(_text_beside(drawing).split()) < MIN_WORDS:
        message = "a drawing has no caption, list or table that says the same"
        yield _picture_diagnostic(page, drawing, message, UNDESCRIBED)
    elif drawing.get("aria-hidden") != "true":
        yield _picture_diagnostic(
            page, drawing, "screen readers read a drawing besides the text that says the same", UNDESCRIBED
        )


def _text_beside(drawing: HtmlElement) -> str:
    """Return the text of the captions, lists and tables beside a drawing."""
    beside = drawing.xpath("ancestor::figure[1]//*[self::figcaption or self::ol or self::ul or self::table]")
    return " ".join(element.text_content() for element in beside)


def _check_drawn_amounts(page: BuiltPage, drawing: HtmlElement, content: Content) -> Iterator[Diagnostic]:
    """Compare the amounts in a drawing, and their bars, with the pricing file and with the text beside the drawing."""
    beside = {data.get("data-price") for data in drawing.xpath("ancestor::figure[1]//data[@data-price]")}
    for text in drawing.iter("text"):
        shown, name = text.text_content(), text.get("data-price")
        if name is None:
            if any(amounts_in(normalize(shown))):
                yield _picture_diagnostic(
                    page, drawing, f'a drawing shows "{shown}", which is not named as a price', DIFFERS
                )
            continue
        expected = content.pricing.amounts.get(name)
        if expected is None or shown != dollars(expected):
            hint = f"it is {dollars(expected)} in content/pricing.yml" if expected else "use the id of a price"
            yield _picture_diagnostic(page, drawing, f"the drawing shows {name} as {shown}", DIFFERS, hint)
            continue
        bar = next(text.itersiblings("rect", preceding=True), None)
        if bar is None or bar.get("width") != str(bar_length(name, content.pricing)):
            yield _picture_diagnostic(page, drawing, f"the bar of {name} is not to scale", DIFFERS)
        if name not in beside:
            message = f"the drawing shows {name}, but the text beside it does not"
            yield _picture_diagnostic(page, drawing, message, DIFFERS)


def _check_people(page: BuiltPage, picture: HtmlElement, content: Content) -> Iterator[Diagnostic]:
    """Compare the people drawn with the list beside them, and both with the evidence file."""
    name = picture.get("data-shows")
    try:
        expected_groups = finding_groups(*content.evidence.finding(name), content.words)
    except NameNotFound as error:
        yield _picture_diagnostic(page, picture, error.message, DIFFERS, error.hint)
        return
    drawn = [_drawn_counts(group) for group in picture.find_class("people")]
    listed = [_listed_counts(group) for group in picture.find_class("people")]
    expected = [{part.kind: part.count for part in group.parts} for group in expected_groups]
    hint = f"it is {expected} in content/evidence.yml"
    if drawn != expected:
        yield _picture_diagnostic(page, picture, f"the drawing of {name} shows {drawn}", DIFFERS, hint)
    if listed != expected:
        yield _picture_diagnostic(page, picture, f"the list beside {name} says {listed}", DIFFERS, hint)
    for counts in drawn:
        if sum(counts.values()) != HUNDRED:
            message = f"the drawing of {name} shows {sum(counts.values())} people, not 100"
            yield _picture_diagnostic(page, picture, message, DIFFERS)


def _drawn_counts(group: HtmlElement) -> dict[str, int]:
    counts = {str(item.get("class")): 0 for item in group.iter("li")}  # nobody is drawn where the count is 0
    paths = group.xpath("svg/path[@marker-mid]")
    return counts | {
        path.get("marker-mid")[len("url(#people-") : -1]: count_people(path.get("d", "")) for path in paths
    }


def _listed_counts(group: HtmlElement) -> dict[str, int]:
    numbers = {str(item.get("class")): re.match(r"\s*(\d+) ", item.text_content()) for item in group.iter("li")}
    return {kind: int(match[1]) if match else 0 for kind, match in numbers.items()}
