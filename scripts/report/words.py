"""A report in words: as Markdown for a pull request, and as a page of HTML. Text from a site is untrusted in both."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from scripts.diagnostics import visible
from scripts.render.templates import dollars
from scripts.report.compare import Change, Changes
from scripts.report.pictures import Pair
from scripts.report.sentences import compare_words

TEMPLATES = Path(__file__).parent / "templates"
LONGEST_MARKDOWN = 60_000  # characters; GitHub takes 65,536 in a comment
CHANGE_WORDS = {"changed": "changed", "added": "added", "removed": "removed", "moved": "shown on other pages"}
LONGEST_TABLE = 20  # rows of calculated amounts in Markdown; the HTML has all of them

NAME_PARTS = (
    (r"^first-year\.(\d+)", r"First year with \1"),
    (r"\.integration-adds$", ", what integration therapy adds"),
    (r"\.(?=\D)", ", "),
    (r"(?<=\w)-(?=\w)", " "),
)

# What Markdown parses, and what GitHub then detects in plain text: mentions, references, addresses, emoji, formulas.
MARKDOWN_CHARACTERS = re.compile(r"[\\`*_\[\]<>|~!]")
GITHUB_ESCAPES = (
    (re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//|[\w+-]+:)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-\d)", re.IGNORECASE), "&#8288;"),
    (re.compile(r"\$(?!\d)"), "&#36;"),
)


@dataclass(frozen=True, slots=True)
class Report:
    """The content of a report. If a state did not build, `changes` is None and `failures` says which and why."""

    before: str
    after: str
    day: str
    changes: Changes | None = None
    failures: tuple[tuple[str, tuple[str, ...]], ...] = ()
    notes: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()


def escape_markdown(value: object) -> str:
    """Return untrusted text as one line of Markdown that shows it and does nothing else.

    Source: GitHub Flavored Markdown, 6. GitHub's filters for mentions and references run on the rendered text, where
    backslashes are gone, so an invisible joiner is inserted.
    """
    text = MARKDOWN_CHARACTERS.sub(r"\\\g<0>", visible(" ".join(str(value).split()))).replace("&", "&amp;")
    for pattern, escaped in GITHUB_ESCAPES:
        text = pattern.sub(escaped, text)
    return text


def markdown(report: Report) -> str:
    """Return the report as GitHub Flavored Markdown, cut to a length that GitHub accepts."""
    text = _template("report.md.jinja").render(report=report, summary=summary(report.changes))
    if len(text) <= LONGEST_MARKDOWN:
        return text
    kept = text[:LONGEST_MARKDOWN].rpartition("\n")[0]
    ends = "\n</details>\n" * (kept.count("<details>") - kept.count("</details>"))
    return f"{kept}\n{ends}\n**This is not all.** The rest is in `index.html` of the report.\n"


def html(report: Report) -> str:
    """Return the report as a page of HTML, with the pictures."""
    return _template("report.html.jinja").render(report=report, summary=summary(report.changes))


def summary(changes: Changes | None) -> tuple[str, ...]:
    """Return what changed, in a few words for each kind: `3 prices changed`, `1 page added`."""
    if changes is None:
        return ("The two cannot be compared",)
    parts = [f"{count} {noun}{'s' * (count != 1)} {what}" for count, noun, what in _counts(changes) if count]
    if changes.shared:
        parts.append("what is on every page changed")
    return tuple(parts) or ("Nothing changes that a visitor reads",)


def _counts(changes: Changes) -> Iterator[tuple[int, str, str]]:
    for noun, values in (("price", changes.prices), ("figure", changes.figures), ("citation", changes.citations)):
        kinds = Counter(change.kind for change in values)
        for kind, words in CHANGE_WORDS.items():
            yield kinds[kind], noun, words
    yield len(changes.sums), "calculated amount", "changed"
    yield len(changes.removed) - len(changes.removed_without_redirect), "page", "removed with a redirect"
    yield len(changes.removed_without_redirect), "page", "removed without a redirect"
    yield len(changes.added), "page", "added"
    wordings = [page.wording for page in changes.pages]
    yield sum(len(wording.changed) for wording in wordings), "sentence", "reworded"
    yield sum(len(wording.added) for wording in wordings), "sentence", "added"
    yield sum(len(wording.removed) for wording in wordings), "sentence", "removed"
    harder = sum(page.after.grade > page.before.grade for page in changes.harder_or_easier)
    yield harder, "page", "harder to read"
    yield len(changes.harder_or_easier) - harder, "page", "easier to read"


def price_difference(change: Change) -> str:
    """Return the change of a price in dollars and percent: `+$100 (+2.9%)`."""
    if not (rise := change.difference):
        return ""
    char = "+" if rise > 0 else "-"
    assert change.before is not None
    old = Decimal(change.before)
    share = f" ({char}{abs(rise) * 100 / old:.1f}%)" if old else ""
    return f"{char}{dollars(abs(rise))}{share}"


def page_name(address: str) -> str:
    """Return the name of a page: its address, or `the home page`."""
    return address or "the home page"


def page_list(change: Change) -> str:
    """Return the pages that show a value, and which of them are new, and which no longer show it."""
    new = (f"new on {page_name(page)}" for page in change.new_on)
    gone = (f"no longer on {page_name(page)}" for page in change.gone_from)
    return ", ".join((*map(page_name, change.pages), *new, *gone))


def price_name(name: str, names: Mapping[str, str]) -> str:
    """Return what an amount is for: its name in `names`, or else its id spelled out."""
    if name in names:
        return names[name]
    for part, words in NAME_PARTS:
        name = re.sub(part, words, name)
    return name


def _amount(value: str | None) -> str:
    return dollars(Decimal(value)) if value is not None else "–"


@cache
def _template(name: str) -> Template:
    is_html = name.endswith(".html.jinja")
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=is_html,
        finalize=None if is_html else escape_markdown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "page": page_name,
        "difference": price_difference,
        "price_name": price_name,
        "amount": _amount,
        "page_list": page_list,
    }
    environment.globals |= {"compare_words": compare_words, "longest_table": LONGEST_TABLE}
    return environment.get_template(name)
