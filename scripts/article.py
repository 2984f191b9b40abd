"""The article of a page: its HTML split into parts for the template, and parsed once for everything that reads it."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lxml import html as lxml_html
from lxml.html import HtmlElement

HEADING, PARAGRAPH = "</h1>", "</p>"


class Parts(NamedTuple):
    """An article in three parts. `heading` is empty where the article has none, `lead` where none follows."""

    heading: str
    lead: str
    rest: str


@dataclass(frozen=True)
class Article:
    """The HTML of one page of docs/, without the template around it.

    `has_authoring` says whether the page needs overrides/assets/authoring.css.
    """

    html: str
    has_authoring: bool = False

    @cached_property
    def parts(self) -> Parts:
        """The main heading, the main message that follows it, and the rest.

        Reason: the template inserts its blocks after the main message, which must be visible without scrolling.
        Source: CDC Clear Communication Index, item 2.
        """
        before, heading, after = self.html.partition(HEADING)
        if not heading:
            return Parts("", "", self.html)
        if not after.lstrip().startswith("<p>"):
            return Parts(before + heading, "", after.lstrip())
        lead, end, rest = after.lstrip().partition(PARAGRAPH)
        return Parts(before + heading, lead + end, rest.lstrip())

    @cached_property
    def tree(self) -> HtmlElement:
        """The parsed article, as a document of its own."""
        return lxml_html.document_fromstring(f"<article>{self.html}</article>")

    @cached_property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of the sources that the article cites, in order."""
        ids = self.tree.xpath("//ol[@class='sources']/li/@id")
        return tuple(str(name).removeprefix("source-") for name in ids if name.startswith("source-"))

    def free_tree(self) -> None:
        """Free the parsed tree: a thousand of them take more memory than the rest of the build."""
        self.__dict__.pop("tree", None)
