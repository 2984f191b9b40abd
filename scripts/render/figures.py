"""Findings in plain words: frequencies first, always with their complement, then who was studied, how and when.

Source: natural frequencies with one denominator (CDC Clear Communication Index, items 16 to 18; IPDAS; Gigerenzer).
"""

from decimal import Decimal
from functools import cache

from markupsafe import Markup, escape

from scripts.data.evidence import Finding, Share
from scripts.data.words import Group, Words
from scripts.diagnostics import DiagnosticError, NameNotFound
from scripts.render.templates import dollars

PARTS = ("full", "short")
UNAVAILABLE = "figure-unavailable"


@cache
def figure(name: str, finding: Finding, part: str, words: Words) -> Markup:
    """Return the sentences that show a finding's number.

    `part` is `full`, or `short` without who was studied and how. Errors: `NameNotFound` for another `part`;
    `DiagnosticError` when the number may not be shown.
    """
    if part not in PARTS:
        raise NameNotFound("form of a figure", part, PARTS)
    _refuse_unavailable(name, finding)
    phrases = words.figures
    sentences = _share_sentences(name, finding, phrases) if finding.shares else _value_sentence(name, finding, phrases)
    return sentences + (_origin_note(finding, phrases) if part == "full" and finding.topic == "outcome" else Markup(""))


def picture_note(name: str, finding: Finding, words: Words) -> Markup:
    """Return the note below the picture of a finding: when people were counted, who they were, and compared with what.

    Errors: `DiagnosticError` when the finding has no shares of people that may be shown.
    """
    _refuse_unavailable(name, finding)
    if not finding.shares or finding.unit != "people":
        hint = f'write {{{{ figure("{name}") }}}}'
        raise DiagnosticError(f'"{name}" has no shares of people to draw', hint, UNAVAILABLE)
    counted = words.figures.counted_at.format(time=finding.time) if finding.time else ""
    return escape(counted) + _origin_note(finding, words.figures)


def _refuse_unavailable(name: str, finding: Finding) -> None:
    """Raise `DiagnosticError` if the finding has no number, or none that may be shown."""
    hint = f'write {{{{ finding("{name}") }}}}'
    if not finding.has_figure:
        raise DiagnosticError(f'"{name}" has no figure', hint, UNAVAILABLE)
    if not finding.may_show_figure:
        raise DiagnosticError(f'"{name}" was not read in the original, so its figure is not shown', hint, UNAVAILABLE)


def check_with(site: str, words: Words) -> Markup:
    """Return a note that says where readers can check a rule that was not read in the original."""
    link = Markup('<a href="https://www.{site}">{site}</a>').format(site=site)
    return Markup('<span class="see"> {}</span>').format(escape(words.figures.check).format(site=link))


def _share_sentences(name: str, finding: Finding, phrases: Group) -> Markup:
    if finding.unit != "people":
        return _exact_count(name, finding, phrases)
    if len(finding.shares) == 1:
        (share,) = finding.shares
        return escape(phrases.people_at if finding.time else phrases.people).format(
            number=_in_100(name, 0, share.in_100, phrases),
            rest=phrases.in_100.format(number=100 - share.in_100),
            outcome=finding.measure,
            other=finding.otherwise,
            time=finding.time,
        )
    groups = [
        escape(phrases.group).format(
            group=share.group,
            number=_in_100(name, index, share.in_100, phrases),
            outcome=finding.measure,
            rest=100 - share.in_100,
            other=finding.otherwise,
        )
        for index, share in enumerate(finding.shares)
    ]
    return Markup(" ").join([*groups, *([phrases.groups_at.format(time=finding.time)] if finding.time else ())])


def _exact_count(name: str, finding: Finding, phrases: Group) -> Markup:
    """Return a count of anything but people as it was counted: `1 of 18 insurers`."""
    share: Share = finding.shares[0]
    if share.count is None or share.of is None:
        message = f'"{name}" counts {finding.unit} as a percentage'
        raise DiagnosticError(message, "write count: and of: in content/evidence.yml", UNAVAILABLE)
    rest = share.of - share.count
    return escape(phrases.counted if rest else phrases.all).format(
        number=_mark("share", f"{name}#0", share.count, str(share.count)),
        all=share.of,
        things=finding.unit,
        outcome=finding.measure,
        rest=rest,
        other=finding.otherwise,
    )


def _in_100(name: str, index: int, number: int, phrases: Group) -> Markup:
    return _mark("share", f"{name}#{index}", number, phrases.in_100.format(number=number))


def _mark(kind: str, name: str, value: Decimal | int, text: str) -> Markup:
    """Return a number in the element whose value a check compares with the evidence file."""
    return Markup('<data class="{}" value="{}" data-finding="{}">{}</data>').format(kind, value, name, text)


def _value_sentence(name: str, finding: Finding, phrases: Group) -> Markup:
    before, _, after = str(finding.sentence).partition("#")
    value = finding.value or Decimal(0)
    text = _format_value(value, finding.amount)
    if finding.lowest is not None:
        text = phrases.range.format(lowest=_format_value(finding.lowest, finding.amount), highest=text)
    return escape(before) + _mark("value", name, value, text) + escape(after)


def _format_value(value: Decimal, amount: bool) -> str:  # noqa: FBT001 - it is a field of the finding
    return dollars(value) if amount else f"{value.normalize():f}"


def _origin_note(finding: Finding, phrases: Group) -> Markup:
    who = f"{finding.people:,} {finding.population}" if finding.people else str(finding.population)
    origin = phrases.origin.format(design=finding.design, who=who)
    if finding.comparison in {None, "none"}:
        origin += f" {phrases.no_comparison}"
    elif len(finding.shares) < 2:
        origin += f" {phrases.comparison.format(comparison=finding.comparison)}"
    return Markup(' <span class="origin">{}</span>').format(origin)
