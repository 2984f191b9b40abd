"""The words of sources: of pages and their front matter, of data files, and those in mkdocs.yml that readers see."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from scripts.checks.banned import BANNED, BannedPhrases
from scripts.checks.normal_form import joined, normal
from scripts.checks.source.markup import blanked
from scripts.checks.wording import amounts, figures, phrases
from scripts.data.amounts import amount_name
from scripts.data.front_matter import Page
from scripts.data.load import CLINIC, Content
from scripts.data.mkdocs_yml import CONFIG
from scripts.data.source_files import CONTENT, plain_files, read_text
from scripts.data.yaml_reader import Written, values_of
from scripts.diagnostics import CheckFailed, Diagnostic

# All data files but the evidence and the clinic's own words.
WITHOUT_FIGURES = (
    "checklists",
    "course",
    "decision",
    "glossary",
    "handouts",
    "mechanism",
    "medicines",
    "notices",
    "safety",
    "treatments",
)
# Words that others wrote, and values that nobody reads: ids and addresses.
OF_OTHERS = {"authors", "container", "organization", "title"}
NAMED, SAID = (
    {"places", "people", "license"},
    {"parking", "access", "alt", "role", "words"},
)  # in which a name is no claim
NOT_READ = {"changes", "doi", "file", "id", "pages", "pmid", "price", "sources", "url"}
BRACES = re.compile(r"(?<=\))\{[^{}\n]*\}")  # of a picture or a button, judged by checks of their own
SITE_NAMES = ("site_name", "site_description", "site_author", "copyright", "repo_name")


def check_page_words(page: Page, content: Content | None, banned: BannedPhrases | None) -> Iterator[Diagnostic]:
    """Yield every typed amount and figure, unnamed study and banned phrase of a page and its front matter."""
    front_matter = "\n".join(page.head.split("\n")[1:-1])
    head = (normal(value.text, value.line) for value in _values(front_matter, page.path, 2) if not value.is_name)
    text = joined((*head, normal(blanked(page.body, BRACES), page.first_line)))
    for found in amounts(text):
        hint = f"put prices into content/pricing.yml, and write {_macro_for(found.words, content)} here"
        yield found._replace(hint=hint).at(page.path)
    wrong = (*figures(text), *(phrases(text, banned) if banned else ()))
    yield from (found.at(page.path) for found in wrong)


def _macro_for(amount: str, content: Content | None) -> str:
    """Return the macro that shows a typed amount if it is one of today's prices, otherwise an example."""
    typed = re.sub(r"[^\d.]", "", amount).removesuffix(".00").rstrip(".")
    pricing = content and content.pricing
    for offer in pricing.offers if pricing else ():
        for choice in pricing.choices(offer) if pricing else ():
            if pricing and typed == f"{pricing.amounts[amount_name(offer.id, choice.key)]:.2f}".removesuffix(".00"):
                is_plainest = choice.variant == next(iter(pricing.variants_of(offer)), "")
                variant = "" if is_plainest and not choice.place else f', "{choice.variant}"'
                place = f', place="{choice.place}"' if choice.place else ""
                return f'{{{{ price("{offer.id}"{variant}{place}) }}}}'
    return '{{ price("series") }}'


def check_data_words(root: Path, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield the same for the data files. Titles of sources do not count, since others wrote them.

    The loader checks the value of `price`.
    """
    for path in plain_files(root, CONTENT, ".yml"):
        if path == BANNED:
            continue
        not_ours = NOT_READ | OF_OTHERS if path.stem == "evidence" else NOT_READ
        values = (value for value in _in_file(root, path) if not (value.is_name or value.name in not_ours))
        if path == CLINIC:
            values = (value for value in values if value.where[0] not in NAMED or value.name in SAID)
        text = joined(normal(value.text, value.line) for value in values)
        wrong = (*phrases(text, banned), *amounts(text), *(figures(text) if path.stem in WITHOUT_FIGURES else ()))
        yield from (found.at(path) for found in wrong)


def check_settings_words(root: Path, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield the same for the site's name and the like, the links in its foot, and the titles in its menu."""
    for value in shown_settings(root):
        text = normal(value.text, value.line)
        yield from (found.at(CONFIG) for found in (*amounts(text), *figures(text), *phrases(text, banned)))


def shown_settings(root: Path) -> Iterator[Written]:
    """Yield what readers see of mkdocs.yml."""
    for value in _in_file(root, CONFIG):
        is_title = value.is_name and value.where[0] == "nav" and len(value.where) > 1
        is_link = value.where[:2] == ("extra", "social") and value.name == "name"
        if is_title or ((value.where[0] in SITE_NAMES or is_link) and not value.is_name):
            yield value


def _in_file(root: Path, path: PurePosixPath) -> Iterable[Written]:
    """Yield the keys and values of a file; none of one that cannot be read, which its loader reports."""
    try:
        return _values(read_text(root, path), path)
    except CheckFailed:
        return ()


def _values(text: str, path: PurePosixPath, first_line: int = 1) -> Iterable[Written]:
    try:
        return list(values_of(text, path, first_line))
    except CheckFailed:
        return ()
