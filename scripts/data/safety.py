"""The models of the mandatory blocks of every page, crisis help and legal status, and of other safety information."""

from collections.abc import Iterator
from typing import Annotated

from scripts.data.checklists import list_length_rule
from scripts.data.evidence import SourceId
from scripts.data.fields import Id, NonEmpty, PageName, Phone, PlainText, WebAddress, pattern
from scripts.data.model import BrokenRule, Model
from scripts.data.source_files import RESTORE
from scripts.data.words import LANGUAGE_CODE, LANGUAGE_HINT


class Way(Model):
    """A way to reach a crisis line: exactly one of a number to call, a number to text, or a chat."""

    words: PlainText
    call: Phone | None = None
    sms: Phone | None = None
    chat: WebAddress | None = None

    @property
    def href(self) -> str:
        """The address to which the words link. Source: RFC 3966 (tel), RFC 5724 (sms)."""
        return f"tel:{self.call}" if self.call else f"sms:{self.sms}" if self.sms else str(self.chat)


class CrisisLine(Model):
    """A crisis line that answers at once, and who it is for; `language` is that of the words, if not the site's."""

    id: Id
    for_: PlainText
    ways: NonEmpty[Way]
    language: Annotated[str, pattern(LANGUAGE_CODE, LANGUAGE_HINT)] | None = None


class Crisis(Model):
    """The crisis block."""

    title: PlainText
    lead: PlainText
    short: PlainText
    more: PlainText
    sources: NonEmpty[SourceId]
    lines: NonEmpty[CrisisLine]


class LegalStatus(Model):
    """The legal status in a sentence and in a line. `page` is a name in docs/ without `.md`: there it is explained."""

    short: PlainText
    sentence: PlainText
    more: PlainText
    in_short: PlainText
    more_in_short: PlainText
    page: PageName
    anchor: Id


class Hazard(Model):
    """One harm, or one reason not to have the treatment."""

    name: PlainText
    text: PlainText


class Hazards(Model):
    """A list of hazards, and its sources."""

    sources: NonEmpty[SourceId]
    items: NonEmpty[Hazard]

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that the list is short."""
        yield from list_length_rule(self.items)


class Driving(Model):
    """When to drive again, and the sources for it."""

    sources: NonEmpty[SourceId]
    text: PlainText


class NoAnswer(Model):
    """Where to turn when the clinic cannot be reached, if the site has its phone number and if not."""

    with_number: PlainText
    without_number: PlainText


class Safety(Model):
    """The safety file: `contraindications` rule the treatment out, `precautions` must be weighed first."""

    crisis: Crisis
    legal_status: LegalStatus
    no_answer: NoAnswer
    contraindications: Hazards
    precautions: Hazards
    harms: Hazards
    driving: Driving

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that the lifeline can be called and texted, and that every way has exactly one link."""
        lifeline = [way for line in self.crisis.lines if line.id == "lifeline" for way in line.ways]
        if not lifeline:
            yield ("crisis", "lines"), "the line with id lifeline is missing", RESTORE, "crisis-line"
        for kind in ("call", "sms") if lifeline else ():
            if not any(getattr(way, kind) for way in lifeline):
                message = f"the line with id lifeline has no {kind}:"
                yield ("crisis", "lines"), message, RESTORE, "crisis-line"
        for index, line in enumerate(self.crisis.lines):
            for number, way in enumerate(line.ways):
                if [way.call, way.sms, way.chat].count(None) != 2:
                    where = ("crisis", "lines", index, "ways", number)
                    message = f'"{way.words}" needs exactly one link'
                    yield where, message, "write one of call, sms or chat below it", "crisis-line"
