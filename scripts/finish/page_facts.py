"""What a built page says of itself: its front matter, and what its HTML shows."""

import re
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import PurePosixPath

from scripts.content.front_matter import FrontMatter

BREADCRUMBS = re.compile(r'<nav class="breadcrumbs".*?</nav>', re.DOTALL)
STEP = re.compile(r'<li(?P<here> aria-current="page")?>(?P<link><a [^>]*>)?(?P<name>[^<]*)')
CITED = re.compile(r'<ol class="sources">.*?</ol>', re.DOTALL)
SOURCE = re.compile(r'<li id="source-([^"]+)"')


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself.

    `path` and the addresses in `breadcrumbs` are below the site's, `costs/`; the home page's is empty. `breadcrumbs`
    are (name, address) from the home page to this one, both included; a section without a page has the address None.
    `reviewer` is None until a clinician has reviewed the page. `source_ids` are what it cites, in that order.
    """

    path: str
    title: str
    description: str
    author: str
    reviewer: str | None
    last_review: date
    next_review: date
    breadcrumbs: tuple[tuple[str, str | None], ...] = ()
    source_ids: tuple[str, ...] = ()


def page_facts(html: str, path: PurePosixPath, front_matter: FrontMatter) -> PageFacts:
    """Return the facts of the built page at `path`, `costs/index.html`; `html` is as the generator left it."""
    address = path.as_posix().removesuffix("index.html")
    return PageFacts(
        path=address,
        title=front_matter.title,
        description=front_matter.description,
        author=front_matter.author,
        reviewer=front_matter.reviewed_by,
        last_review=front_matter.last_review,
        next_review=front_matter.next_review,
        breadcrumbs=_breadcrumbs(html, address),
        source_ids=tuple(name for cited in CITED.findall(html) for name in SOURCE.findall(cited)),
    )


def _breadcrumbs(html: str, address: str) -> tuple[tuple[str, str | None], ...]:
    """Read what overrides/partials/breadcrumbs.html shows: its one link leads home."""
    shown = BREADCRUMBS.search(html)
    return tuple(
        (unescape(step["name"]), address if step["here"] else "" if step["link"] else None)
        for step in STEP.finditer(shown[0] if shown else "")
    )
