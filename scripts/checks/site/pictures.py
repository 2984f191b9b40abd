"""Pictures of the built site: each has a name, a description and a text twin, and draws what the data say."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from scripts.checks.normal_form import normal
from scripts.checks.numbers import amounts_in
from scripts.checks.site.built import BuiltPage
from scripts.data.load import Content
from scripts.diagnostics import Diagnostic, NameNotFound
from scripts.render.amounts import dollars
from scripts.render.pictures import bar_length, groups, people_in

TEMPLATE_HINT = "mend scripts/render/templates/pictures.html.jinja"
FEWEST_WORDS = 5  # of a text twin
HUNDRED = 100


def check_pictures(page: BuiltPage, content: Content) -> Iterator[Diagnostic]:
    """Yield every drawing of the article that some readers would miss, or that shows other numbers than the data.

    Drawings that are hidden from screen readers are decoration. Source: WCAG 2.2, 1.1.1 (non-text content).
    """
    for drawing in page.tree.xpath("//article//svg[not(@aria-hidden='true')]"):
        yield from _described(page, drawing)
        yield from _amounts(page, drawing, content)
    for picture in page.tree.xpath("//article//figure[@data-shows]"):
        yield from _people(page, picture, content)


def _diagnostic(page: BuiltPage, element: HtmlElement, message: str, hint: str = TEMPLATE_HINT) -> Diagnostic:
    """Return a problem at the line of docs/ with the expression that drew the picture, or with the heading above it."""
    figures = element.xpath("ancestor-or-self::figure[contains(@class, 'picture ')]")
    if figures:
        name = figures[-1].get("class").split()[1].replace("-", "_")
        shown = figures[-1].get("data-shows")
        return page.diagnostic(element, message, hint, needle=f'{name}("{shown}")' if shown else f"{name}()")
    headings = element.xpath("preceding::*[self::h2 or self::h3][@id]")
    return page.diagnostic(element, message, hint, needle=f"{{#{headings[-1].get('id')}}}" if headings else None)


def _described(page: BuiltPage, drawing: HtmlElement) -> Iterator[Diagnostic]:
    texts = {str(part.get("id")): part.text_content().strip() for part in drawing.xpath("title | desc")}
    named = drawing.get("aria-labelledby", "").split()
    for tag, what in (("title", "title"), ("desc", "description")):
        element = drawing.find(tag)
        name = element.get("id") if element is not None else None
        if name is None or not texts[name] or name not in named or drawing.get("role") != "img":
            yield _diagnostic(page, drawing, f"a picture has no {what}")
    if len(_twin(drawing).split()) < FEWEST_WORDS:
        yield _diagnostic(page, drawing, "a picture has no text twin", "say the same in a list or a caption under it")


def _twin(drawing: HtmlElement) -> str:
    """Return the text of the picture's caption, list or table."""
    twins = drawing.xpath("ancestor::figure[1]//*[self::figcaption or self::ol or self::ul or self::table]")
    return " ".join(twin.text_content() for twin in twins)


def _amounts(page: BuiltPage, drawing: HtmlElement, content: Content) -> Iterator[Diagnostic]:
    """Compare the amounts of a drawing, and the bars before them, with the pricing file and with the text twin."""
    told = {mark.get("data-price") for mark in drawing.xpath("ancestor::figure[1]//data[@data-price]")}
    for text in drawing.iter("text", "title", "desc"):
        shown, name = text.text_content(), text.get("data-price")
        if name is None:
            if any(amounts_in(normal(shown))):
                yield _diagnostic(page, drawing, f'a picture shows "{shown}" without data-price')
            continue
        right = content.pricing.amounts.get(name)
        if right is None or shown != dollars(right):
            hint = f"it is {dollars(right)} in content/pricing.yml" if right else "use the id of a price"
            yield _diagnostic(page, drawing, f"the picture shows {name} as {shown}", hint)
            continue
        bar = text.getprevious()
        if bar is None or bar.get("width") != str(bar_length(name, content.pricing)):
            yield _diagnostic(page, drawing, f"the bar of {name} is not to scale")
        if name not in told:
            yield _diagnostic(page, drawing, f"the picture shows {name}, and its text twin does not")


def _people(page: BuiltPage, picture: HtmlElement, content: Content) -> Iterator[Diagnostic]:
    """Compare what is drawn with what the list beside it says, and both with the evidence file."""
    name = picture.get("data-shows")
    try:
        expected = groups(*content.evidence.finding(name), content.words)
    except NameNotFound as error:
        yield _diagnostic(page, picture, error.message, error.hint)
        return
    drawn = [_drawn(group) for group in picture.find_class("people")]
    told = [_told(group) for group in picture.find_class("people")]
    right = [{part.kind: part.count for part in group.parts} for group in expected]
    if drawn != right:
        yield _diagnostic(
            page, picture, f"the picture of {name} draws {drawn}", f"it is {right} in content/evidence.yml"
        )
    if told != right:
        yield _diagnostic(
            page, picture, f"the list beside {name} says {told}", f"it is {right} in content/evidence.yml"
        )
    for counts in drawn:
        if sum(counts.values()) != HUNDRED:
            yield _diagnostic(page, picture, f"the picture of {name} draws {sum(counts.values())} people, not 100")


def _drawn(group: HtmlElement) -> dict[str, int]:
    counts = {str(item.get("class")): 0 for item in group.iter("li")}  # nobody is drawn where the count is 0
    paths = group.xpath("svg/path[@marker-mid]")
    return counts | {path.get("marker-mid")[len("url(#people-") : -1]: people_in(path.get("d", "")) for path in paths}


def _told(group: HtmlElement) -> dict[str, int]:
    numbers = {str(item.get("class")): re.match(r"\s*(\d+) ", item.text_content()) for item in group.iter("li")}
    return {kind: int(found[1]) if found else 0 for kind, found in numbers.items()}
