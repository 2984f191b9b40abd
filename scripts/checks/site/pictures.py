"""Drawings on the built site: each has a text beside it that says the same, and shows what the data say."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from scripts.checks.normal_form import normal
from scripts.checks.numbers import amounts_in
from scripts.checks.site.built import DEVELOPER_HINT, BuiltPage
from scripts.data.load import Content
from scripts.diagnostics import Diagnostic, NameNotFound
from scripts.render.pictures import bar_length, groups, people_in
from scripts.render.templates import dollars

DIFFERS, UNDESCRIBED = "picture-differs", "picture-undescribed"
PICTURE = "figure[contains(@class, 'picture ')]"
FEWEST_WORDS = 5  # in the text beside a drawing
HUNDRED = 100


def check_pictures(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Yield every drawing in the article that some readers would miss, or whose numbers differ from the data.

    Outside of a picture, a drawing that is hidden from screen readers is decoration.
    """
    for drawing in page.tree.xpath(f"//article//svg[not(@aria-hidden='true') or ancestor::{PICTURE}]"):
        yield from _described(page, drawing)
        yield from _amounts(page, drawing, content)
    for picture in page.tree.xpath("//article//figure[@data-shows]"):
        yield from _people(page, picture, content)


def _diagnostic(
    page: BuiltPage, element: HtmlElement, message: str, code: str, hint: str = DEVELOPER_HINT
) -> Diagnostic:
    """Return a problem at the line in docs/ with the macro that drew the picture, or with the heading above it."""
    figures = element.xpath(f"ancestor-or-self::{PICTURE}")
    if figures:
        name = figures[-1].get("class").split()[1].replace("-", "_")
        shown = figures[-1].get("data-shows")
        return page.diagnostic(message, hint, code, f'{name}("{shown}")' if shown else f"{name}()")
    headings = element.xpath("preceding::*[self::h2 or self::h3][@id]")
    return page.diagnostic(message, hint, code, f"{{#{headings[-1].get('id')}}}" if headings else None)


def _described(page: BuiltPage, drawing: HtmlElement) -> Iterator[Diagnostic]:
    if len(_text_beside(drawing).split()) < FEWEST_WORDS:
        message = "a drawing has no caption, list or table that says the same"
        yield _diagnostic(page, drawing, message, UNDESCRIBED)
    elif drawing.get("aria-hidden") != "true":
        yield _diagnostic(
            page, drawing, "screen readers read a drawing besides the text that says the same", UNDESCRIBED
        )


def _text_beside(drawing: HtmlElement) -> str:
    """Return the text of the drawing's caption, list or table."""
    beside = drawing.xpath("ancestor::figure[1]//*[self::figcaption or self::ol or self::ul or self::table]")
    return " ".join(element.text_content() for element in beside)


def _amounts(page: BuiltPage, drawing: HtmlElement, content: Content) -> Iterator[Diagnostic]:
    """Compare the amounts in a drawing, and the bars before them, with the pricing file and with the text beside it."""
    beside = {data.get("data-price") for data in drawing.xpath("ancestor::figure[1]//data[@data-price]")}
    for text in drawing.iter("text"):
        shown, name = text.text_content(), text.get("data-price")
        if name is None:
            if any(amounts_in(normal(shown))):
                yield _diagnostic(page, drawing, f'a drawing shows "{shown}", which is not named as a price', DIFFERS)
            continue
        right = content.pricing.amounts.get(name)
        if right is None or shown != dollars(right):
            hint = f"it is {dollars(right)} in content/pricing.yml" if right else "use the id of a price"
            yield _diagnostic(page, drawing, f"the drawing shows {name} as {shown}", DIFFERS, hint)
            continue
        bar = next(text.itersiblings("rect", preceding=True), None)
        if bar is None or bar.get("width") != str(bar_length(name, content.pricing)):
            yield _diagnostic(page, drawing, f"the bar of {name} is not to scale", DIFFERS)
        if name not in beside:
            message = f"the drawing shows {name}, but the text beside it does not"
            yield _diagnostic(page, drawing, message, DIFFERS)


def _people(page: BuiltPage, picture: HtmlElement, content: Content) -> Iterator[Diagnostic]:
    """Compare the people drawn with the list beside them, and both with the evidence file."""
    name = picture.get("data-shows")
    try:
        expected = groups(*content.evidence.finding(name), content.words)
    except NameNotFound as error:
        yield _diagnostic(page, picture, error.message, DIFFERS, error.hint)
        return
    drawn = [_drawn(group) for group in picture.find_class("people")]
    listed = [_listed(group) for group in picture.find_class("people")]
    right = [{part.kind: part.count for part in group.parts} for group in expected]
    hint = f"it is {right} in content/evidence.yml"
    if drawn != right:
        yield _diagnostic(page, picture, f"the drawing of {name} shows {drawn}", DIFFERS, hint)
    if listed != right:
        yield _diagnostic(page, picture, f"the list beside {name} says {listed}", DIFFERS, hint)
    for counts in drawn:
        if sum(counts.values()) != HUNDRED:
            message = f"the drawing of {name} shows {sum(counts.values())} people, not 100"
            yield _diagnostic(page, picture, message, DIFFERS)


def _drawn(group: HtmlElement) -> dict[str, int]:
    counts = {str(item.get("class")): 0 for item in group.iter("li")}  # nobody is drawn where the count is 0
    paths = group.xpath("svg/path[@marker-mid]")
    return counts | {path.get("marker-mid")[len("url(#people-") : -1]: people_in(path.get("d", "")) for path in paths}


def _listed(group: HtmlElement) -> dict[str, int]:
    numbers = {str(item.get("class")): re.match(r"\s*(\d+) ", item.text_content()) for item in group.iter("li")}
    return {kind: int(found[1]) if found else 0 for kind, found in numbers.items()}
