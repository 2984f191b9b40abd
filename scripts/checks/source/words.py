"""The words of sources: of pages, of data files, and those in mkdocs.yml that readers see.

Also what they must not type but take from data: the clinic's name, how many of a thing there are, who reviewed pages.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path, PurePosixPath

from scripts.checks.banned import BANNED, BannedPhrases
from scripts.checks.normal_form import joined, normal
from scripts.checks.source.markup import ADDRESS, CODE, HEADING_ID, MACRO, blanked, found_in
from scripts.checks.wording import amounts, figures, phrases
from scripts.data.amounts import amount_name
from scripts.data.clinic import Clinic
from scripts.data.front_matter import Page
from scripts.data.load import CLINIC, Content
from scripts.data.mkdocs_yml import CLINIC_NAME, CONFIG, FILLED
from scripts.data.source_files import CONTENT, plain_files, read_text
from scripts.data.yaml_reader import Written, values_of
from scripts.diagnostics import CheckFailed, Diagnostic, shortened

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
NOT_SHOWN = {BANNED.stem, "search"}  # what no page may say, and what people type
# Words that others wrote, and values that nobody reads: ids and addresses.
OF_OTHERS = {"authors", "container", "organization", "title"}
NAMED, SAID = (
    {"places", "people", "license"},
    {"parking", "access", "alt", "role", "words"},
)  # in which a name is no claim
NOT_READ = {"changes", "doi", "file", "id", "pages", "pmid", "price", "sources", "url"}
BRACES = re.compile(r"(?<=\))\{[^{}\n]*\}")  # of a picture or a button, judged by checks of their own
SITE_NAMES = (*FILLED, "repo_name")


def check_page_words(page: Page, content: Content | None, banned: BannedPhrases | None) -> Iterator[Diagnostic]:
    """Yield every typed amount and figure, unnamed study and banned phrase of a page and its front matter."""
    head = (normal(value.text, value.line) for value in _in_head(page))
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
        if path.stem in NOT_SHOWN:
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


def _in_file(root: Path, path: PurePosixPath) -> Sequence[Written]:
    """Return the keys and values of a file; none of one that cannot be read, which its loader reports."""
    try:
        return values_of(read_text(root, path), path)
    except CheckFailed:
        return ()


def _in_head(page: Page) -> Sequence[Written]:
    """Return the values of the front matter."""
    try:
        values = values_of("\n".join(page.head.split("\n")[1:-1]), page.path, 2)
    except CheckFailed:
        return ()
    return [value for value in values if not value.is_name]


READ = ("title", "description", "text")  # of the front matter, in which no macro works; an author may have any name
NOT_OURS = {
    "clinic",
    "evidence",
    "redirects",
    "search",
}  # the name itself, titles of others, addresses, what people type
# What is counted, by the words for it on pages. A page that is right today would be wrong after the next entry.
THINGS = {
    "conditions": "conditions",
    "treatments": "choices|treatments",
    "handouts": "handouts|sheets",
    "places": "locations|clinics",
}
CONDITIONS = 'count("conditions")'  # on the page that has a part for each
REVIEWED = re.compile(
    r"\bno clinician has (?:yet )?(?:reviewed|checked)\b"
    r"|\b(?:a|one) clinician has (?:reviewed|checked) (?:this|these|every|all)\b",
    re.IGNORECASE,
)


def check_names(page: Page, content: Content) -> Iterator[Diagnostic]:
    """Yield each place where a page types what the data says."""
    body = blanked(page.body, MACRO, CODE, ADDRESS, HEADING_ID)
    head = ((value.line, value.text) for value in _in_head(page) if value.name in READ)
    for line, text in ((page.first_line, body), *head):
        in_head = line < page.first_line
        for at, found in found_in(text, _name(content.clinic), line):
            hint = _instead_of_name(found[0], content.clinic, in_head=in_head)
            message = f'the clinic\'s name is typed: "{shortened(found[0])}"'
            yield Diagnostic(page.path, at, message, hint, "clinic-typed")
        yield from _counts(page, text, line, content, in_head=in_head)
        for at, found in found_in(text, REVIEWED, line):
            message = f'who reviewed the pages is typed: "{shortened(found[0])}"'
            yield Diagnostic(
                page.path, at, message, "write {{ reviewed() }}, which follows reviewer:", "reviewer-typed"
            )


@cache
def _name(clinic: Clinic) -> re.Pattern[str]:
    names = sorted({clinic.name, clinic.short_name}, key=len, reverse=True)
    either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")


def _instead_of_name(typed: str, clinic: Clinic, *, in_head: bool) -> str:
    if in_head:
        return 'write "the clinic"'
    return "write {{ clinic() }}" if " ".join(typed.split()) == clinic.short_name else 'write {{ clinic("name") }}'


def _counts(page: Page, text: str, line: int, content: Content, *, in_head: bool) -> Iterator[Diagnostic]:
    for things, count in content.counts.items():
        if things in THINGS and count > 1:
            number = f"{count}|{content.words.number(count)}"
            pattern = re.compile(rf"\b(?:{number})\s+(?:{THINGS[things]})\b", re.IGNORECASE)
            for at, found in found_in(text, pattern, line):
                hint = "leave the number out" if in_head else f'write {{{{ count("{things}") }}}} for the number'
                yield Diagnostic(page.path, at, f'a count is typed: "{shortened(found[0])}"', hint, "count-typed")


def check_conditions(pages: Iterable[Page], content: Content) -> Iterator[Diagnostic]:
    """Yield each condition of the clinic file that the page which counts them has no part for."""
    for page in pages:
        missing = [name for name in content.clinic.conditions if f"{{#{name}}}" not in page.body]
        for name in missing if CONDITIONS in page.body else ():
            where = ("conditions", content.clinic.conditions.index(name))
            message, hint = f"{page.path} has no heading {{#{name}}}", "add that part there, or delete the name here"
            yield content.files["clinic"].diagnostic_at(where, message, hint, "condition-heading")


def check_names_in_settings(root: Path, clinic: Clinic) -> Iterator[Diagnostic]:
    """Yield each place where mkdocs.yml types the clinic's name."""
    for value in shown_settings(root):
        hint = f"write {CLINIC_NAME}" if value.where[0] in FILLED else 'write "the clinic"'
        for line, found in found_in(value.text, _name(clinic), value.line):
            message = f'the clinic\'s name is typed: "{shortened(found[0])}"'
            yield Diagnostic(CONFIG, line, message, hint, "clinic-typed")


def check_names_in_data(root: Path, clinic: Clinic) -> Iterator[Diagnostic]:
    """Yield each place where a data file, in which no macro works, types the clinic's name."""
    for path in plain_files(root, CONTENT, ".yml"):
        if path.stem in NOT_OURS:
            continue
        for value in _in_file(root, path):
            for line, found in found_in(value.text, _name(clinic), value.line) if not value.is_name else ():
                message = f'the clinic\'s name is typed: "{shortened(found[0])}"'
                yield Diagnostic(path, line, message, 'write "the clinic" or "this clinic"', "clinic-typed")
