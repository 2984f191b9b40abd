"""A report as Markdown for a pull request, and as a page of HTML. Text from a site is untrusted in both."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from scripts.diagnostics import visible
from scripts.render.templates import dollars
from scripts.report.compare import Changes
from scripts.report.pictures import Pair
from scripts.report.sentences import compare_words
from scripts.report.summary import grade_rise, kind_of, page_name, places, price_name, price_rise, summary

TEMPLATES = Path(__file__).parent / "templates"
LONGEST_MARKDOWN = 60_000  # characters; GitHub takes 65,536 in a comment
LONGEST_TABLE = 20  # rows of calculated amounts; HTML has all of them

# What Markdown parses, and what GitHub then finds in plain text: mentions, references, addresses, emoji, formulas.
MARKDOWN = re.compile(r"[\\`*_\[\]<>|~!]")
AFTERWARDS = (
    (re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//|[\w+-]+:)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-\d)", re.IGNORECASE), "&#8288;"),
    (re.compile(r"\$(?!\d)"), "&#36;"),
)


@dataclass(frozen=True, slots=True)
class Report:
    """The content of a report; `changes` is None if one of the two did not build, and `failures` says which and why."""

    before: str
    after: str
    day: str
    changes: Changes | None = None
    failures: tuple[tuple[str, tuple[str, ...]], ...] = ()
    notes: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()


def in_markdown(value: object) -> str:
    """Return untrusted text as Markdown that shows it and does nothing else, on one line.

    Source: GitHub Flavored Markdown, 6. GitHub's filters for mentions and references run over the rendered text, where
    backslashes are gone, so an invisible joiner is inserted.
    """
    text = MARKDOWN.sub(r"\\\g<0>", visible(" ".join(str(value).split()))).replace("&", "&amp;")
    for pattern, escaped in AFTERWARDS:
        text = pattern.sub(escaped, text)
    return text


def markdown(report: Report) -> str:
    """Return the report as GitHub Flavored Markdown, cut to the length that GitHub accepts."""
    text = _template("report.md.jinja").render(report=report, summary=summary(report.changes))
    if len(text) <= LONGEST_MARKDOWN:
        return text
    kept = text[:LONGEST_MARKDOWN].rpartition("\n")[0]
    ends = "\n</details>\n" * (kept.count("<details>") - kept.count("</details>"))
    return f"{kept}\n{ends}\n**This is not all.** The rest is in `index.html` of the report.\n"


def html(report: Report) -> str:
    """Return the report as a page of HTML, with the pictures."""
    return _template("report.html.jinja").render(report=report, summary=summary(report.changes))


MARKDOWN_PARTS = {"same": "{}", "gone": "~~{}~~", "new": "**{}**"}
HTML_PARTS = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>"}


def _parts(shapes: Mapping[str, str], escaped: Callable[[str], str]) -> Callable[[tuple[str, str]], Markup]:
    """Return a filter that shows which words of a sentence are gone and which are new."""

    def shown(change: tuple[str, str]) -> Markup:
        return Markup(" ".join(shapes[kind].format(escaped(text)) for kind, text in compare_words(*change)))

    return shown


def _finalized(value: object) -> str:
    return value if isinstance(value, Markup) else in_markdown(value)


def _amount(value: str | None) -> str:
    return dollars(Decimal(value)) if value is not None else "–"


@cache
def _template(name: str) -> Template:
    is_html = name.endswith(".html.jinja")
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=is_html,
        finalize=None if is_html else _finalized,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    parts = _parts(HTML_PARTS, lambda text: str(escape(text))) if is_html else _parts(MARKDOWN_PARTS, in_markdown)
    named = {
        "page": page_name,
        "rise": price_rise,
        "kind": kind_of,
        "price_name": price_name,
        "amount": _amount,
        "places": places,
    }
    environment.filters |= {"parts": parts, **named}
    environment.globals |= {"grade_rise": grade_rise, "longest_table": LONGEST_TABLE}
    return environment.get_template(name)
