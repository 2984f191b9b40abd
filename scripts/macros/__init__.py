"""The macros that pages may use: each takes plain values and returns text or safe HTML.

This module has what they share: the content, other pages, and what the page has cited and drawn so far.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from scripts.data.front_matter import FrontMatter
from scripts.data.load import Content
from scripts.data.places import Picture
from scripts.render.references import Citations
from scripts.render.templates import block


@dataclass(frozen=True, slots=True)
class OtherPages:
    """What a page can show about other pages: their front matter, by page name, and the results of the checks.

    `reviewed` returns, for each page, whether a clinician has reviewed it. `picture` returns the HTML of a picture from
    the data files, in the room that it has: `text` or `portrait`. `page_with` returns the name of the page that uses
    the macro `places` or `team` to show all of them, or None.

    `scorecards` and `items` have the attributes that the template `scorecards` shows; both are empty until all pages
    have been read.
    """

    front_matter: Callable[[str], FrontMatter | None] = lambda _: None
    reviewed: Callable[[], Sequence[bool]] = tuple
    picture: Callable[[Picture, str], Markup] = lambda _picture, _room: Markup()
    page_with: Callable[[str], str | None] = lambda _: None
    scorecards: Sequence[object] = ()
    items: Sequence[object] = ()


class PageMacros:
    """The base of all macros, created for each page, since it counts what the page cites and draws."""

    def __init__(self, content: Content, others: OtherPages) -> None:
        self._content, self._other_pages = content, others
        self._citations = Citations(content.evidence, content.words, content.link_to("references", "list"))
        self._icon_arrays = 0
        self._named_agencies = set[str]()

    def _block(self, name: str, *arguments: object, of: str = "blocks") -> Markup:
        """Return the block `name` of the template `of`, in the words of the site's language."""
        return block(self._content.words, name, *arguments, of=of)
