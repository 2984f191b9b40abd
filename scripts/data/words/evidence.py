"""The words around what was found, and around what helps a reader to decide."""

from typing import Annotated

from scripts.data.evidence import Kind
from scripts.data.fields import NonEmpty
from scripts.data.model import Model
from scripts.data.words.phrase import Phrase, phrase


class Treatments(Model):
    """What is told of every treatment."""

    what: Phrase
    given: Phrase
    status: Phrase
    evidence: Phrase
    harms: Phrase
    watch: Phrase
    cost: Phrase
    unknown: Phrase
    good: Phrase
    bad: Phrase
    body: Phrase
    mind: Phrase
    daily: Phrase


class Decision(Model):
    """The decision aid, and what its script says."""

    values: Phrase
    weights: NonEmpty[Phrase]
    my_number: Phrase
    up: Phrase
    up_what: Annotated[str, phrase("value")]
    down: Phrase
    down_what: Annotated[str, phrase("value")]
    now: Annotated[str, phrase("value", "place", "count")]
    already: Annotated[str, phrase("value", "place", "count")]
    something_else: Phrase
    your_order: Phrase
    matters: Annotated[str, phrase("weight")]
    points_to: Phrase
    no_choice: Phrase
    choices: Phrase
    which: Phrase
    mark: Phrase
    shown: Annotated[str, phrase("marked", "count")]
    in_short: Phrase
    living: Phrase
    how_sure: Phrase
    sure: NonEmpty[Phrase]


class Figures(Model):
    """A finding in words: how many, how many not, in whom, against what, when."""

    in_100: Annotated[str, phrase("number")]
    people: Annotated[str, phrase("number", "outcome", "rest", "other")]
    people_at: Annotated[str, phrase("number", "outcome", "time", "rest", "other")]
    group: Annotated[str, phrase("group", "number", "outcome", "rest", "other")]
    groups_at: Annotated[str, phrase("time")]
    counted: Annotated[str, phrase("number", "all", "things", "outcome", "rest", "other")]
    all: Annotated[str, phrase("number", "things", "outcome")]
    range: Annotated[str, phrase("lowest", "highest")]
    origin: Annotated[str, phrase("design", "who")]
    no_comparison: Phrase
    comparison: Annotated[str, phrase("comparison")]
    counted_at: Annotated[str, phrase("time")]
    check: Annotated[str, phrase("site")]


class Pictures(Model):
    """The pictures drawn from the data files, and what they tell who does not see them."""

    of_100: Phrase
    with_group: Annotated[str, phrase("group")]
    people: Phrase
    people_with: Annotated[str, phrase("group")]
    neither: Phrase
    visit: Phrase
    visit_told: Annotated[str, phrase("minutes", "hours")]
    visit_note: Annotated[str, phrase("minutes", "hours", "clinic")]
    shortest: Phrase
    longest: Phrase
    a_visit: Phrase
    span: Annotated[str, phrase("visit", "hours")]
    minutes: Annotated[str, phrase("minutes")]
    arrive: Phrase
    go_home: Phrase
    course: Phrase
    course_told: Annotated[str, phrase("infusions", "weeks")]
    first: Annotated[str, phrase("infusions")]
    week: Annotated[str, phrase("number")]
    helped: Phrase
    later: Phrase
    first_note: Annotated[str, phrase("infusions", "weeks", "clinic")]
    then_note: Phrase
    later_note: Phrase
    mechanism: Phrase
    known: Phrase
    theory: Phrase
    known_short: Phrase
    theory_short: Phrase
    year: Phrase
    year_told: Phrase
    infusions: Annotated[str, phrase("count")]


class Sources(Model):
    """The numbers of sources, their lists, and what kind of source each is."""

    title: Phrase
    source: Annotated[str, phrase("number")]
    back: Phrase
    more: Phrase
    checked: Annotated[str, phrase("day")]
    trial: Phrase
    records_study: Phrase
    review: Phrase
    case_report: Phrase
    survey: Phrase
    animal_study: Phrase
    guideline: Phrase
    patient_page: Phrase
    label: Phrase
    government: Phrase
    insurer: Phrase
    price_guide: Phrase
    news: Phrase
    preprint: Phrase
    company: Phrase
    clinic: Phrase

    def kind(self, kind: Kind) -> str:
        """Return the word for a kind of source."""
        return str(getattr(self, kind.replace(" ", "_")))


class Scorecards(Model):
    """The table of what the automatic checks found."""

    caption: Phrase
    page: Phrase
    grade: Phrase
    sources: Phrase
    reviews: Phrase
    passed: Phrase
    not_passed: Annotated[str, phrase("instrument", "question")]
    passed_of: Annotated[str, phrase("passed", "total")]
    for_whom: Phrase
    names_sources: Phrase
    not_certain: Phrase
    headings: Phrase
    short_sections: Phrase
    speaks: Phrase
    message_first: Phrase
    short_lists: Phrase
    one_denominator: Phrase


class Handouts(Model):
    """The handouts, on paper and as a page."""

    to_print: Phrase
    as_page: Phrase
    print: Phrase
    page: Phrase
    no_advice: Phrase
    changing: Annotated[str, phrase("day")]
    overdue: Annotated[str, phrase("day")]
    reviews: Annotated[str, phrase("last", "next")]
    web: Phrase


class Engines(Model):
    """What search engines are told."""

    site: Annotated[str, phrase("clinic")]
    treatment: Phrase
    prices: Annotated[str, phrase("treatment")]
    infusions: Phrase
