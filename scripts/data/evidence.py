"""The model of the sources and their findings. Pages show no figure that is not among them."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from scripts.data.fields import Day, Id, NonEmpty, PlainText, TrueOrFalse, WebAddress, decimal, pattern, whole_number
from scripts.data.model import BrokenRule, Model
from scripts.diagnostics import NameNotFound, look_up, suggestion

SourceId = Annotated[str, pattern(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", "use lowercase letters, digits, _, like oliver2022")]
Doi = Annotated[str, pattern(r"10\.\d{4,9}/\S+", "write the DOI from 10. on, without https://doi.org/")]
Pmid = Annotated[str, pattern(r"\d{1,9}", "write the PubMed ID in digits")]
Printed = Annotated[str, pattern(r"[A-Za-z0-9 .,()–-]{1,40}", "write the volume, issue or pages as printed, in quotes")]
INCOMPLETE, NUMBERS, PART_OF = "finding-incomplete", "finding-numbers", "finding-part"
Percent = Annotated[Decimal, decimal(0, 100, places=1)]
Count = Annotated[int, whole_number(0, 999_999)]
Value = Annotated[Decimal, decimal(0, 999_999, places=2)]

Agency = Literal["cms.gov", "fda.gov", "healthcare.gov", "irs.gov", "medicaid.gov", "medicare.gov", "samhsa.gov"]
Kind = Literal[
    "trial",
    "records study",
    "review",
    "case report",
    "survey",
    "animal study",
    "guideline",
    "patient page",
    "label",
    "government",
    "insurer",
    "price guide",
    "news",
    "preprint",
    "company",
    "clinic",
]


class Share(Model):
    """How many had an outcome: a percentage, or `count` out of `of`. `group` says who, if there are several groups."""

    group: PlainText | None = Field(None, description="Who they were, when there are several groups.")
    percent: Percent | None = Field(None, description="The percentage; or use count and of.")
    count: Count | None = Field(None, description="How many, out of the number in of.")
    of: Count | None = Field(None, description="How many there were in all.")

    @property
    def in_100(self) -> int:
        """How many in 100, rounded half up to a whole number."""
        exact = self.percent if self.percent is not None else Decimal(100 * (self.count or 0)) / (self.of or 1)
        return int(exact + Decimal("0.5"))

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that the numbers are complete and possible."""
        if (self.percent is None) == (self.count is None) or (self.count is None) != (self.of is None):
            yield (), "a share needs one number", "write percent:, or count: and of:", NUMBERS
        elif self.count is not None and self.of is not None and not self.count <= self.of:
            message = f"count is {self.count}, more than the {self.of} it is part of"
            yield ("count",), message, "check the source", NUMBERS
        elif self.of == 0:
            yield ("of",), "of is 0", "write how many were counted", NUMBERS


class PartOf(Model):
    """The finding of the same source that includes the people of this one, and what the `others` did."""

    finding: Id = Field(description="The id of a finding of the same source.")
    others: PlainText = Field(description="What those did who are in that finding and not in this one.")


class Finding(Model):
    """One thing that a source found: shares of people, a value, or only words.

    A value may be the upper end of a range, whose lower end is `lowest`.
    `topic` decides what may be shown: figures of an `outcome` only when `confidence` is `verified`.
    """

    id: Id = Field(description="A page shows it by this name, after the source's and a dot.")
    topic: Literal["outcome", "rule", "fact"] = Field(
        description="outcome: what a treatment did. rule: rights, fees, warnings. fact: else."
    )
    confidence: Literal["verified", "partly"] = Field(
        description="verified: read in the original. partly: in a copy or a report."
    )
    design: PlainText | None = Field(None, description="How it was studied; finishes: This is from ...")
    people: Count | None = Field(None, description="How many people.")
    population: PlainText | None = Field(None, description="Who they were; finishes: of 424 ...")
    comparison: PlainText | None = Field(None, description="What it was compared with, or none.")
    time: PlainText | None = Field(None, description="When it was counted.")
    measure: PlainText | None = Field(None, description="What happened to them; finishes: About 50 in 100 people ...")
    otherwise: PlainText | None = Field(None, description="What happened to the rest; finishes: About 50 in 100 ...")
    shares: tuple[Share, ...] = Field((), description="How many: in a hundred, or a count and what it is part of.")
    part_of: PartOf | None = Field(
        None, description="The finding of which its people are a part, and what the others did."
    )
    unit: PlainText = Field("people", description="What is counted when it is not people, such as insurers.")
    sentence: PlainText | None = Field(None, description="For a single number: the sentence, with # in its place.")
    lowest: Value | None = Field(None, description="The lower end of a range.")
    value: Value | None = Field(None, description="That number, or the upper end of a range.")
    amount: TrueOrFalse = Field(default=False, description="true: the value is shown in dollars.")
    says: PlainText | None = Field(None, description="One to three plain sentences without figures.")
    check_with: Agency | None = Field(
        None, description="Where a reader should check a rule that is only partly confirmed."
    )

    @property
    def has_figure(self) -> bool:
        """Whether there is a number to show."""
        return bool(self.shares) or self.value is not None

    @property
    def may_show_figure(self) -> bool:
        """Whether the number may be shown: it was read in the original, or is a dated rule."""
        return self.has_figure and (self.confidence == "verified" or self.topic == "rule")

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that the finding can be shown with everything it needs."""
        yield from self._number_rules()
        this = f"the finding {self.id}"
        if self.topic == "outcome" and self.has_figure:
            for key in ("population", "design", "time"):
                if getattr(self, key) is None:
                    yield (), f"{this} has no {key}", f"add {key}:, in the source's terms", INCOMPLETE
            if self.comparison is None:
                yield (), f"{this} has no comparison", "add comparison:, or comparison: none", INCOMPLETE
        if self.topic == "rule" and self.confidence == "partly" and self.has_figure and self.check_with is None:
            yield (), f"{this} has no check-with", "add check-with: cms.gov or fda.gov", INCOMPLETE
        if not self.may_show_figure and self.says is None:
            yield (), f"{this} has no text", "add says:, in words without figures", INCOMPLETE

    def _number_rules(self) -> Iterator[BrokenRule]:
        this = f"the finding {self.id}"
        if self.shares and self.value is not None:
            yield (), f"{this} has shares and a value", "split it into two findings", NUMBERS
        if self.shares and (self.measure is None or self.otherwise is None):
            yield (), f"{this} tells only one side", "add measure: and otherwise:", INCOMPLETE
        if len(self.shares) > 1 and any(share.group is None for share in self.shares):
            yield (), f"{this} has several shares, but not a group for each", "add group: to each", INCOMPLETE
        if self.lowest is not None and (self.value is None or self.lowest >= self.value):
            hint = "write the smaller number after lowest:, the larger one after value:"
            yield (), f"{this} has a lowest that is not below its value", hint, NUMBERS
        if self.value is not None and (self.sentence or "").count("#") != 1:
            hint = "add sentence: with one # in place of the number"
            yield (), f"{this} has a value, but no sentence with a place for it", hint, INCOMPLETE


class Source(Model):
    """A source with its findings, as a reference list names it. `checked` is the day we last looked at it."""

    id: SourceId = Field(description="The name by which pages cite it, like oliver2022.")
    kind: Kind = Field(description="What sort of source it is.")
    authors: tuple[PlainText, ...] = Field((), description="Family name, then initials without dots; et al last.")
    organization: PlainText | None = Field(None, description="The body that wrote it, where no person is named.")
    title: PlainText = Field(description="As it is printed; our own words in [square brackets].")
    container: PlainText | None = Field(None, description="The journal, book or site.")
    year: Annotated[int, whole_number(1900, 2100)] | None = Field(None, description="The year it came out.")
    volume: Printed | None = Field(None, description="As printed, in quotes.")
    issue: Printed | None = Field(None, description="As printed, in quotes.")
    pages: Printed | None = Field(None, description="As printed, in quotes.")
    doi: Doi | None = Field(None, description="Its DOI, without https://doi.org/. Never guess one.")
    pmid: Pmid | None = Field(None, description="Its number in PubMed.")
    url: WebAddress | None = Field(None, description="Its page, where it has no DOI and no number in PubMed.")
    checked: Day = Field(description="The day we last looked at it.")
    look_again: Day | None = Field(None, description="The last day to trust what it says, if it is likely to change.")
    findings: tuple[Finding, ...] = Field((), description="What it found, one entry for each thing.")

    @property
    def link(self) -> str | None:
        """The address to link to: the DOI, or else PubMed, or else the page itself."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else self.url

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Check that the source can be found and named, and that its findings fit together."""
        if self.link is None and self.kind != "clinic":
            yield (), f"the source {self.id} has no address", "add doi:, pmid: or url:", "source-incomplete"
        if not self.authors and self.organization is None:
            yield (), f"the source {self.id} has no authors", "add authors: or organization:", "source-incomplete"
        for index, finding in enumerate(self.findings):
            for below, message, hint, code in self._part_of_rules(finding):
                yield ("findings", index, "part-of", *below), message, hint, code

    def _part_of_rules(self, inner: Finding) -> Iterator[BrokenRule]:
        """Check that a finding can be drawn as part of another one: both must be about the same 100 people."""
        if inner.part_of is None:
            return
        whole = next((finding for finding in self.findings if finding.id == inner.part_of.finding), None)
        if whole is None or whole is inner:
            others = (finding.id for finding in self.findings if finding is not inner)
            message = f'this source has no other finding "{inner.part_of.finding}"'
            yield ("finding",), message, suggestion(inner.part_of.finding, others), "name-unknown"
        elif self.part(whole) is not inner:
            yield (), f"{whole.id} has two parts", "keep part-of: in only one of them", PART_OF
        elif _counted_people(inner) != _counted_people(whole):
            message = f"{inner.id} and {whole.id} do not count the same people in the same way"
            hint = "make design, people, population, comparison, time, unit and groups the same, or delete part-of:"
            yield (), message, hint, PART_OF
        else:
            for share, whole_share in zip(inner.shares, whole.shares, strict=True):
                if share.in_100 > whole_share.in_100:
                    message = f"{inner.id} is {share.in_100} in 100, more than the {whole_share.in_100} in {whole.id}"
                    yield (), message, "check both in the source", PART_OF

    def part(self, whole: Finding) -> Finding | None:
        """Return the finding that is a part of `whole`, if any."""
        parts = (finding for finding in self.findings if finding.part_of and finding.part_of.finding == whole.id)
        return next(parts, None)


def _counted_people(finding: Finding) -> tuple[object, ...]:
    """Return who was counted, when and how, which must be the same for findings that share a picture."""
    groups = tuple(share.group for share in finding.shares)
    return finding.design, finding.people, finding.population, finding.comparison, finding.time, finding.unit, groups


class Evidence(Model):
    """The evidence file."""

    sources: NonEmpty[Source] = Field(description="Every source that a page may cite.")

    @cached_property
    def by_id(self) -> dict[str, Source]:
        """Every source by its id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def findings(self) -> dict[str, tuple[Source, Finding]]:
        """Every finding, with its source, by the name that pages use: `oliver2022.response`."""
        return {
            f"{source.id}.{finding.id}": (source, finding) for source in self.sources for finding in source.findings
        }

    def source(self, name: str) -> Source:
        """Return the source with this id. Errors: `NameNotFound`."""
        return look_up("source", name, self.by_id)

    def finding(self, name: str) -> tuple[Source, Finding]:
        """Return a source and one of its findings. Errors: `NameNotFound`."""
        if name in self.findings:
            return self.findings[name]
        source = str(name).partition(".")[0]
        of_source = [known for known in self.findings if known.startswith(f"{source}.")]
        raise NameNotFound("finding", name, of_source or self.findings)
