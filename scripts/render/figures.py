"""A finding in a patient's words: frequencies first, always with their other half, then who, how and when.

Source: natural frequencies with one denominator (CDC Clear Communication Index, items 16 to 18; IPDAS; Gigerenzer).
"""

from decimal import Decimal
from functools import cache

from markupsafe import Markup, escape

from scripts.data.evidence import Finding, Share
from scripts.diagnostics import NameNotFound
from scripts.render.amounts import dollars

PARTS = ("full", "short")


@cache
def figure(name: str, finding: Finding, part: str) -> Markup:
    """Return the sentences that show a finding's number.

    `part` is `full`, or `short` without who was studied and how. Errors: `NameNotFound` for another `part`;
    `ValueError` when the number may not be shown.
    """
    if part not in PARTS:
        raise NameNotFound("form of a figure", part, PARTS)
    _refuse(name, finding)
    sentences = _shares(name, finding) if finding.shares else _value(name, finding)
    return sentences + (_origin(finding) if part == "full" and finding.topic == "outcome" else Markup(""))


def picture_note(name: str, finding: Finding) -> Markup:
    """Return when the people of a finding's picture were counted, who they were and against what.

    Errors: `ValueError` when the finding has no shares of people that may be shown.
    """
    _refuse(name, finding)
    if not finding.shares or finding.unit != "people":
        raise ValueError(f'"{name}" has no shares of people to draw; write {{{{ figure("{name}") }}}}')
    return escape(f"Counted {finding.time}." if finding.time else "") + _origin(finding)


def _refuse(name: str, finding: Finding) -> None:
    """Raise `ValueError` when the finding has no number, or none that may be shown."""
    if not finding.has_figure:
        raise ValueError(f'"{name}" has no figure; write {{{{ finding("{name}") }}}}')
    if not finding.may_show_figure:
        raise ValueError(f'"{name}" was not read in the original; write {{{{ finding("{name}") }}}}, in words')


def check_with(site: str) -> Markup:
    """Say where a reader can check a rule that was not read in the original."""
    said = '<span class="see"> See <a href="https://www.{site}">{site}</a> for updates.</span>'
    return Markup(said).format(site=site)


def _shares(name: str, finding: Finding) -> Markup:
    if finding.unit != "people":
        return _exact(name, finding)
    time = escape(f" {finding.time}" if finding.time else "")
    if len(finding.shares) == 1:
        (share,) = finding.shares
        text = "About {one} people {measure}{time}. About {other} {otherwise}."
        return Markup(text).format(
            one=_in_100(name, 0, share.in_100),
            other=Markup("{} in 100").format(100 - share.in_100),
            measure=finding.measure,
            otherwise=finding.otherwise,
            time=time,
        )
    groups = [
        Markup("With {group}, about {one} people {measure} and {other} {otherwise}.").format(
            group=share.group,
            one=_in_100(name, index, share.in_100),
            measure=finding.measure,
            other=100 - share.in_100,
            otherwise=finding.otherwise,
        )
        for index, share in enumerate(finding.shares)
    ]
    return Markup(" ").join(groups) + (Markup(" This was {}.").format(finding.time) if finding.time else Markup(""))


def _exact(name: str, finding: Finding) -> Markup:
    """Show a count of things that are not people as it was counted: `1 of 18 insurers`."""
    share: Share = finding.shares[0]
    if share.count is None or share.of is None:
        raise ValueError(
            f'"{name}" counts {finding.unit} as a percentage; write count: and of: in content/evidence.yml'
        )
    text = "{} of {} {} {}. The other {} {}."
    shown = Markup('<data class="share" value="{}" data-finding="{}">{}</data>').format(
        share.count, f"{name}#0", share.count
    )
    other = share.of - share.count
    if other == 0:
        return Markup("All {} {} {}.").format(
            Markup('<data class="share" value="{}" data-finding="{}">{}</data>').format(
                share.count, f"{name}#0", share.of
            ),
            finding.unit,
            finding.measure,
        )
    return Markup(text).format(shown, share.of, finding.unit, finding.measure, other, finding.otherwise)


def _in_100(name: str, index: int, number: int) -> Markup:
    mark = '<data class="share" value="{}" data-finding="{}">{} in 100</data>'
    return Markup(mark).format(number, f"{name}#{index}", number)


def _value(name: str, finding: Finding) -> Markup:
    before, _, after = str(finding.sentence).partition("#")
    value = finding.value or Decimal(0)
    shown = _number(value, finding.amount)
    if finding.lowest is not None:
        shown = f"{_number(finding.lowest, finding.amount)} to {shown}"
    mark = Markup('<data class="value" value="{}" data-finding="{}">{}</data>').format(value, name, shown)
    return escape(before) + mark + escape(after)


def _number(value: Decimal, amount: bool) -> str:  # noqa: FBT001 - it is a field of the finding
    return dollars(value) if amount else f"{value.normalize():f}"


def _origin(finding: Finding) -> Markup:
    who = f"{finding.people:,} {finding.population}" if finding.people else str(finding.population)
    origin = Markup("This is from {} of {}.").format(finding.design, who)
    if finding.comparison in {None, "none"}:
        origin += " There was no comparison group."
    elif len(finding.shares) < 2:
        origin += f" They were compared with {finding.comparison}."
    return Markup(' <span class="origin">{}</span>').format(origin)
