"""Checks of the words of sources: of pages, of data files, and those in mkdocs.yml that readers see.

Also what sources must take from data instead of typing it: the clinic's name, counts of things, who reviewed pages.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path, PurePosixPath

from scripts.checks.banned import BANNED, BannedPhrases
from scripts.checks.normal_form import joined, normalize
from scripts.checks.source.markup import ADDRESS, CODE, HEADING_ID, MACRO, blanked, matches_in
from scripts.checks.wording import amount_violations, figure_violations, phrase_violations
from scripts.data.amounts import amount_name
from scripts.data.clinic import Clinic
from scripts.data.front_matter import Page
from scripts.data.load import CLINIC, Content
from scripts.data.mkdocs_yml import CLINIC_NAME, CONFIG, WITH_CLINIC_NAME
from scripts.data.source_files import CONTENT, plain_files, read_text
from scripts.data.yaml_reader import Written, written_values
from scripts.diagnostics import CheckFailed, Diagnostic, shortened

# The data files that may not have figures: all but the evidence and the clinic's own words.
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
NOT_SHOWN_FILES = {BANNED.stem, "search"}  # phrases that no page may use, and words that people type
# Words that others wrote, and values that nobody reads: ids and addresses.
THIRD_PARTY_KEYS = {"authors", "container", "organization", "title"}
NAME_SECTIONS = {"places", "people", "license"}  # of the clinic file: a name there is not a claim
PROSE_KEYS = {"parking", "access", "alt", "role", "words"}  # values in these sections that are not names
UNREAD_KEYS = {"changes", "doi", "file", "id", "pages", "pmid", "price", "sources", "url"}
BRACES = re.compile(r"(?<=\))\{[^{}\n]*\}")  # attributes of a picture or button, which other checks cover
SITE_NAMES = (*WITH_CLINIC_NAME, "repo_name")


def check_page_words(page: Page, content: Content | None, banned: BannedPhrases | None) -> Iterator[Diagnostic]:
    """Yield every typed amount or figure, unnamed study, and banned phrase of a page and its front matter."""
    head = (normalize(value.text, value.line) for value in _head_values(page))
    text = joined((*head, normalize(blanked(page.body, BRACES), page.first_line)))
    for violation in amount_violations(text):
        hint = f"put prices into content/pricing.yml, and write {_macro_for(violation.words, content)} here"
        yield violation._replace(hint=hint).at(page.path)
    violations = (*figure_violations(text), *(phrase_violations(text, banned) if banned else ()))
    yield from (violation.at(page.path) for violation in violations)


def _macro_for(amount: str, content: Content | None) -> str:
    """Return the macro that shows a typed amount if it is one of today's prices, or else an example."""
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
    """Yield the same for the data files, except for titles of sources, which others wrote.

    The loader checks the values of `price`, and figures count only in `WITHOUT_FIGURES`.
    """
    for path in plain_files(root, CONTENT, ".yml"):
        if path.stem in NOT_SHOWN_FILES:
            continue
        not_ours = UNREAD_KEYS | THIRD_PARTY_KEYS if path.stem == "evidence" else UNREAD_KEYS
        values = (value for value in _file_values(root, path) if not (value.is_key or value.name in not_ours))
        if path == CLINIC:
            values = (value for value in values if value.where[0] not in NAME_SECTIONS or value.name in PROSE_KEYS)
        text = joined(normalize(value.text, value.line) for value in values)
        violations = (
            *phrase_violations(text, banned),
            *amount_violations(text),
            *(figure_violations(text) if path.stem in WITHOUT_FIGURES else ()),
        )
        yield from (violation.at(path) for violation in violations)


def check_settings_words(root: Path, banned: BannedPhrases) -> Iterator[Diagnostic]:
    """Yield the same for settings such as the site's name, the links in the footer, and the titles in the menu."""
    for value in shown_settings(root):
        text = normalize(value.text, value.line)
        yield from (
            violation.at(CONFIG)
            for violation in (*amount_violations(text), *figure_violations(text), *phrase_violations(text, banned))
        )


def shown_settings(root: Path) -> Iterator[Written]:
    """Yield each value in mkdocs.yml that readers see."""
    for value in _file_values(root, CONFIG):
        is_title = value.is_key and value.where[0] == "nav" and len(value.where) > 1
        is_link = value.where[:2] == ("extra", "social") and value.name == "name"
        if is_title or ((value.where[0] in SITE_NAMES or is_link) and not value.is_key):
            yield value


def _file_values(root: Path, path: PurePosixPath) -> Sequence[Written]:
    """Return the keys and values of a file, or none if it cannot be read, which its loader reports."""
    try:
        return written_values(read_text(root, path), path)
    except CheckFailed:
        return ()


def _head_values(page: Page) -> Sequence[Written]:
    """Return the values of a page's front matter, or none if it cannot be read."""
    try:
        values = written_values("\n".join(page.head.split("\n")[1:-1]), page.path, 2)
    except CheckFailed:
        return ()
    return [value for value in values if not value.is_key]


FRONT_MATTER_TEXTS = ("title", "description", "text")  # macros do not work there; an author may have any name
# Files with the name itself, titles that others wrote, addresses, and what people type.
MAY_NAME_CLINIC = {"clinic", "evidence", "redirects", "search"}
# What is counted -> the words for it on pages. Reason: a page that is right today would be wrong after the next entry.
COUNTED_NOUNS = {
    "conditions": "conditions",
    "treatments": "choices|treatments",
    "handouts": "handouts|sheets",
    "places": "locations|clinics",
}
COUNTS_CONDITIONS = 'count("conditions")'  # on the page that has a section for each condition
REVIEW_CLAIM = re.compile(
    r"\bno clinician has (?:yet )?(?:reviewed|checked)\b"
    r"|\b(?:a|one) clinician has (?:reviewed|checked) (?:this|these|every|all)\b",
    re.IGNORECASE,
)


def check_names(page: Page, content: Content) -> Iterator[Diagnostic]:
    """Yield each place where a page types what it should take from data: names, counts, reviews."""
    body = blanked(page.body, MACRO, CODE, ADDRESS, HEADING_ID)
    head = ((value.line, value.text) for value in _head_values(page) if value.name in FRONT_MATTER_TEXTS)
    for line, text in ((page.first_line, body), *head):
        in_head = line < page.first_line
        for match_line, match in matches_in(text, _name_pattern(content.clinic), line):
            hint = _name_hint(match[0], content.clinic, in_head=in_head)
            message = f'the clinic\'s name is typed: "{shortened(match[0])}"'
            yield Diagnostic(page.path, match_line, message, hint, "clinic-typed")
        yield from _check_counts(page, text, line, content, in_head=in_head)
        for match_line, match in matches_in(text, REVIEW_CLAIM, line):
            message = f'who reviewed the pages is typed: "{shortened(match[0])}"'
            yield Diagnostic(
                page.path, match_line, message, "write {{ reviewed() }}, which follows reviewer:", "reviewer-typed"
            )


@cache
def _name_pattern(clinic: Clinic) -> re.Pattern[str]:
    names = sorted({clinic.name, clinic.short_name}, key=len, reverse=True)
    either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")


def _name_hint(typed: str, clinic: Clinic, *, in_head: bool) -> str:
    if in_head:
        return 'write "the clinic"'
    return "write {{ clinic() }}" if " ".join(typed.split()) == clinic.short_name else 'write {{ clinic("name") }}'


def _check_counts(page: Page, text: str, line: int, content: Content, *, in_head: bool) -> Iterator[Diagnostic]:
    for things, count in content.counts.items():
        if things in COUNTED_NOUNS and count > 1:
            number = f"{count}|{content.words.number(count)}"
            pattern = re.compile(rf"\b(?:{number})\s+(?:{COUNTED_NOUNS[things]})\b", re.IGNORECASE)
            for match_line, match in matches_in(text, pattern, line):
                hint = "leave the number out" if in_head else f'write {{{{ count("{things}") }}}} for the number'
                yield Diagnostic(
                    page.path, match_line, f'a count is typed: "{shortened(match[0])}"', hint, "count-typed"
                )


def check_conditions(pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each condition of the clinic file for which the page that counts them has no section."""
    for page in pages:
        missing = [name for name in content.clinic.conditions if f"{{#{name}}}" not in page.body]
        for name in missing if COUNTS_CONDITIONS in page.body else ():
            where = ("conditions", content.clinic.conditions.index(name))
            message, hint = f"{page.path} has no heading {{#{name}}}", "add that part there, or delete the name here"
            yield content.files["clinic"].diagnostic_at(where, message, hint, "condition-heading")


def check_names_in_settings(root: Path, clinic: Clinic) -> Iterator[Diagnostic]:
    """Yield each place where mkdocs.yml types the clinic's name."""
    for value in shown_settings(root):
        hint = f"write {CLINIC_NAME}" if value.where[0] in WITH_CLINIC_NAME else 'write "the clinic"'
        for line, match in matches_in(value.text, _name_pattern(clinic), value.line):
            message = f'the clinic\'s name is typed: "{shortened(match[0])}"'
            yield Diagnostic(CONFIG, line, message, hint, "clinic-typed")


def check_names_in_data(root: Path, clinic: Clinic) -> Iterator[Diagnostic]:
    """Yield each place where a data file types the clinic's name; macros do not work there."""
    for path in plain_files(root, CONTENT, ".yml"):
        if path.stem in MAY_NAME_CLINIC:
            continue
        for value in _file_values(root, path):
            for line, match in matches_in(value.text, _name_pattern(clinic), value.line) if not value.is_key else ():
                message = f'the clinic\'s name is typed: "{shortened(match[0])}"'
                yield Diagnostic(path, line, message, 'write "the clinic" or "this clinic"', "clinic-typed")
