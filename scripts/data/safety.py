"""The locked blocks: crisis help and legal status, which no page may drop."""

from collections.abc import Iterator
from typing import Literal

from scripts.data.checklists import longer_than_seven
from scripts.data.evidence import SourceId
from scripts.data.fields import Address, Id, Model, NonEmpty, Phone, PlainText, Rule


class Way(Model):
    """One way to reach a line: exactly one of a number to call, a number to text, or a chat."""

    words: PlainText
    call: Phone | None = None
    sms: Phone | None = None
    chat: Address | None = None

    @property
    def href(self) -> str:
        """The address that the words link to. Source: RFC 3966 (tel), RFC 5724 (sms)."""
        return f"tel:{self.call}" if self.call else f"sms:{self.sms}" if self.sms else str(self.chat)


class CrisisLine(Model):
    """A line that answers at once, and whom it is for."""

    id: Id
    for_: PlainText
    ways: NonEmpty[Way]
    language: Literal["en", "es"] = "en"


class Crisis(Model):
    """The crisis block."""

    title: PlainText
    lead: PlainText
    short: PlainText
    more: PlainText
    sources: NonEmpty[SourceId]
    lines: NonEmpty[CrisisLine]


class LegalStatus(Model):
    """The legal status in one sentence, and the place that explains it: `page` is a name in docs/ without `.md`."""

    short: PlainText
    sentence: PlainText
    more: PlainText
    page: Id
    anchor: Id


class Hazard(Model):
    """One harm, or one reason not to have the treatment."""

    name: PlainText
    text: PlainText


class Hazards(Model):
    """A list of them, and the sources it rests on."""

    sources: NonEmpty[SourceId]
    items: NonEmpty[Hazard]

    def rules(self) -> Iterator[Rule]:
        """Yield (location, what is wrong, what to write): a list is short."""
        yield from longer_than_seven(self.items)


class Driving(Model):
    """When to drive again, and the sources of that."""

    sources: NonEmpty[SourceId]
    text: PlainText


class NoAnswer(Model):
    """Where to turn when the clinic cannot be reached: while the site has a number to call, and while it has none."""

    with_number: PlainText
    without_number: PlainText


class Safety(Model):
    """The safety file: `contraindications` rule the treatment out, `precautions` have to be weighed first."""

    crisis: Crisis
    legal_status: LegalStatus
    no_answer: NoAnswer
    contraindications: Hazards
    precautions: Hazards
    harms: Hazards
    driving: Driving

    def rules(self) -> Iterator[Rule]:
        """Yield (location, what is wrong, what to write): the lifeline is there, every way leads somewhere."""
        lifeline = [way for line in self.crisis.lines if line.id == "lifeline" for way in line.ways]
        if not lifeline:
            yield (
                ("crisis", "lines"),
                "the line with id lifeline is missing",
                "bring it back from History on GitHub",
            )
        for kind in ("call", "sms") if lifeline else ():
            if not any(getattr(way, kind) for way in lifeline):
                message = f"the line with id lifeline has no way with {kind}:"
                yield ("crisis", "lines"), message, "bring it back from History on GitHub"
        for index, line in enumerate(self.crisis.lines):
            for number, way in enumerate(line.ways):
                if [way.call, way.sms, way.chat].count(None) != 2:
                    where = ("crisis", "lines", index, "ways", number)
                    yield where, f'"{way.words}" has no single link', "write one of call, sms or chat under it"
