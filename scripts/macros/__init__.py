"""The macros that pages may use: each takes plain values and returns text or safe HTML.

Here is what all share: the content, other pages, and what the page has cited and drawn so far.
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
    """What a page can show about other pages: their front matter, by name, and the results of the checks.

    `reviewed` tells of each page whether a clinician has reviewed it; `picture` shows a picture of the data as a
    `portrait`, or as wide as the `text`; `showing` finds the page that shows all places, or the whole team: its name by
    that of the macro.

    `scorecards` and `items` have the attributes that the template `scorecards` shows; both are empty until all pages
    are read.
    """

    front_matter: Callable[[str], FrontMatter | None] = lambda _: None
    reviewed: Callable[[], Sequence[bool]] = tuple
    picture: Callable[[Picture, str], Markup] = lambda _picture, _room: Markup()
    showing: Callable[[str], str | None] = lambda _: None
    scorecards: Sequence[object] = ()
    items: Sequence[object] = ()


class PageMacros:
    """Created for each page, since it counts what the page cites and draws."""

    def __init__(self, content: Content, others: OtherPages) -> None:
        self._content, self._others = content, others
        self._citations = Citations(content.evidence, content.words, content.link_to("references", "list"))
        self._arrays = 0
        self._to_check_with = set[str]()

    def _block(self, name: str, *arguments: object, of: str = "blocks") -> Markup:
        """Return the block `name` of the template `of`, in the words of the site's language."""
        return block(self._content.words, name, *arguments, of=of)
