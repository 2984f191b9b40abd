"""The words around what the clinic says of itself, its treatment and its prices."""

from typing import Annotated

from scripts.data.model import Model
from scripts.data.words.phrase import Counted, Phrase, phrase


class Clinic(Model):
    """What the clinic says, or what to ask it, and where its words come from."""

    says: Annotated[str, phrase("fact")]
    ask: Phrase
    article: Annotated[str, phrase("clinic", "day")]
    prices_confirmed: Annotated[str, phrase("clinic", "day")]
    course_confirmed: Annotated[str, phrase("clinic", "day")]


class Glance(Model):
    """The treatment in four facts, on the home page."""

    title: Phrase
    infusion: Phrase
    visit: Annotated[str, phrase("hours")]
    what_happens: Phrase
    course: Phrase
    later: Phrase
    each_step: Phrase
    year: Phrase
    example: Annotated[str, phrase("count")]
    all_costs: Phrase
    status: Phrase
    not_approved: Phrase


class CourseFacts(Model):
    """The facts of the course and of a visit, in the middle of a sentence."""

    infusion_length: Annotated[str, phrase("minutes")]
    visit_length: Annotated[str, phrase("shortest", "longest")]
    series: Annotated[str, phrase("infusions", "weeks")]
    series_infusions: Annotated[str, phrase("infusions")]
    series_length: Annotated[str, phrase("weeks")]


class Safety(Model):
    """The blocks of the safety file, and the table of medicines."""

    sources: Phrase
    driving: Phrase
    medicine: Phrase
    what_to_do: Phrase


class Prices(Model):
    """The price tables, and what stands around them."""

    infusion_only: Phrase
    with_integration: Phrase
    infusions: Counted
    maintenance: Counted
    series_only: Phrase
    series_and_more: Annotated[str, phrase("infusions")]
    what: Phrase
    course: Phrase
    per_infusion: Phrase
    infusion_in: Phrase
    shared_out: Phrase
    one_at_a_time: Phrase
    integration: Phrase
    added_to: Phrase
    added_cost: Phrase
    first_year: Phrase
    in_first_year: Phrase
    year_of: Annotated[str, phrase("infusions")]
    coming: Annotated[str, phrase("day")]
    until_then: Phrase
    from_that_day: Phrase
    will_change: Phrase
    other_amounts: Phrase
    clinic_says: Phrase

    @property
    def variants(self) -> dict[str, str]:
        """The name of each variant of an offer by its id."""
        return {"infusion-only": self.infusion_only, "with-integration": self.with_integration}


class Estimator(Model):
    """The cost estimator, and what its script says."""

    infusions: Phrase
    infusions_hint: Annotated[str, phrase("lowest", "highest")]
    integration: Phrase
    percent: Phrase
    percent_hint: Phrase
    you_pay: Phrase
    in_first_year: Phrase
    infusions_unit: Phrase
    plan_pays: Phrase
    percent_unit: Phrase
    how_made: Phrase
    series: Phrase
    each: Annotated[str, phrase("infusions", "price")]
    no_maintenance: Phrase
    nothing: Phrase
    year: Phrase
    not_a_quote: Phrase
    right: Phrase
    will_change: Phrase
    does_not_know: Phrase
    every_number: Annotated[str, phrase("lowest", "highest")]
    caption: Phrase
    count: Phrase
    empty: Phrase
    below_zero: Phrase
    point: Phrase
    no_digits: Phrase
    low: Phrase
    high: Phrase
    write: Annotated[str, phrase("lowest", "highest")]
    kept: Phrase
