"""An article as Markdown made it, read once: its opening for the template, its tree for all who look inside."""

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

    `has_authoring`: whether overrides/assets/authoring.css is for anything on it.
    """

    html: str
    has_authoring: bool = False

    @cached_property
    def parts(self) -> Parts:
        """The main heading, the main message behind it, and the rest.

        Reason: what the template sets in stands behind the main message, which is to be seen without scrolling.
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
        """The parsed article, inside a page of its own."""
        return lxml_html.document_fromstring(f"<article>{self.html}</article>")

    @cached_property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of the sources that it cites, in order."""
        listed = self.tree.xpath("//ol[@class='sources']/li/@id")
        return tuple(str(name).removeprefix("source-") for name in listed if name.startswith("source-"))

    def forget_tree(self) -> None:
        """Give the memory of the tree back: those of a thousand pages are larger than all else of a build."""
        self.__dict__.pop("tree", None)
