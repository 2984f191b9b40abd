"""The steps that each built page goes through, in order."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from scripts.content.front_matter import FrontMatter, Page
from scripts.content.load import Content
from scripts.finish.next_page import speculation_rules
from scripts.finish.page_facts import page_facts
from scripts.finish.search import MARK
from scripts.finish.structured_data import add_structured_data
from scripts.render.templates import block

NOT_FOUND = PurePosixPath("404.html")

# What the theme sets in, between its two comments, and the paragraph behind it.
OPENING = re.compile(r"<!--opening-->(?P<opening>.*?)<!--/opening-->\s*(?P<message><p>.*?</p>\n?)?", re.DOTALL)
SEARCH_MARK = re.compile(rf' {MARK}(?:="[^"]*")?(?=[ />])')
NOT_KNOWN = re.compile(r'(<h2 id="not-known">.*?)(?=<h2|<footer class="page-review")', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Made:
    """What a built page was made from; `page` is None for the pages that the theme makes.

    `front_matters` has those of all pages, by the page's name: `costs`.
    """

    content: Content
    path: PurePosixPath
    page: Page | None
    front_matters: Mapping[str, FrontMatter] = field(default_factory=dict)


Step = Callable[[str, Made], str]


def fill_locked_blocks(html: str, made: Made) -> str:
    """Put the crisis help and the legal status where the theme keeps a place for them.

    The words come from `content/safety.yml`; no page can leave them out, since no page has them.
    """
    safety, base = made.content.safety, made.content.settings.base_path
    status = safety.legal_status
    blocks = {
        "crisis-line": block("crisis_line", safety.crisis),
        "crisis-help": block("crisis_help", safety.crisis),
        "legal-status": block("legal_status", status, f"{base}{status.page}/#{status.anchor}"),
    }
    for name, filled in blocks.items():
        html = html.replace(f'<div data-fill="{name}"></div>', filled)
    return html


def fill_review(html: str, made: Made) -> str:
    """Say who wrote and who reviewed the page, and when, at its end.

    Source: JAMA benchmarks (authorship, currency); NHS design system, know that a page is up to date.
    """
    filled = ""
    if made.page and made.page.front_matter:
        edit = made.content.clinic.edit_address(made.page.path)
        filled = block("review", made.page.front_matter, made.content.settings.day, edit)
    return html.replace('<div data-fill="review"></div>', filled)


def fill_reviews_of_handouts(html: str, made: Made) -> str:
    """Say on each handout when the page that it belongs to was reviewed: a sheet leaves the site without that page."""
    for handout in made.content.handouts.handouts:
        if front_matter := made.front_matters.get(handout.page):
            review = block("handout_review", front_matter, made.content.settings.day, of="handouts")
            html = html.replace(f'<div data-fill="review-of-{handout.page}"></div>', review)
    return html


def describe_for_machines(html: str, made: Made) -> str:
    """Add the structured data of a page that docs/ has."""
    front_matter = made.page.front_matter if made.page else None
    if front_matter is None:
        return html
    return add_structured_data(html, page_facts(html, made.path, front_matter), made.content)


def put_main_message_first(html: str, _: Made) -> str:
    """Move what the theme sets in after the main heading behind the first paragraph.

    Reason: one main message, at the top, to be seen without scrolling. Source: CDC Clear Communication Index, item 2.
    """
    return OPENING.sub(lambda found: f"{found['message'] or ''}{found['opening']}", html, count=1)


def frame_what_is_not_known(html: str, _: Made) -> str:
    """Set the part that says what nobody knows apart, in one look on every page.

    Source: CDC Clear Communication Index, item 7: say what experts know and do not know.
    """
    return NOT_KNOWN.sub(r'<section class="unknown" aria-labelledby="not-known">\n\1</section>\n', html, count=1)


def make_next_page_ready(html: str, made: Made) -> str:
    """Add the rules by which a browser may prepare the next page, where they hold nothing up."""
    before, body, after = html.rpartition("</body>")
    return f"{before}{speculation_rules(made.content.settings.base_path)}\n{body}{after}"


def drop_marks_of_search(html: str, _: Made) -> str:
    """Take out what says what search leaves out: the index is made."""
    return SEARCH_MARK.sub("", html)


PAGE_STEPS: tuple[Step, ...] = (
    fill_locked_blocks,
    fill_review,
    fill_reviews_of_handouts,
    put_main_message_first,
    frame_what_is_not_known,
    make_next_page_ready,
    describe_for_machines,
    drop_marks_of_search,
)


def finish_page(html: str, made: Made) -> str:
    """Return the page after all steps."""
    for step in PAGE_STEPS:
        html = step(html, made)
    return html
